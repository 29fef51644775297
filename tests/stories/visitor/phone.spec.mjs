// On a phone the chat has the whole screen, and an agent can answer from theirs.
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

test("a visitor on a phone has the whole screen for the chat, and the page back afterwards", async ({ visit }) => {
  const { chat, page } = await visit("/", PHONE);
  await chat.launcher.tap();
  await chat.isOpen();
  await expect.poll(() => chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(chat.launcher).toBeHidden();

  await chat.field.tap();
  await chat.draft("From the tram");
  await expect(chat.field).toHaveCSS("font-size", "16px");
  const { y, height } = await chat.field.boundingBox();
  expect(y + height).toBeLessThanOrEqual(844);
  await chat.sendButton.tap();
  await chat.showsSent("From the tram");

  await chat.closeButton.tap();
  await expect(chat.launcher).toBeVisible();
  await expect(chat.panel).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // The next page is what the visitor asked for, not the panel over it.
  await page.reload();
  await expect(chat.launcher).toBeVisible();
  await chat.launcher.tap();
  await chat.reads("From the tram");
});

test("the console on a phone shows list and conversation one at a time", async ({ desk, visit }) => {
  const console = await desk(undefined, PHONE);
  const { chat } = await visit();
  await chat.open();
  await chat.say("Anybody there, on a phone?");

  await console.row("Anybody there, on a phone?").tap();
  const { talk, list, page } = console;
  await talk.reads("Anybody there, on a phone?");
  await expect(list).toBeHidden();
  await talk.reply("On my phone.");
  await chat.reads("Anybody there, on a phone?", "On my phone.");

  await talk.button("Show visitor details").tap();
  await expect(talk.card.getByText("Online now")).toBeVisible();
  await talk.card.getByRole("button", { name: "Hide visitor details" }).tap();
  await expect(talk.card.getByText("Online now")).toBeHidden();

  await talk.button("Back").tap();
  await expect(console.row("You: On my phone.")).toBeVisible();
  await expect(talk.field).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
