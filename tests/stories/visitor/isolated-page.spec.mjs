// A shop isolates its pages from others', which the browser rewards with more exact clocks and shared memory. It then
// shows only frames that agree.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const ISOLATED = { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" };

for (const attribute of ["async", "async crossorigin"]) {
  test(`a visitor of an isolated page chats; the tag is ${attribute}`, async ({ foreignPage }) => {
    const { chat, logged, page } = await foreignPage(
      (tag) => `<!doctype html><html lang="en"><title>Fitting room</title><h1>Fitting room</h1><script ${attribute} src="${tag}"></script></html>`,
      { headers: ISOLATED },
    );
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
    await chat.open();
    await chat.say("Does it fit?");
    expect(logged).toEqual([]);
  });
}
