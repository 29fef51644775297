// Pages whose root is styled so that what is fixed does not stay in view, and pages that cover themselves.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const STYLES = ["transform: translateZ(0)", "filter: grayscale(1)", "contain: layout paint", "zoom: 1.5", "overflow: clip; position: relative"];

const long = (tag, style, more = "") => `<!doctype html><html lang="en"><title>Shop</title><style>html { ${style} } p { height: 3000px }</style>
  <body><h1>Shop</h1>${more}<p>A long page.</p><script async src="${tag}"></script></body></html>`;

for (const style of STYLES) {
  test(`the chat is in view where html has "${style}"`, async ({ foreignPage }) => {
    const viewport = { width: 1280, height: 800 };
    const { chat } = await foreignPage((tag) => long(tag, style), { viewport });
    await chat.open();
    for (const part of [chat.launcher, chat.panel]) {
      const isInView = async () => {
        const { x, y, width, height } = await part.boundingBox();
        return x >= 0 && y >= 0 && x + width <= viewport.width && y + height <= viewport.height;
      };
      await expect.poll(isInView).toBe(true);
    }
    await chat.say("Can you see me?");
  });
}

test("what the page puts above everything has the launcher above it, and opens the chat with a button of its own", async ({ foreignPage }) => {
  const menu = `<div id="menu" popover="manual" style="position: fixed; inset: 0; width: 100%; height: 100%; border: 0">
    <button onclick="Edgewise.open()">Ask us</button></div><dialog><form><button formmethod="dialog">Understood</button></form></dialog>`;
  const { chat, page } = await foreignPage((tag) => long(tag, "", menu));
  await expect(chat.launcher).toBeVisible();
  await page.evaluate(() => document.querySelector("#menu").showPopover());
  await page.getByRole("button", { name: "Ask us" }).click();
  await chat.isOpen();
  await chat.field.click();
  await chat.say("From the menu");

  // A dialog that the visitor has to answer first comes first; the chat is as it was when it has gone.
  await page.evaluate(() => document.querySelector("dialog").showModal());
  await page.getByRole("button", { name: "Understood" }).click();
  await chat.reads("From the menu");
  await chat.say("Understood");
  await expect(page.getByRole("button", { name: "Ask us" })).toBeVisible();
});
