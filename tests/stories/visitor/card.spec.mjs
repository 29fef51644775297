// An agent helps a visitor find a belt: pastes its page's address, and the visitor gets a card that leads there.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { language: "nl", viewport: { width: 390, height: 844 }, hasTouch: true };

test("a belt as a card, in Dutch on a phone; a tap leads there, and the chat comes along", async ({ visit, desk, shop }) => {
  const { chat, page } = await visit("/nl/", PHONE);
  await chat.open();
  await chat.say("Hebben jullie een riem bij de chino?");
  const console = await desk();
  const talk = await console.openTalk("Hebben jullie een riem bij de chino?");
  const address = `${shop.url}/nl/product.html?item=plain-tan`;
  await talk.field.fill("Deze past er goed bij: ");
  await talk.paste(address);
  await expect(talk.shared).toContainText("Plain tan belt");
  await expect(talk.shared).toContainText("€49.95");
  await expect(talk.shared).toContainText("In stock");
  await expect.poll(() => talk.shared.locator("img").evaluate((image) => image.complete && image.naturalWidth)).toBe(274);
  // By keyboard: Enter sends what is shown.
  await talk.field.press("Enter");
  await expect(talk.shared).toHaveCount(0);
  await expect(talk.field).toHaveValue("");

  await expect(chat.log.getByText("Deze past er goed bij:", { exact: true })).toBeVisible();
  const card = chat.bubbles.last();
  await expect(card).toContainText("Plain tan belt");
  await expect(card).toContainText("€ 49,95");
  await expect(card).toContainText("Op voorraad");
  await expect.poll(() => card.locator("img").evaluate((image) => image.complete && image.naturalWidth)).toBe(274);
  await expect(talk.thread.getByRole("link", { name: "View Plain tan belt" })).toHaveAttribute("href", address);
  await expect.poll(() => talk.thread.locator(".page-card img").evaluate((image) => image.complete && image.naturalWidth)).toBe(274);
  await expect(console.row("Plain tan belt")).toContainText("EUR 49.95");

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" > "))}`)).toEqual([]);

  await card.getByRole("link", { name: "Plain tan belt bekijken" }).tap();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { level: 1, name: "Plain tan belt" })).toBeVisible();
  await expect(chat.launcher).toBeVisible();
  await chat.open();
  await expect(chat.bubbles.last()).toContainText("Plain tan belt");
  await chat.say("Mooi, die neem ik.");
  await talk.reads("Mooi, die neem ik.");
});

test("a page stays a link if the agent wants it, or where it is nobody's card; nothing typed is lost", async ({ visit, desk, shop }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Where do I read about delivery?");
  const talk = await (await desk()).openTalk("Where do I read about delivery?");
  const send = talk.button("Send as a card");

  // Not of this shop.
  await talk.field.fill("Here: ");
  await talk.paste("https://example.org/help");
  // There is no such page.
  await talk.paste(` ${shop.url}/nothing-here.html`);
  const refused = talk.page.getByRole("alert").filter({ hasText: "This page could not be reached." });
  await expect(refused).toBeVisible();
  await expect(talk.field).toHaveValue(`Here: https://example.org/help ${shop.url}/nothing-here.html`);
  await expect(send).toHaveCount(0);
  await talk.button("OK").click();
  await expect(refused).toHaveCount(0);
  await expect(talk.field).toBeFocused();

  // A page without a picture and a price; the way to the buttons is the keyboard's.
  const address = `${shop.url}/contact.html`;
  await talk.field.fill("");
  await talk.paste(address);
  await expect(talk.shared).toContainText("Delivery");
  await talk.page.keyboard.press("Shift+Tab");
  await talk.page.keyboard.press("Shift+Tab");
  await expect(talk.button("Keep it a link")).toBeFocused();
  await talk.page.keyboard.press("Enter");
  await expect(talk.shared).toHaveCount(0);
  await expect(talk.field).toBeFocused();
  await talk.field.press("Enter");
  await expect(chat.log.getByRole("link", { name: address })).toBeVisible();

  // Taken out of the text, it is not meant any more.
  await talk.paste(address);
  await expect(talk.shared).toBeVisible();
  await talk.field.fill("Never mind");
  await expect(talk.shared).toHaveCount(0);
  await talk.field.press("Enter");
  await talk.reads("Never mind");

  await talk.paste(address);
  await send.click();
  await expect(chat.bubbles.last().getByRole("link", { name: /^View Delivery/ })).toHaveAttribute("target", "_top");
});
