// One visitor, two tabs: both are the same conversation, live, whoever of them began it.
import { expect, test } from "../../fixtures/story.mjs";
import { ShopPage } from "../../pages/shop-page.mjs";

for (const frames of ["allowed", "refused"]) {
  test(`both tabs show each message once, with a draft each; frames' storage is ${frames}`, async ({ boot, desk, shop, visit }) => {
    const [first, second, answer] = ["From the one", "From the other", "To both"].map((body) => `${body}, ${frames}`);
    const console = await desk();
    const computer = await boot({ frames });
    // Both are open before there is a conversation.
    const one = await visit("/", { page: await computer.newTab() });
    await one.chat.open();
    const two = await new ShopPage(await computer.newTab(), shop.url).open("/belts.html");
    await two.chat.open();

    await one.chat.say(first);
    await two.chat.reads(first);
    await two.chat.say(second);
    await one.chat.reads(first, second);
    const talk = await console.openTalk(second);
    await talk.reply(answer);
    for (const { chat } of [one, two]) await chat.reads(first, second, answer);
    await talk.readsAll(first, second, answer);

    await one.chat.draft("Begun in the one");
    await two.chat.draft("Begun in the other");
    for (const { page } of [one, two]) await page.reload();
    await expect(one.chat.field).toHaveValue("Begun in the one");
    await expect(two.chat.field).toHaveValue("Begun in the other");
    for (const { chat } of [one, two]) await chat.reads(first, second, answer);
  });
}
