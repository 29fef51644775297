// The shop is closed, and the bot is there: a visitor in Dutch on a phone gets the owner's answer at once, and what needs a
// person is kept and stands in the list in the morning.
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { width: 390, height: 844 };
const ANSWERS = [
  { title: "Verzendkosten", phrasings: ["Wat kost verzenden?", "Wat zijn de bezorgkosten?", "Hoeveel kost de bezorging?"], body: "Verzenden kost € 4,95.\n\nVanaf € 50 is het gratis.", link: "https://shop.example/nl/verzenden" },
  { title: "Retourneren", phrasings: ["Kan ik iets terugsturen?", "Hoe stuur ik iets terug?", "Hoe werkt retourneren?"], body: "Terugsturen kan binnen 30 dagen." },
];

test("at night the bot answers in short bubbles with the link, and keeps what a person is needed for", async ({ visit, desk, site }) => {
  await site.teach(ANSWERS);
  await site.anna.api.change("bot", { on: true });
  await site.anna.api.change("hours", { zone: "UTC", week: {} });
  const { chat } = await visit("/nl/", { language: "nl", viewport: PHONE });
  await chat.open();
  // Nobody is promised that a person answers first.
  await expect(chat.frame.getByText("Eerst antwoordt onze bot")).toBeVisible();
  await chat.say("wat zijn de verzendkosten");
  await chat.reads(
    "wat zijn de verzendkosten",
    "Je praat met onze bot. Die antwoordt met wat wij hebben opgeschreven.",
    "Verzenden kost € 4,95.",
    "Vanaf € 50 is het gratis.",
    "https://shop.example/nl/verzenden",
    "Heb je hier iets aan?",
  );
  await expect(chat.log.getByText("Bot", { exact: true })).toBeVisible();
  await expect(chat.log.getByRole("link", { name: "https://shop.example/nl/verzenden" })).toHaveAttribute("href", "https://shop.example/nl/verzenden");

  await chat.say("Kan ik een medewerker spreken over mijn jas?");
  await expect(chat.bubbles.last()).toHaveText("We zijn nu gesloten. Je vraag is bewaard, en een collega beantwoordt hem zodra we er weer zijn.");

  const console = await desk();
  const talk = await console.openTalk("Kan ik een medewerker spreken over mijn jas?");
  await expect(talk.thread.getByText("The bot handed over: the visitor wants a person")).toBeVisible();
  await talk.reply("Ja hoor, breng hem maar langs.");
  await expect(chat.bubbles.last()).toHaveText("Ja hoor, breng hem maar langs.");
});
