// One agent, two consoles on the same conversation: what is said in one is in the other, once, and a new visitor rings
// once, not once per tab.
import { expect, test } from "../../fixtures/story.mjs";

test("both consoles show each answer once, with a draft each", async ({ desk, visit }) => {
  const one = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("How many are you?");
  const here = await one.openTalk("How many are you?");
  const two = await one.nextTab();
  const there = await two.openTalk("How many are you?");

  await here.reply("One");
  await there.reads("One");
  await there.reply("With two tabs");
  await here.readsAll("How many are you?", "One", "With two tabs");
  await there.readsAll("How many are you?", "One", "With two tabs");
  await chat.reads("How many are you?", "One", "With two tabs");

  await here.field.fill("Begun here");
  await there.field.fill("Begun there");
  for (const { page } of [one, two]) await page.reload();
  await expect(here.field).toHaveValue("Begun here");
  await expect(there.field).toHaveValue("Begun there");
  await here.field.press("Enter");
  await there.reads("Begun here");
  await expect(there.field).toHaveValue("Begun there");
});

test("a new visitor rings once", async ({ desk, visit }) => {
  const one = await desk();
  const two = await one.nextTab();
  for (const console of [one, two]) await console.listen();

  const { chat } = await visit();
  await chat.open();
  await chat.say("Ring once");
  for (const console of [one, two]) await expect(console.rowIn("waiting", "Ring once")).toBeVisible();
  const tones = async () => (await one.tones()) + (await two.tones());
  await expect.poll(tones).toBeGreaterThan(0);
  // Both have the row, and the browser answers in order, so both have had their turn. One ring is two tones.
  for (const { page } of [one, two]) await page.evaluate(() => navigator.locks.query());
  expect(await tones()).toBe(2);
});

test("an answer that was not sent before a reload is sent after it, once", async ({ desk, network, visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Did you get that?");
  const console = await desk(undefined, { url: network.url });
  const talk = await console.openTalk("Did you get that?");
  await talk.reply("I did");
  network.cutSockets();
  await talk.field.fill("But not this");
  await talk.field.press("Enter");
  await expect(talk.thread.getByText("Sending…")).toBeVisible();
  await talk.field.fill("And then");

  await console.page.reload();
  await expect(talk.thread.getByText("Sending…")).toBeVisible();
  await expect(talk.field).toHaveValue("And then");
  network.restore();
  await chat.reads("Did you get that?", "I did", "But not this");
  await talk.readsAll("Did you get that?", "I did", "But not this");
  await expect(talk.thread.getByText("Sending…")).toHaveCount(0);
});
