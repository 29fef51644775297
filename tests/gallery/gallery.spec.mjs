// Pictures of everything that people see, to be looked at; asserts nothing. Runs only when EDGEWISE_SCREENSHOTS names a folder:
// EDGEWISE_SCREENSHOTS=pictures EDGEWISE_CHROMIUM="$(command -v chromium)" npx playwright test --project=gallery
import { join } from "node:path";
import { pdf, png } from "../fixtures/files.mjs";
import { expect, test } from "../fixtures/story.mjs";

const FOLDER = process.env.EDGEWISE_SCREENSHOTS;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const SMALL_PHONE = { ...PHONE, viewport: { width: 320, height: 568 } };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const TABLET = { viewport: { width: 768, height: 1024 } };

const QUESTIONS = ["Hello! Do the weekday chinos run small?", "I am usually between two sizes.", "https://shop.example/trousers?size=33&colour=sand 🙂", "Two things:\n1. the length\n2. the colour in daylight", "👍", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"];
const ANSWERS = ["A little. Take one size up.", "The legs are hemmed to your length, free of charge; just tell us your inseam when you order and we do the rest.", "Sure!", "Here it is: https://shop.example/lengths"];

const VISITORS = [
  ["desktop", "light", "en"],
  ["desktop", "dark", "en"],
  ["desktop", "light", "nl"],
  ["phone", "light", "en"],
  ["phone", "dark", "nl"],
  ["tablet", "light", "en"],
  ["small", "light", "en"],
  ["phone", "light", "de"],
  ["small", "light", "de"],
  ["small", "light", "fr"],
];
const AGENTS = [
  ["desktop", "light", "en"],
  ["desktop", "dark", "en"],
  ["desktop", "light", "nl"],
  ["tablet", "light", "en"],
  ["phone", "light", "en"],
  ["phone", "dark", "nl"],
  ["desktop", "light", "de"],
  ["phone", "light", "de"],
  ["desktop", "light", "fr"],
  ["phone", "light", "fr"],
];

const snap = (page, name) => page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled" });

test.describe.configure({ timeout: 240_000 });

/** Some forty messages by both sides. */
async function fill(site, conversation, visitor) {
  await visitor.say(QUESTIONS[0]);
  const agent = await site.anna.looksAt(conversation);
  for (let round = 0; round < 10; round += 1) {
    for (const body of [QUESTIONS[round % 6], QUESTIONS[(round + 1) % 6]]) await visitor.say(body);
    for (const body of [ANSWERS[round % 4], ANSWERS[(round + 1) % 4]]) await agent.say(body);
  }
  await agent.leave();
}

/** A visitor's browser that finds itself in a conversation which has begun elsewhere. */
async function resume(visit, { conversation, token }, path, options) {
  const shop = await visit(path, options);
  await shop.page.evaluate((ticket) => (localStorage["edgewise:main"] = ticket), `${conversation}.${token}`);
  await shop.page.reload();
  return shop;
}

test("the shop", async ({ site, visit }) => {
  const person = await site.visitor();
  const tab = await person.tab();
  await fill(site, person.conversation, tab);
  const screens = { desktop: DESKTOP, tablet: TABLET, phone: PHONE, small: SMALL_PHONE };
  for (const [size, colorScheme, language] of VISITORS) {
    const path = language === "nl" ? "/nl/trousers.html" : "/trousers.html";
    const options = { ...screens[size], colorScheme, language, timezoneId: "Europe/Amsterdam" };
    const name = `shop-${size}-${colorScheme}-${language}`;
    // The shop itself speaks two languages.
    await site.anna.api.change("look", { language: ["de", "fr"].includes(language) ? language : "auto" });
    const { chat, page } = await visit(path, options);
    await expect(chat.launcher).toBeVisible();
    await snap(page, `${name}-1-launcher`);
    await chat.open();
    await snap(page, `${name}-2-empty`);
    await page.context().close();
    const talking = await resume(visit, person, path, options);
    await talking.chat.open();
    await expect(talking.chat.bubbles).toHaveCount(41);
    await snap(talking.page, `${name}-3-talk`);
    if (language === "en") {
      await talking.chat.draft("A longer draft that needs more than the one line which the pill has when it is empty, and goes on.\nAnd on.");
      await snap(talking.page, `${name}-4-draft`);
    }
    await talking.page.context().close();
  }
  await site.anna.api.change("look", { language: "auto" });
  await tab.leave();
});

test("what is said: bubbles, reactions, answers to choose from, an edit", async ({ desk, site, visit }) => {
  const person = await site.visitor();
  const tab = await person.tab();
  await tab.say("How do I send it back?");
  await tab.say("It is too small, I am afraid.");
  const agent = await site.anna.looksAt(person.conversation);
  await agent.say("Print the label.\n\nStick it on the box. Any box will do, as long as it is closed well.\n\nBring it to a shop near you.");
  const last = agent.events.at(-1).seq;
  await agent.does({ react: { tab: agent.tab, number: ++agent.number, of: 2, with: "sad" } });
  await tab.does({ react: { tab: tab.tab, number: ++tab.number, of: last, with: "thanks" } });
  const say = (body, choices) => agent.does({ say: { tab: agent.tab, number: ++agent.number, body, choices } });
  await say("Shall I send another one?", ["Yes, one size up", "No, thanks"]);
  await tab.say("Yes, one size up");
  await say("Where to?", ["The same address", "My work", "A parcel shop near me"]);
  for (const [name, options] of [["phone-dark", { ...PHONE, colorScheme: "dark" }], ["desktop-light", { ...DESKTOP, colorScheme: "light" }]]) {
    const { chat, page } = await resume(visit, person, "/trousers.html", options);
    await chat.open();
    await expect(chat.message("Where to?").getByRole("button", { name: "My work" })).toBeVisible();
    await chat.message("Bring it to a shop near you.").hover();
    await chat.message("Bring it to a shop near you.").getByRole("button", { name: "React" }).click();
    await expect(chat.log.getByRole("group")).toBeVisible();
    await snap(page, `said-${name}-1-react`);
    await page.keyboard.press("Escape");
    await chat.edit("It is too small, I am afraid.");
    await snap(page, `said-${name}-2-edit`);
    await page.context().close();
  }
  const { page, talk } = await desk(site.anna, { ...DESKTOP });
  await page.goto(`${new URL(page.url()).origin}/console/main/conversations/${person.conversation}`);
  await talk.reads("Where to?");
  await talk.field.fill("Which one?");
  await talk.button("Offer answers").click();
  const next = talk.pane.getByRole("textbox", { name: "An answer to choose from" });
  for (const answer of ["The blue one", "The green one"]) {
    await next.fill(answer);
    await next.press("Enter");
  }
  await talk.thread.getByText("How do I send it back?").hover();
  await talk.thread.getByRole("button", { name: "React" }).first().click();
  await snap(page, "said-console");
  await agent.leave();
  await tab.leave();
});

test("photos and files", async ({ desk, newBrowser, site, visit }) => {
  for (const [name, options] of [["phone-light-nl", { ...PHONE, colorScheme: "light", language: "nl" }], ["desktop-dark", { ...DESKTOP, colorScheme: "dark" }]]) {
    const person = await site.visitor();
    const tab = await person.tab();
    await tab.say("The seam is open, see for yourself.");
    const { chat, page } = await resume(visit, person, options.language === "nl" ? "/nl/trousers.html" : "/trousers.html", options);
    await chat.open();
    await chat.attach({ name: "seam.png", mimeType: "image/png", buffer: png(900, 600, { colour: [122, 62, 43] }) });
    await chat.showsPicture("seam.png", 900);
    await chat.attach({ name: "an invoice with a rather long name.pdf", mimeType: "application/pdf", buffer: pdf }, { name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
    await expect(chat.sending.getByRole("alert")).toBeVisible();
    await page.route(/files/, (route) => route.request().method() === "PUT" ? undefined : route.continue());
    await chat.attach({ name: "tall.png", mimeType: "image/png", buffer: png(300, 900, { colour: [200, 160, 90] }) });
    await expect(chat.sending).toHaveCount(2);
    await chat.log.locator(".message").filter({ has: chat.frame.getByRole("img", { name: "seam.png" }) }).hover();
    await snap(page, `files-${name}-1-sending`);
    const console = await desk(site.anna, { ...options, language: "en" });
    await console.openTalk("an invoice");
    const [chooser] = await Promise.all([console.page.waitForEvent("filechooser"), console.page.locator(".composer-attach").first().click()]);
    await chooser.setFiles([{ name: "label.pdf", mimeType: "application/pdf", buffer: pdf }, { name: "new.png", mimeType: "image/png", buffer: png(500, 300) }, { name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") }]);
    await chat.showsPicture("new.png", 500);
    await snap(console.page, `files-${name}-2-console`);
    await snap(page, `files-${name}-3-answered`);
    await chat.picture("seam.png").click();
    await expect(chat.viewer).toBeVisible();
    await snap(page, `files-${name}-4-large`);
    await page.context().close();
    await console.page.context().close();
  }
});

test("the console", async ({ colleague, deployment, desk, newBrowser, site }) => {
  const bram = await colleague("Bram");
  const talks = [];
  for (let place = 0; place < 9; place += 1) {
    const person = await site.visitor();
    const tab = await person.tab();
    await tab.say(place === 8 ? "x".repeat(300) : QUESTIONS[place % 6]);
    tab.line.send({ about: { page: { url: "http://localhost:8788/trousers.html?utm_source=newsletter&utm_campaign=autumn", title: "Trousers · Hem & Haw", referrer: "https://search.example/?q=trousers" }, language: "nl", time_zone: "Europe/Amsterdam" } });
    talks.push({ person, tab });
  }
  const [first] = talks;
  await fill(site, first.person.conversation, first.tab);
  await first.tab.say("And one more question");
  const brams = await bram.looksAt(talks[1].person.conversation);
  await brams.say("Let me have a look.");
  const closing = await site.anna.looksAt(talks[2].person.conversation);
  await closing.take();
  await closing.close();
  await closing.leave();

  const screens = { desktop: DESKTOP, tablet: TABLET, phone: PHONE };
  for (const [size, colorScheme, language] of AGENTS) {
    const locale = { de: "de-DE", en: "en-GB", fr: "fr-FR", nl: "nl-NL" }[language];
    const options = { ...screens[size], colorScheme, locale, timezoneId: "Europe/Amsterdam" };
    const name = `console-${size}-${colorScheme}-${language}`;
    const stranger = await (await newBrowser(options)).newPage();
    await stranger.goto(`${deployment.url}/console/main`);
    await stranger.getByRole("heading", { level: 1 }).waitFor();
    await snap(stranger, `${name}-1-sign-in`);
    await stranger.context().close();
    const { page } = await desk(site.anna, { ...options, language });
    await snap(page, `${name}-2-inbox`);
    await page.goto(`${deployment.url}/console/main/conversations/${first.person.conversation}`);
    await expect(page.getByText("And one more question").last()).toBeVisible();
    await expect(page.getByText(/Online now|Nu online|Jetzt online|En ligne/).first()).toBeAttached();
    await snap(page, `${name}-3-mine`);
    await page.goto(`${deployment.url}/console/main/conversations/${talks[1].person.conversation}`);
    await expect(page.getByText("Let me have a look.").last()).toBeVisible();
    await snap(page, `${name}-4-others`);
    await page.goto(`${deployment.url}/console/main/conversations/${talks[3].person.conversation}`);
    await expect(page.getByRole("main").getByText("Two things:").last()).toBeVisible();
    await expect(page.getByText(/Online now|Nu online|Jetzt online|En ligne/).first()).toBeAttached();
    await snap(page, `${name}-5-waiting`);
    for (const [number, where] of [[6, "settings"], [7, "team"], [8, "devices"], [9, "bot"]]) {
      await page.goto(`${deployment.url}/console/main/${where}`);
      await expect(page.locator("form, .entries").first()).toBeVisible();
      await page.screenshot({ path: join(FOLDER, `${name}-${number}-${where}.png`), fullPage: true });
    }
    await page.context().close();
  }
  for (const { tab } of talks) await tab.leave();
});
