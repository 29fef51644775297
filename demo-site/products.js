// What the shop sells. Prices in euro cents; texts by the language of the page.
export const products = [
  {
    id: "weekday-chino",
    kind: "trousers",
    name: "Weekday chino",
    price: 7900,
    sizes: ["30", "32", "34", "36", "38"],
    goesWith: ["plain-tan", "woven-navy", "saddle-brown"],
    en: {
      line: "Sand cotton twill, straight leg",
      text: "The pair you reach for without thinking. Brushed cotton twill with a little give, a straight leg that sits just above the shoe, and pockets deep enough for a paperback.",
      facts: ["98 % cotton, 2 % elastane, 260 g/m²", "Belt loops 4.5 cm high", "Washes at 30 °C, shrinks under 2 %", "Sewn in Guimarães, Portugal"],
    },
    nl: {
      line: "Zandkleurige katoenen keper, rechte pijp",
      text: "De broek die je pakt zonder na te denken. Geruwde katoenen keper met een beetje rek, een rechte pijp die net boven de schoen valt en zakken waar een pocketboek in past.",
      facts: ["98 % katoen, 2 % elastaan, 260 g/m²", "Riemlussen van 4,5 cm hoog", "Wassen op 30 °C, krimpt minder dan 2 %", "Genaaid in Guimarães, Portugal"],
    },
  },
  {
    id: "market-corduroy",
    kind: "trousers",
    name: "Market corduroy",
    price: 9500,
    sizes: ["30", "32", "34", "36"],
    goesWith: ["saddle-brown", "plain-tan"],
    en: {
      line: "Rust wide-wale corduroy, easy leg",
      text: "Warm, a little loud and softer every winter. A wide-wale corduroy from one of the last mills that cuts its own pile, with an easy leg and a high, comfortable waist.",
      facts: ["100 % cotton, 8 wales, 380 g/m²", "Belt loops 5 cm high", "Wash inside out at 30 °C", "Sewn in Guimarães, Portugal"],
    },
    nl: {
      line: "Roestkleurige grove ribfluweel, ruime pijp",
      text: "Warm, een tikje uitgesproken en elke winter zachter. Grove ribfluweel van een van de laatste weverijen die hun pool zelf snijden, met een ruime pijp en een hoge, fijne taille.",
      facts: ["100 % katoen, 8 ribben, 380 g/m²", "Riemlussen van 5 cm hoog", "Binnenstebuiten wassen op 30 °C", "Genaaid in Guimarães, Portugal"],
    },
  },
  {
    id: "harbour-linen",
    kind: "trousers",
    name: "Harbour linen",
    price: 8900,
    sizes: ["S", "M", "L", "XL"],
    goesWith: ["woven-navy", "plain-tan"],
    en: {
      line: "Sage linen, drawstring and loops",
      text: "For days that start at the ferry and end on a terrace. Washed European linen with a drawstring for the morning and belt loops for the evening.",
      facts: ["100 % linen, 190 g/m²", "Drawstring waist with belt loops 4 cm high", "Washes at 40 °C, no ironing asked", "Sewn in Vilnius, Lithuania"],
    },
    nl: {
      line: "Saliegroen linnen, koord en riemlussen",
      text: "Voor dagen die op de pont beginnen en op een terras eindigen. Gewassen Europees linnen met een koord voor de ochtend en riemlussen voor de avond.",
      facts: ["100 % linnen, 190 g/m²", "Taille met koord en riemlussen van 4 cm hoog", "Wassen op 40 °C, strijken hoeft niet", "Genaaid in Vilnius, Litouwen"],
    },
  },
  {
    id: "plain-tan",
    kind: "belts",
    name: "Plain tan belt",
    price: 4995,
    sizes: ["80", "90", "100", "110"],
    goesWith: ["weekday-chino", "harbour-linen", "market-corduroy"],
    en: {
      line: "Vegetable-tanned leather, brass buckle",
      text: "One strap, one buckle, nothing else. It starts pale and turns the colour of good tea by its second summer.",
      facts: ["Full-grain cowhide, 3.5 mm, 3.2 cm wide", "Solid brass buckle, can be changed", "Five holes, 2.5 cm apart", "Cut in Waalwijk, the Netherlands"],
    },
    nl: {
      line: "Plantaardig gelooid leer, messing gesp",
      text: "Eén riem, één gesp, verder niets. Hij begint licht en heeft na twee zomers de kleur van goede thee.",
      facts: ["Volnerf rundleer, 3,5 mm, 3,2 cm breed", "Massief messing gesp, te verwisselen", "Vijf gaten, 2,5 cm uit elkaar", "Gesneden in Waalwijk"],
    },
  },
  {
    id: "woven-navy",
    kind: "belts",
    name: "Woven navy belt",
    price: 3500,
    sizes: ["S", "M", "L"],
    goesWith: ["harbour-linen", "weekday-chino"],
    en: {
      line: "Braided cotton, fits at every point",
      text: "No holes to choose from: the pin goes through the weave wherever you are today. Light, quiet, and happy in a suitcase.",
      facts: ["Waxed cotton braid, 3 cm wide", "Nickel-free steel buckle", "Leather tips at both ends", "Woven in Guimarães, Portugal"],
    },
    nl: {
      line: "Gevlochten katoen, past op elk punt",
      text: "Geen gaten om uit te kiezen: de pin gaat door het vlechtwerk waar jij vandaag bent. Licht, bescheiden en thuis in elke koffer.",
      facts: ["Gewaxt katoenen vlechtwerk, 3 cm breed", "Nikkelvrije stalen gesp", "Leren uiteinden", "Gevlochten in Guimarães, Portugal"],
    },
  },
  {
    id: "saddle-brown",
    kind: "belts",
    name: "Saddle belt",
    price: 5500,
    sizes: ["80", "90", "100", "110", "120"],
    goesWith: ["market-corduroy", "weekday-chino"],
    en: {
      line: "Dark bridle leather, two rings",
      text: "Wide and certain. Bridle leather, stitched twice along both edges, closed with two rings instead of a pin, so that it never wears in one place.",
      facts: ["Bridle leather, 4 mm, 4 cm wide", "For loops of 4.5 cm and up", "Waxed linen thread, sewn by hand", "Made in Waalwijk, the Netherlands"],
    },
    nl: {
      line: "Donker tuigleer, twee ringen",
      text: "Breed en zeker. Tuigleer, langs beide randen dubbel gestikt en gesloten met twee ringen in plaats van een pin, zodat hij nergens slijt.",
      facts: ["Tuigleer, 4 mm, 4 cm breed", "Voor lussen vanaf 4,5 cm", "Gewaxt linnen garen, met de hand genaaid", "Gemaakt in Waalwijk"],
    },
  },
];

export const product = (id) => products.find((one) => one.id === id);
