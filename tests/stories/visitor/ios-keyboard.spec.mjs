// On an iPhone the keyboard covers a part of the page that stays the page's: only the visual viewport says how much is
// left. Chromium makes the page smaller instead, so the story plays that viewport.
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The keyboard leaves so much, after the system has moved the page so far. */
const keyboard = (page, height, offsetTop) =>
  page.evaluate(
    ([height, offsetTop]) => {
      for (const [name, value] of Object.entries({ height, offsetTop, scale: 1 })) {
        Object.defineProperty(visualViewport, name, { configurable: true, get: () => value });
      }
      visualViewport.dispatchEvent(new Event("resize"));
      visualViewport.dispatchEvent(new Event("scroll"));
    },
    [height, offsetTop],
  );

test("the field stays above the keyboard of an iPhone, and the chat has the whole screen again after it", async ({ visit }) => {
  const { chat, page } = await visit("/nl/", { ...PHONE, language: "nl" });
  await chat.launcher.tap();
  await chat.isOpen();
  const whole = { x: 0, y: 0, width: 390, height: 844 };
  await expect.poll(() => chat.panel.boundingBox()).toEqual(whole);

  await chat.field.tap();
  await keyboard(page, 460, 80);
  await expect.poll(() => chat.panel.boundingBox()).toEqual({ ...whole, y: 80, height: 460 });
  await expect(chat.heading).toBeInViewport();
  await chat.draft("Onder het toetsenbord?");
  const { y, height } = await chat.field.boundingBox();
  expect(y).toBeGreaterThanOrEqual(80);
  expect(y + height).toBeLessThanOrEqual(540);
  await chat.field.press("Enter");
  await chat.showsSent("Onder het toetsenbord?");

  await keyboard(page, 844, 0);
  await expect.poll(() => chat.panel.boundingBox()).toEqual(whole);
  await keyboard(page, 460, 80);
  await chat.closeButton.press("Enter");
  await chat.isClosed();
  await keyboard(page, 844, 0);
  await expect(chat.launcher).toBeInViewport();
});
