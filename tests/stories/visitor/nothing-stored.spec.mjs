// Somebody's browser lets no website store anything. The chat works as long as the page is open, and says so when that
// matters.
import { expect, test } from "../../fixtures/story.mjs";

test("who may store nothing chats all the same, and is told to keep the page open while messages wait", async ({ boot, desk, network, visit }) => {
  const computer = await boot({ frames: "refused, like the page's" });
  const { chat, page } = await visit("/", { shop: network.shop, page: await computer.newTab() });
  await expect(page.evaluate(() => localStorage.length)).rejects.toThrow("denied");
  await chat.open();
  await chat.say("I keep nothing");
  const talk = await (await desk()).openTalk("I keep nothing");
  await talk.reply("We do");
  await chat.reads("I keep nothing", "We do");

  network.cut();
  await chat.write("In the dark");
  await expect(chat.status.filter({ hasText: "Your messages are not saved: keep this page open" })).toBeVisible();
  network.restore();
  await chat.showsSent("In the dark");
  await talk.readsAll("I keep nothing", "We do", "In the dark");
});

test("who may store something is told that it is saved", async ({ network, visit }) => {
  const { chat } = await visit("/", { shop: network.shop });
  await chat.open();
  await chat.say("Before");
  network.cut();
  await chat.write("In the dark");
  await expect(chat.status.filter({ hasText: "Your messages are saved on this device" })).toBeVisible();
});
