// Somebody leaves the page and comes back by the browser's button, which had kept the page alive: the conversation is
// there as it was, with what was said meanwhile, and nothing twice.
import { throughTheCache } from "../../fixtures/computer.mjs";
import { expect, test } from "../../fixtures/story.mjs";
import { ShopPage } from "../../pages/shop-page.mjs";

test("a visitor looks at another page of the shop and comes back", async ({ boot, desk, shop, visit }) => {
  const console = await desk();
  const computer = await boot();
  const { chat, page } = await visit("/", { page: await computer.newTab() });
  await chat.open();
  await chat.say("I have to look something up");
  const talk = await console.openTalk("I have to look something up");
  await chat.draft("It was");

  await throughTheCache(page, `${shop.url}/nowhere`, async () => {
    await expect(talk.card.getByText("Online now")).toBeVisible();
    await talk.reply("Take your time");
  });

  const back = new ShopPage(await computer.lookAgain(page), shop.url);
  await back.chat.isOpen();
  await back.chat.reads("I have to look something up", "Take your time");
  await expect(back.chat.field).toHaveValue("It was");
  await back.chat.say("Found it");
  await talk.reply("Good");
  await back.chat.reads("I have to look something up", "Take your time", "Found it", "Good");
  await talk.readsAll("I have to look something up", "Take your time", "Found it", "Good");
});

test("an agent follows a link and comes back", async ({ boot, desk, shop, visit }) => {
  const computer = await boot();
  const console = await desk(undefined, { page: await computer.newTab() });
  const { chat } = await visit();
  await chat.open();
  await chat.say("See the belts page");
  const talk = await console.openTalk("See the belts page");
  await talk.reply("Let me look");
  await talk.field.fill("That one is");

  await throughTheCache(console.page, shop.url, async () => {
    await chat.say("The navy one");
    const other = await visit();
    await other.chat.open();
    await other.chat.say("While you were away");
  });

  const back = console.in(await computer.lookAgain(console.page));
  await back.talk.readsAll("See the belts page", "Let me look", "The navy one");
  await expect(back.rowIn("waiting", "While you were away")).toBeVisible();
  await expect(back.talk.field).toHaveValue("That one is");
  await back.talk.reply("That one is woven");
  await chat.reads("See the belts page", "Let me look", "The navy one", "That one is woven");
});
