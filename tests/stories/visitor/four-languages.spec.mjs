// Four languages: what the chat says in each, informally or, where the owner wants it, formally.
import { servePage } from "../../fixtures/shop.mjs";
import { expect, test as base } from "../../fixtures/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

/** By language: what a visitor asks, what the panel says, informally and formally, and what they are asked at the end. */
const SAYS = {
  de: {
    asks: "Fallen die klein aus?",
    ask: ["Frag uns einfach. Ein Mensch antwortet.", "Fragen Sie uns einfach. Ein Mensch antwortet."],
    end: ["Können wir sonst noch etwas für dich tun?", "Können wir sonst noch etwas für Sie tun?"],
    edit: ["Du bearbeitest deine Nachricht", "Sie bearbeiten Ihre Nachricht"],
    done: "Nein, danke",
    rating: "Wie war es?",
  },
  en: {
    asks: "Is this one cut small?",
    ask: ["Ask us anything. A person answers.", "Ask us anything. A person answers."],
    end: ["Is there anything else we can do for you?", "Is there anything else we can do for you?"],
    edit: ["Editing", "Editing"],
    done: "No, thank you",
    rating: "How was it?",
  },
  fr: {
    asks: "Ils taillent petit ?",
    ask: ["Pose ta question. Un humain répond.", "Posez votre question. Un humain répond."],
    end: ["Pouvons-nous faire autre chose pour toi\u202f?", "Pouvons-nous faire autre chose pour vous\u202f?"],
    edit: ["Tu modifies ton message", "Vous modifiez votre message"],
    done: "Non merci",
    rating: "Comment ça s’est passé\u202f?",
  },
  nl: {
    asks: "Vallen deze klein uit?",
    ask: ["Stel je vraag. Een mens antwoordt.", "Stel uw vraag. Een mens antwoordt."],
    end: ["Kunnen we nog iets voor je doen?", "Kunnen we nog iets voor u doen?"],
    edit: ["Je bewerkt je bericht", "U bewerkt uw bericht"],
    done: "Nee, bedankt",
    rating: "Hoe was het?",
  },
};

const test = base.extend({
  /** Somebody comes to a page in that language that has the shop's chat. */
  visitIn: async ({ shop, site, visit }, use) => {
    const pages = [];
    await use(async (language) => {
      const tag = `<script async src="${site.api.url}/${site.id}.js"></script>`;
      const page = await servePage(`<!doctype html><html lang="${language}"><title>Hem &amp; Haw</title><h1>Hem &amp; Haw</h1>${tag}</html>`);
      pages.push(page);
      await site.anna.api.change("profile", { origins: [shop.url, ...pages.map(({ url }) => url)] });
      return visit("/", { shop: page, language, ...PHONE });
    });
    for (const page of pages) await page.close();
  },
});

/** A visitor reads the launcher, the panel and a later part, writes, and is asked at the end, all in their language. */
async function converses({ visitIn, talkOf }, language, formality) {
  const says = SAYS[language];
  const { chat } = await visitIn(language);
  // The page object finds launcher, log and field by their names in that language.
  await expect(chat.launcher).toHaveAccessibleName(chat.words.region);
  await chat.open();
  await expect(chat.frame.locator("html")).toHaveAttribute("lang", language);
  await expect(chat.frame.getByText(says.ask[formality])).toBeVisible();
  await chat.say(says.asks);
  await chat.edit(says.asks);
  await expect(chat.frame.getByText(says.edit[formality])).toBeVisible();
  await chat.field.press("Escape");

  await talkOf(says.asks);
  const question = chat.message(says.end[formality]);
  await question.getByRole("button", { name: says.done }).click();
  await expect(chat.frame.getByRole("region", { name: says.rating })).toBeVisible();
}

/** An agent answers, and closes while the visitor is there. */
const answersAndCloses = (console) => async (text) => {
  const talk = await console.openTalk(text);
  await talk.reply("🙂");
  await talk.button("Close").click();
};

