// A tab is duplicated while it still has something to send; the copy has that as well. It is said once, and neither
// tab swallows what the other says next.
import { expect, test } from "../../fixtures/story.mjs";
import { ShopPage } from "../../pages/shop-page.mjs";

/** What a browser's "duplicate tab" does: the new one begins with a copy of the session's storage. */
async function duplicate(page) {
  const [copy] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => void window.open(location.href))]);
  return copy;
}

for (const frames of ["allowed", "refused"]) {
  test(`a visitor's tab; frames' storage is ${frames}`, async ({ boot, desk, network, visit }) => {
    const doubtful = `Once only, ${frames}`;
    const console = await desk();
    const computer = await boot({ frames });
    const one = await visit("/", { shop: network.shop, page: await computer.newTab() });
    await one.chat.open();
    await one.chat.say("Before");
    // It arrives, which the tab never learns.
    network.deafen();
    await one.chat.write(doubtful);
    // Opened now: later the row shows another line.
    const talk = await console.openTalk(doubtful);
    network.cutSockets();
    await one.chat.write("Once as well");
    await one.chat.showsSending("Once as well");
    const two = new ShopPage(await duplicate(one.page), network.shop.url);
    await two.chat.isOpen();
    await two.chat.showsSending("Once as well");
    await one.page.bringToFront();
    await one.chat.write("From the original");
    await two.page.bringToFront();
    await two.chat.write("From the copy");

    network.restore();
    for (const { chat } of [one, two]) {
      for (const body of [doubtful, "Once as well", "From the original", "From the copy"]) await chat.showsSent(body);
      await expect(chat.bubbles).toHaveCount(5);
    }
    await talk.readsAll(...(await one.chat.bubbles.allInnerTexts()));
    await two.chat.reads(...(await one.chat.bubbles.allInnerTexts()));
  });
}
