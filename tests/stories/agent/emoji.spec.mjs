// An agent chooses emoji by keyboard, and types smileys and names that become emoji.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

/** An agent's tab in the conversation of a visitor who wrote this. */
async function conversation(desk, site, question, options) {
  await (await (await site.visitor()).tab()).say(question);
  const console = await desk(undefined, options);
  return { console, page: console.page, talk: await console.openTalk(question) };
}

test("by keyboard: to the picker, through it, and back to the text; what was used comes first", async ({ desk, site }) => {
  const { page, talk } = await conversation(desk, site, "Do you celebrate, too?");
  const { emoji } = talk;
  await talk.field.focus();
  await page.keyboard.type("We do ! See you");
  for (let letter = 0; letter < "! See you".length; letter += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await expect(emoji.button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(emoji.search).toBeFocused();
  await expect(emoji.recent).toHaveCount(0);

  await page.keyboard.press("ArrowDown");
  await expect(emoji.all.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(emoji.all.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(emoji.search).toBeFocused();
  await page.keyboard.type("popper");
  await expect(emoji.all).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(talk.field).toHaveValue("We do 🎉! See you");
  await emoji.search.fill("no such thing");
  await expect(emoji.place.getByText("No emoji found")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(emoji.place).toHaveCount(0);
  await expect(talk.field).toBeFocused();
  await page.keyboard.type("🎈");
  await expect(talk.field, "where the cursor was").toHaveValue("We do 🎉🎈! See you");
  await expect(talk.bubbles, "Enter in the search sends nothing").toHaveText(["Do you celebrate, too?"]);

  await page.keyboard.press("Enter");
  await talk.reads("We do 🎉🎈! See you");
  await page.reload();
  await emoji.button.click();
  await expect(emoji.recent).toHaveText(["🎉"]);
  // Letters are for the picker there, not the console's shortcuts.
  await emoji.recent.focus();
  await page.keyboard.press("e");
  await expect(emoji.place).toBeVisible();
  await talk.field.fill("Closes with what it was for");
  await talk.field.press("Enter");
  await expect(emoji.place).toHaveCount(0);
});

test("emoji that do not come say so, and are tried again", async ({ desk, site }) => {
  const { page, talk } = await conversation(desk, site, "Is it raining?");
  await page.route("**/assets/agents-emoji-en-*.json", (route) => route.abort());
  await talk.emoji.button.click();
  await expect(talk.pane.getByRole("alert").filter({ hasText: "The server cannot be reached." })).toBeVisible();
  await page.unrouteAll();
  await talk.pane.getByRole("button", { name: "Try again" }).click();
  await expect(talk.emoji.search).toBeVisible();
  await talk.emoji.button.click();
  await expect(talk.field).toBeFocused();
});

test("a page of a former release says that it has to be loaded anew", async ({ desk, site }) => {
  const { page, talk } = await conversation(desk, site, "Is it still the old one?");
  await page.route("**/assets/agents-emoji-en-*.json", (route) => route.fulfill({ status: 404 }));
  await talk.emoji.button.click();
  await expect(talk.pane.getByText("The console has been updated since you opened this page.")).toBeVisible();
});

for (const [colorScheme, options] of [["light", PHONE], ["dark", {}]]) {
  test(`the picker is whole and without findings, ${colorScheme}`, async ({ desk, site }) => {
    const { page, talk } = await conversation(desk, site, `Is it whole, ${colorScheme}?`, { colorScheme });
    if (options.viewport) await page.setViewportSize(options.viewport);
    await talk.emoji.button.click();
    await expect(talk.emoji.search).toBeVisible();
    const [picker, field] = await Promise.all([talk.emoji.place.boundingBox(), talk.field.boundingBox()]);
    expect(picker.y + picker.height).toBeLessThanOrEqual(field.y);
    expect(picker.x).toBeGreaterThanOrEqual(0);
    expect(picker.x + picker.width).toBeLessThanOrEqual(page.viewportSize().width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)).toEqual([]);
  });
}

test("a smiley changes with the space behind it, and one undo gives it back, in replies and in notes", async ({ desk, site }) => {
  const { console, page, talk } = await conversation(desk, site, "Was it you?");
  await talk.field.focus();
  await page.keyboard.type("It was :) at 10:30 http:// ");
  await expect(talk.field).toHaveValue("It was 🙂 at 10:30 http:// ");
  await page.keyboard.type(":D ");
  await expect(talk.field).toHaveValue("It was 🙂 at 10:30 http:// 😄 ");
  await page.keyboard.press("Backspace");
  await expect(talk.field).toHaveValue("It was 🙂 at 10:30 http:// :D ");
  await page.keyboard.type("x");
  await expect(talk.field, "it stays as it was typed").toHaveValue("It was 🙂 at 10:30 http:// :D x");

  await talk.field.fill("");
  await page.keyboard.type("Bye ;) ");
  await expect(talk.field).toHaveValue("Bye 😉 ");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(talk.field).toHaveValue("Bye ;) ");
  await page.keyboard.type("you");
  await expect(talk.field, "the cursor is where it was").toHaveValue("Bye ;) you");
  await page.keyboard.type(" <3");
  await page.keyboard.press("Enter");
  await talk.reads("Bye ;) you ❤️");

  await page.getByRole("radio", { name: "Note" }).check();
  const note = page.getByRole("textbox", { name: "Note" });
  await note.focus();
  await page.keyboard.type("A regular :heart:");
  await expect(note).toHaveValue("A regular ❤️");
  await page.keyboard.press("Backspace");
  await expect(note).toHaveValue("A regular :heart:");
  await page.keyboard.press("Enter");
  await expect(console.note("A regular :heart:")).toBeVisible();
});

test("nothing changes while a word is composed", async ({ desk, site }) => {
  const { page, talk } = await conversation(desk, site, "日本語ですか");
  const client = await page.context().newCDPSession(page);
  await talk.field.focus();
  await client.send("Input.imeSetComposition", { text: "はい :) ", selectionStart: 6, selectionEnd: 6 });
  await expect(talk.field).toHaveValue("はい :) ");
});

test("an agent whose console is Dutch writes Dutch names", async ({ desk, site }) => {
  await (await (await site.visitor()).tab()).say("Vanwaar de naam?");
  const { page } = await desk(undefined, { language: "nl", locale: "nl-NL" });
  await page.getByRole("link").filter({ hasText: "Vanwaar de naam?" }).click();
  const field = page.getByRole("textbox", { name: "Antwoord" });
  await field.focus();
  await page.keyboard.type("Veel :hart:");
  await expect(field).toHaveValue("Veel ❤️");
  await page.keyboard.type(" en :+1:");
  await expect(field).toHaveValue("Veel ❤️ en 👍");
  await page.getByRole("button", { name: "Emoji" }).click();
  await page.getByRole("searchbox", { name: "Emoji zoeken" }).fill("kat");
  await expect(page.getByRole("button", { name: "kattengezicht", exact: true })).toBeVisible();
});