for (const language of Object.keys(SAYS)) {
  test(`on a page in ${language} everything is in that language, informally`, async ({ desk, visitIn }) => {
    await converses({ visitIn, talkOf: answersAndCloses(await desk()) }, language, 0);
  });
}

test("an owner chooses the formal address, and sees before saving what it does", async ({ desk, visitIn }) => {
  const { page } = await desk(undefined, { language: "de", locale: "de-DE", fragment: "/settings" });
  await expect(page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  const preview = page.getByRole("img", { name: "Vorschau" });
  await expect(preview).toContainText(SAYS.de.ask[0]);
  const formal = page.getByRole("checkbox", { name: "Besucher siezen" });
  await formal.press("Space");
  await expect(preview).toContainText(SAYS.de.ask[1]);
  await page.getByLabel("Sprache des Chats").selectOption("Français");
  await expect(preview).toContainText(SAYS.fr.ask[1]);
  await page.getByLabel("Sprache des Chats").selectOption("Die Sprache der Seite");
  await page.getByRole("button", { name: "Speichern: Aussehen" }).click();
  await expect(page.getByText("Gespeichert", { exact: true })).toBeVisible();
  await page.reload();
  await expect(formal).toBeChecked();

  const console = await desk();
  for (const language of Object.keys(SAYS)) {
    await converses({ visitIn, talkOf: answersAndCloses(console) }, language, 1);
  }
});

test("the console in German: the agent who turns the formal address on asks formally at once", async ({ desk, visitIn }) => {
  const console = await desk(undefined, { language: "de", locale: "de-DE" });
  const { page } = console;
  await expect(page.getByText("Nichts geöffnet")).toBeVisible();
  await page.getByRole("link", { name: "Einstellungen" }).first().click();
  await page.getByLabel("Besucher siezen").check();
  await page.getByRole("button", { name: "Speichern: Aussehen" }).click();
  await expect(page.getByText("Gespeichert", { exact: true })).toBeVisible();

  const { chat } = await visitIn("de");
  await chat.open();
  await chat.say("Bin ich hier richtig?");
  await page.getByRole("link", { name: "Posteingang" }).first().click();
  await console.rowIn("waiting", "Bin ich hier richtig?").click();
  await page.getByRole("button", { name: "Annehmen" }).click();
  await expect(page.getByText("Du antwortest")).toBeVisible();
  const field = page.getByRole("textbox", { name: "Antwort" });
  await field.fill("Ja, sind Sie.");
  await field.press("Enter");
  await expect(chat.log.getByText("Anna ist jetzt im Chat")).toBeVisible();
  await chat.reads("Bin ich hier richtig?", "Ja, sind Sie.");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("button", { name: "Schließen", exact: true }).click();
  await expect(chat.message(SAYS.de.end[1])).toBeVisible();
});

test("the console's menu offers each language by its own name", async ({ desk }) => {
  const { page } = await desk();
  const ends = { Deutsch: "Nichts geöffnet", English: "Nothing open", Français: "Rien d’ouvert", Nederlands: "Niets geopend" };
  const menus = { Deutsch: "Menü", English: "Menu", Français: "Menu", Nederlands: "Menu" };
  let menu = "Menu";
  for (const [name, empty] of Object.entries(ends)) {
    await page.getByRole("button", { name: `${menu}: Anna` }).click();
    const languages = page.locator(".languages").getByRole("button");
    await expect(languages).toHaveText(["Deutsch", "English", "Français", "Nederlands"]);
    await languages.filter({ hasText: name }).click();
    await expect(page.getByText(empty)).toBeVisible();
    menu = menus[name];
  }
});

test("emoji are found in German and in French, with capitals and without accents", async ({ visitIn }) => {
  for (const [language, query, name] of [["de", "HERZ", "rotes Herz"], ["fr", "etoile", "étoile"]]) {
    const { chat } = await visitIn(language);
    await chat.open();
    await chat.openPicker();
    await chat.emojiSearch.fill(query);
    await expect(chat.emoji(name)).toBeVisible();
  }
});
