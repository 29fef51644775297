// Something on the page never comes, so that the browser never calls the page loaded.
import { expect, test } from "../../fixtures/foreign-page.mjs";

test("a page that never stops loading has the chat all the same", async ({ foreignPage }) => {
  const { chat, page } = await foreignPage(
    (tag) => `<!doctype html><html lang="en"><title>Shop</title><img src="/photo.jpg" alt="A belt"><script async src="${tag}"></script></html>`,
    { never: "/photo.jpg" },
  );
  await chat.open();
  await chat.say("Where is the photo?");
  expect(await page.evaluate(() => document.readyState)).toBe("interactive");
});
