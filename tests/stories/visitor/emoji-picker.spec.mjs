// A visitor picks an emoji. The picker comes when it is first wanted, and stays.
import { expect, test } from "../../fixtures/story.mjs";

const UNREACHABLE = "This could not be loaded. Check your connection and try again.";
const GONE = "The chat has been updated since you opened this page.";

test("on a Dutch page one searches in Dutch, and what was used last comes first", async ({ visit }) => {
  const { chat } = await visit("/nl/", { language: "nl" });
  await chat.open();
  await chat.openPicker();
  await expect(chat.emojiSearch).toBeFocused();
  await expect(chat.recentEmoji).toHaveCount(0);

  await chat.emojiSearch.fill("Huisdier KAT");
  await expect(chat.emoji("kattengezicht")).toBeVisible();
  await expect(chat.emoji("roos")).toHaveCount(0);
  await chat.emoji("kattengezicht").click();
  await expect(chat.field).toHaveValue("🐱");
  await chat.emojiSearch.fill("bloem");
  await chat.emoji("roos").click();
  await expect(chat.field).toHaveValue("🐱🌹");
  await chat.emojiSearch.fill("zeskantmoersleutel");
  await expect(chat.picker.getByText("Geen emoji gevonden")).toBeVisible();

  await chat.field.press("Enter");
  await chat.showsSent("🐱🌹");
  await expect(chat.picker, "sending ends choosing").toHaveCount(0);
  await chat.openPicker();
  await expect(chat.recentEmoji).toHaveText(["🌹", "🐱"]);
});

test("by keyboard alone: to the picker, through it, and back to where the cursor was", async ({ visit }) => {
  const { chat, page } = await visit();
  await chat.open();
  await expect(chat.attachButton).toBeVisible();
  await chat.draft("Nice shop");
  for (let letter = 0; letter < "shop".length; letter += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await expect(chat.attachButton).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(chat.emojiButton).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.emojiSearch).toBeFocused();

  await page.keyboard.press("ArrowDown");
  const first = chat.picker.getByRole("button").first();
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(first).not.toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await expect(chat.emojiSearch).toBeFocused();

  await page.keyboard.type("popper");
  await expect(chat.emoji("party popper")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(chat.emoji("party popper")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(chat.picker).toHaveCount(0);
  await expect(chat.field).toBeFocused();
  await page.keyboard.type(" ");
  await expect(chat.field).toHaveValue("Nice 🎉 shop");

  await page.keyboard.press("Escape");
  await chat.isClosed();
});

test("once it has come it needs no network", async ({ network, visit }) => {
  const { chat } = await visit("/", { shop: network.shop });
  await chat.open();
  await chat.openPicker();
  await chat.closePicker();
  network.cut();
  await chat.openPicker();
  await chat.emojiSearch.fill("popper");
  await chat.emojiSearch.press("Enter");
  await expect(chat.field).toHaveValue("🎉");
});

test("a picker that does not come says so, and is tried again", async ({ network, visit }) => {
  const { chat } = await visit("/", { shop: network.shop });
  await chat.open();
  network.cut();
  await chat.emojiButton.click();
  await expect(chat.status.filter({ hasText: UNREACHABLE })).toBeVisible();
  await expect(chat.picker).toHaveCount(0);
  network.restore();
  await chat.emojiButton.click();
  await expect(chat.emojiSearch).toBeVisible();
  await expect(chat.frame.getByText(UNREACHABLE)).toHaveCount(0);
});

test("a page of a former release says that it has to be loaded anew, and the draft stays", async ({ visit }) => {
  const { chat, page } = await visit();
  await chat.open();
  await chat.draft("Half a sentence");
  await page.route("**/assets/widget-picker-*.wasm", (route) => route.fulfill({ status: 404 }));
  await chat.emojiButton.click();
  await expect(chat.status.filter({ hasText: GONE })).toBeVisible();
  await page.unrouteAll();
  await page.reload();
  await chat.isOpen();
  await expect(chat.frame.getByText(GONE)).toHaveCount(0);
  await expect(chat.field).toHaveValue("Half a sentence");
  await chat.openPicker();
});

test("on a phone the picker stands above the field and no keyboard covers it", async ({ visit }) => {
  const { chat } = await visit("/", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await chat.launcher.tap();
  await chat.isOpen();
  await chat.emojiButton.tap();
  await expect(chat.emojiSearch).toBeVisible();
  await expect(chat.emojiSearch).not.toBeFocused();
  const [picker, field] = await Promise.all([chat.picker.boundingBox(), chat.field.boundingBox()]);
  expect(picker.y + picker.height).toBeLessThanOrEqual(field.y);
  expect(field.y + field.height).toBeLessThanOrEqual(844);
  expect(picker.x).toBeGreaterThanOrEqual(0);
  expect(picker.x + picker.width).toBeLessThanOrEqual(390);
});
