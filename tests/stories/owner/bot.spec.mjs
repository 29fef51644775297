// An owner teaches the site's bot and switches it on; visitors get the owner's words, and a person when they want one.
import { readFile } from "node:fs/promises";
import { newId } from "../../fixtures/id.mjs";
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { width: 390, height: 844 };

/** The bot's page in an agent's console. */
class BotPage {
  constructor(page) {
    this.page = page;
    this.rows = page.locator(".bot-row");
    this.trial = page.getByRole("region", { name: "Try it" });
    this.question = this.trial.getByLabel("A question");
    this.choice = this.trial.getByLabel("Not right? Add this question to");
  }

  row(title) {
    return this.page.getByRole("button", { name: title });
  }

  /** The fields of an answer that is open. */
  editor(title) {
    return this.page.getByRole("group", { name: title, exact: true });
  }

  async tries(question) {
    await this.question.fill(question);
    await this.question.press("Enter");
    await expect(this.trial.locator(".bot-asked")).toHaveText(question);
  }

  async isNoWider(than) {
    expect(await this.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(than.width);
  }
}

/** What an isolate knows of the settings it takes for current for some seconds: visitors come until the bot answers. */
const asks = async (visit, question) => {
  let shop;
  await expect(async () => {
    await shop?.page.close();
    shop = await visit("/nl/", { language: "nl", viewport: PHONE });
    await shop.chat.open();
    await shop.chat.say(question);
    await expect(shop.chat.log.getByText("Je praat met onze bot.", { exact: false })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  return shop;
};

test("an owner takes the Dutch start, makes it theirs and switches the bot on; a visitor on a phone gets their words, and then a person", async ({ desk, site, visit }) => {
  const console = await desk(undefined, { fragment: "/bot" });
  const bot = new BotPage(console.page);
  await bot.page.getByLabel("The bot answers new conversations").check();
  await expect(bot.page.getByText("There are no answers yet: the bot hands every conversation over to a person.")).toBeVisible();

  await bot.page.getByRole("button", { name: "Start in Dutch" }).click();
  await expect(bot.page.getByText("8 of 8 saved.")).toBeVisible();
  await expect(bot.rows).toHaveCount(8);
  await expect(bot.page.getByText("There are no answers yet")).toHaveCount(0);
  await expect(bot.page.getByText("Still to be filled in")).toHaveCount(8);

  await bot.row("Retourneren of ruilen").click();
  const editor = bot.editor("Retourneren of ruilen");
  await editor.getByLabel("Answer", { exact: true }).fill("Dat kan tot 60 dagen na aankoop.\n\nTerugsturen is gratis.");
  await editor.getByLabel("Link (optional)").fill("https://shop.example/retour");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(bot.row("Retourneren of ruilen")).toBeFocused();
  await expect(bot.row("Retourneren of ruilen")).toContainText("Dat kan tot 60 dagen na aankoop.");
  await expect(bot.page.getByText("Still to be filled in")).toHaveCount(7);

  await bot.tries("Hoe kan ik iets terugsturen?");
  await expect(bot.trial.getByText("It answers: Retourneren of ruilen")).toBeVisible();
  await expect(bot.trial.locator(".bot-said")).toHaveText(["Dat kan tot 60 dagen na aankoop.", "Terugsturen is gratis.", "https://shop.example/retour"]);
  await expect(bot.trial.getByText(/^\d+% certain$/)).toBeVisible();

  // What it does not know it is taught with one press.
  await bot.tries("Mijn hond heeft de schoenendoos opgegeten");
  await bot.choice.selectOption("Klacht of kapot product");
  await bot.trial.getByRole("button", { name: "Add" }).click();
  await expect(bot.trial.getByText("Added to “Klacht of kapot product”.", { exact: false })).toBeVisible();
  await expect(async () => {
    await bot.tries("Mijn hond heeft de schoenendoos opgegeten");
    await expect(bot.trial.getByText("It answers: Klacht of kapot product")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(bot.row("Klacht of kapot product")).toContainText("7 ways to ask");

  await bot.page.getByRole("button", { name: "Save: When it answers" }).click();
  await expect(bot.page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  const { chat } = await asks(visit, "Hoe kan ik iets terugsturen?");
  await expect(chat.log.getByText("Bot", { exact: true }).first()).toBeVisible();
  await expect(chat.log.getByText("Dat kan tot 60 dagen na aankoop.", { exact: true })).toBeVisible();
  await expect(chat.log.getByText("Terugsturen is gratis.", { exact: true })).toBeVisible();
  await expect(chat.log.getByRole("link", { name: "https://shop.example/retour" })).toBeVisible();
  const choices = chat.log.getByRole("button", { name: /^(Ja, dank je|Nee, niet echt|Praat met een medewerker)$/ });
  await expect(choices).toHaveText(["Ja, dank je", "Nee, niet echt", "Praat met een medewerker"]);
  await choices.last().click();
  await expect(chat.log.getByText("Een collega neemt het over en kan alles lezen wat hier is gezegd.")).toBeVisible();

  await console.menu.getByRole("link", { name: "Inbox" }).click();
  await expect(console.rowIn("waiting", "Praat met een medewerker")).toBeVisible();
  const talk = await console.openTalk("Praat met een medewerker");
  await expect(talk.thread.getByText("The bot handed over: the visitor wants a person")).toBeVisible();
});

test("an owner adds an answer by keyboard, on a phone; what is wrong is said at the field", async ({ desk, site }) => {
  const { page } = await desk(undefined, { fragment: "/bot", viewport: PHONE });
  const bot = new BotPage(page);
  await bot.page.getByRole("button", { name: "New answer" }).focus();
  await page.keyboard.press("Enter");
  const editor = bot.editor("New answer");
  await expect(editor.getByLabel("Subject")).toBeFocused();
  await page.keyboard.type("Gift wrapping");
  await page.keyboard.press("Tab");
  await expect(editor.getByLabel("Ways to ask")).toBeFocused();
  await page.keyboard.type("Can you wrap it?\nIs it a gift?");
  // Enter in the field of one line saves; the answer is missing.
  await editor.getByLabel("Subject").press("Enter");
  await expect(editor.getByText("Write what the bot says: at most 3,000 characters.")).toBeVisible();
  await expect(editor.getByLabel("Answer", { exact: true })).toBeFocused();
  await page.keyboard.type("Yes, for free.");
  await editor.getByLabel("Link (optional)").fill("shop");
  await editor.getByLabel("Link (optional)").press("Enter");
  await expect(editor.getByText("A link begins with https:// and has no spaces.")).toBeVisible();
  await editor.getByLabel("Link (optional)").fill("");
  await bot.isNoWider(PHONE);
  await editor.getByLabel("Link (optional)").press("Tab");
  await page.keyboard.press("Enter");
  await expect(bot.row("Gift wrapping")).toBeFocused();
  await expect(bot.row("Gift wrapping")).toContainText("2 ways to ask");
  const [{ id, version, ...answer }] = await site.answers();
  expect(answer).toEqual({ title: "Gift wrapping", phrasings: ["Can you wrap it?", "Is it a gift?"], body: "Yes, for free." });

  // Another answer that claims the same way to ask is told at both.
  await bot.page.getByRole("button", { name: "New answer" }).click();
  await editor.getByLabel("Subject").fill("Gift cards");
  await editor.getByLabel("Ways to ask").fill("is it a gift?");
  await editor.getByLabel("Answer", { exact: true }).fill("We sell them from €10 on.");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(bot.page.getByText("also leads to “Gift wrapping”; the bot asks back.")).toBeVisible();
  await expect(bot.page.getByText("also leads to “Gift cards”; the bot asks back.")).toBeVisible();

  await bot.row("Gift cards").press("Enter");
  await bot.editor("Gift cards").getByRole("button", { name: "Remove" }).press("Enter");
  await expect(bot.page.getByRole("button", { name: "Cancel" }).last()).toBeFocused();
  await bot.page.getByRole("group", { name: "Remove “Gift cards”?" }).getByRole("button", { name: "Remove" }).press("Enter");
  await expect(bot.row("Gift cards")).toHaveCount(0);
  await expect(bot.page.getByRole("button", { name: "New answer" })).toBeFocused();
  expect(await site.answers()).toHaveLength(1);
});

test("two admins write one answer: the older change is refused, and nothing that was typed is lost", async ({ colleague, desk, site }) => {
  const eva = await colleague("Eva", "admin");
  const id = "aaaaaaaaaaaaaaaaaaaaaaaana";
  await site.anna.api.put(`answers/${id}`, { id, title: "Sizes", body: "See the chart." });
  const [annas, evas] = [new BotPage((await desk(undefined, { fragment: "/bot" })).page), new BotPage((await desk(eva, { fragment: "/bot" })).page)];
  const write = async (bot, text) => {
    await bot.editor("Sizes").getByLabel("Answer", { exact: true }).fill(text);
    await bot.editor("Sizes").getByRole("button", { name: "Save" }).click();
  };
  for (const bot of [annas, evas]) await bot.row("Sizes").click();
  await write(evas, "See the chart on the page.");
  await expect(evas.row("Sizes")).toContainText("See the chart on the page.");
  await write(annas, "All run small.");
  await expect(annas.page.getByText("Somebody has changed this answer in the meantime, or removed it.", { exact: false })).toBeVisible();
  await expect(annas.editor("Sizes").getByLabel("Answer", { exact: true })).toHaveValue("All run small.");

  // Removed by the colleague, it still stands there with what was typed.
  await site.anna.api.delete(`answers/${id}`);
  await write(annas, "All run very small.");
  await expect(annas.editor("Sizes").getByLabel("Answer", { exact: true })).toHaveValue("All run very small.");
  await annas.editor("Sizes").getByRole("button", { name: "Cancel" }).click();
  await expect(annas.page.getByText("No answers yet")).toBeVisible();
});

test("a start that is cut short goes on where it stopped; answers leave as a file and come back", async ({ desk, site }) => {
  const { page } = await desk(undefined, { fragment: "/bot" });
  const bot = new BotPage(page);
  // The fourth arrives, and its answer does not.
  let writes = 0;
  await page.route("**/api/main/answers/*", async (route) => {
    if (route.request().method() !== "PUT" || (writes += 1) !== 4) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Start in English" }).click();
  await expect(page.getByText("3 of 8 saved.", { exact: false })).toBeVisible();
  await expect(bot.rows).toHaveCount(4);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("8 of 8 saved.")).toBeVisible();
  await expect(bot.rows).toHaveCount(8);
  const before = await site.answers();
  expect(new Set(before.map(({ title }) => title)).size).toBe(8);

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click()]);
  expect(download.suggestedFilename()).toBe("main-answers.json");
  const text = await readFile(await download.path(), "utf8");
  expect(JSON.parse(text).answers).toEqual(before);

  const takes = async (name, text) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Import" }).click()]);
    await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await takes("holiday.json", "[1, 2]");
  await expect(page.getByText("There are no answers in this file.", { exact: false })).toBeVisible();

  // One of the file is known here, and changed; one is not, and gets an id of this site's; one cannot be.
  const [known] = before;
  const foreign = { ...known, id: newId(), version: 9, title: "Gift cards" };
  await takes("answers.json", JSON.stringify({ answers: [{ ...known, body: "At once." }, { ...foreign, title: "?!" }, foreign] }));
  await expect(page.getByText("2 of 3 saved.")).toBeVisible();
  await expect(page.getByText("Left out, as the bot cannot take them: ?!.")).toBeVisible();
  const after = await site.answers();
  expect(after).toHaveLength(9);
  expect(after.find(({ id }) => id === known.id)).toEqual({ ...known, body: "At once.", version: 2 });
  const { id, ...added } = after.at(-1);
  expect(id).not.toBe(foreign.id);
  expect(added).toMatchObject({ version: 1, title: "Gift cards", body: known.body, phrasings: known.phrasings });
});

test("an agent who is no admin reads and tries, and changes nothing", async ({ colleague, desk, site }) => {
  const id = "aaaaaaaaaaaaaaaaaaaaaaaana";
  await site.anna.api.put(`answers/${id}`, { id, title: "Sizes", phrasings: ["Which size do I need?"], body: "See the chart." });
  const bram = await colleague("Bram");
  const bot = new BotPage((await desk(bram, { fragment: "/bot" })).page);
  await expect(bot.page.getByLabel("The bot answers new conversations")).toBeDisabled();
  await bot.row("Sizes").click();
  await expect(bot.editor("Sizes").getByLabel("Answer", { exact: true })).toBeDisabled();
  await expect(bot.page.getByRole("button", { name: /New answer|Save|Remove|Import/ })).toHaveCount(0);
  await bot.editor("Sizes").getByRole("button", { name: "Close" }).click();
  await bot.tries("Which size do I need?");
  await expect(bot.trial.getByText("See the chart.")).toBeVisible();
  await expect(bot.choice).toHaveCount(0);
});
