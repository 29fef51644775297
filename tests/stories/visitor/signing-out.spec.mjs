// Somebody signs out of a website on a computer that others use: the page ends their session with the chat, and nothing of
// it stays in the browser, in no tab.
import { expect, test } from "../../fixtures/story.mjs";

for (const frames of ["allowed", "refused"]) {
  test(`the chat forgets who was there; frames' storage is ${frames}`, async ({ boot, shop, visit }) => {
    const computer = await boot({ frames });
    const first = await visit("/", { page: await computer.newTab() });
    await first.chat.open();
    await first.chat.say("My number is 4711");
    await first.chat.draft("And my address is");
    const second = await visit("/belts.html", { page: await computer.newTab() });
    await second.chat.open();
    await second.chat.reads("My number is 4711");
    await first.page.bringToFront();
    expect(await first.page.evaluate(() => Object.keys(localStorage))).toContain("edgewise:main");

    await first.page.evaluate(() => window.Edgewise("shutdown"));
    await first.chat.isClosed();
    const kept = () => ({ ...localStorage, ...sessionStorage });
    for (const { page } of [first, second]) await expect.poll(() => page.evaluate(kept)).toEqual({});

    // Whoever comes next, in either tab, finds an empty chat and begins one of their own.
    await second.chat.isClosed();
    for (const { chat } of [first, second]) {
      await chat.open();
      await expect(chat.bubbles).toHaveCount(0);
      await expect(chat.field).toHaveValue("");
      await chat.close();
    }
    await first.page.reload();
    await first.chat.open();
    await expect(first.chat.bubbles).toHaveCount(0);
    await first.chat.say("Somebody else");
    await first.chat.reads("Somebody else");
    expect(shop.site.id).toBe("main");
  });
}
