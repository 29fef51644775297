//! In Dutch.

use super::Ready;

pub(super) const ANSWERS: [Ready; 8] = [
    Ready {
        title: "Verzending en bezorging",
        phrasings: &[
            "Hoe lang duurt de levering?",
            "Wanneer wordt mijn pakket bezorgd?",
            "Wat kost verzenden?",
            "Kan ik een bezorgmoment kiezen?",
            "Bezorgen jullie ook op zaterdag?",
            "Verzenden jullie naar België?",
        ],
        body: "Bestel je op een werkdag voor [16:00 uur], dan versturen we je pakket dezelfde dag. Je hebt het binnen [1 tot 2 werkdagen] in huis.\n\nVerzenden kost [€ 4,95] en is gratis vanaf [€ 50].",
    },
    Ready {
        title: "Retourneren of ruilen",
        phrasings: &[
            "Hoe kan ik iets terugsturen?",
            "Mag ik mijn aankoop ruilen?",
            "Binnen hoeveel dagen kan ik retourneren?",
            "Wat kost een retour?",
            "Wanneer krijg ik mijn geld terug?",
            "Ik wil mijn bestelling retour sturen",
        ],
        body: "Je hebt [30 dagen] de tijd om iets terug te sturen. Meld je retour aan op [adres van de retourpagina] en plak het label op de doos.\n\nTerugsturen kost [niets]. Je geld staat binnen [5 werkdagen] na ontvangst op je rekening.",
    },
    Ready {
        title: "Maten en pasvorm",
        phrasings: &[
            "Welke maat heb ik nodig?",
            "Valt dit groot of klein?",
            "Hebben jullie een maattabel?",
            "Ik zit tussen twee maten in",
            "Wat zijn de afmetingen?",
        ],
        body: "Bij elk product staat een maattabel. De meeste artikelen vallen [normaal]; twijfel je tussen twee maten, kies dan [de grootste].\n\nPast het toch niet? Ruilen is [gratis].",
    },
    Ready {
        title: "Betalen",
        phrasings: &[
            "Hoe kan ik betalen?",
            "Kan ik met iDEAL betalen?",
            "Kan ik achteraf betalen?",
            "Accepteren jullie een creditcard?",
            "Mijn betaling is mislukt",
            "Waar vind ik mijn factuur?",
        ],
        body: "Je betaalt met [iDEAL, Bancontact, creditcard of achteraf].\n\nIs een betaling mislukt, dan is er niets afgeschreven: probeer het gerust opnieuw. Je factuur vind je [in de bevestigingsmail].",
    },
    Ready {
        title: "Waar is mijn bestelling?",
        phrasings: &[
            "Waar blijft mijn pakket?",
            "Ik heb nog niets ontvangen",
            "Kan ik mijn zending volgen?",
            "Wat is de status van mijn bestelling?",
            "Ik heb geen track-and-trace gekregen",
            "Mijn pakketje is nog niet aangekomen",
        ],
        body: "Zodra je pakket onderweg is, krijg je een mail met een link om het te volgen. Kijk ook even bij je ongewenste mail.\n\nIs het na [3 werkdagen] nog niet binnen, praat dan met een medewerker en houd je bestelnummer bij de hand.",
    },
    Ready {
        title: "Openingstijden en bereikbaarheid",
        phrasings: &[
            "Hoe laat zijn jullie open?",
            "Zijn jullie op zondag open?",
            "Wat is jullie telefoonnummer?",
            "Hebben jullie een winkel?",
            "Waar zitten jullie?",
        ],
        body: "We zijn open op [maandag tot en met vrijdag van 9:00 tot 17:30 uur].\n\nOnze winkel vind je op [adres]. Bellen kan op [telefoonnummer].",
    },
    Ready {
        title: "Klacht of kapot product",
        phrasings: &[
            "Mijn product is kapot",
            "Ik wil een klacht indienen",
            "Er zit een fout in mijn bestelling",
            "Ik heb het verkeerde artikel ontvangen",
            "Het is beschadigd aangekomen",
            "Heb ik nog garantie?",
        ],
        body: "Dat is vervelend, en dat lossen we op. Stuur een foto van wat er mis is en je bestelnummer naar [e-mailadres], of praat hier met een medewerker.\n\nJe krijgt binnen [1 werkdag] antwoord.",
    },
    Ready {
        title: "Vraag over een product",
        phrasings: &[
            "Is dit artikel op voorraad?",
            "Wanneer komt het weer binnen?",
            "Van welk materiaal is het gemaakt?",
            "Hebben jullie dit in een andere kleur?",
            "Hoe moet ik dit wassen of onderhouden?",
            "Kun je me advies geven over een product?",
        ],
        body: "Op de pagina van elk product staat of het op voorraad is, en alles over [materiaal, kleuren en onderhoud].\n\nIs iets uitverkocht, dan kun je [je e-mailadres achterlaten]: je hoort het zodra het er weer is.",
    },
];
