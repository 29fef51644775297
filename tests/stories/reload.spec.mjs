// A visitor reloads the page in the middle of a conversation, and nothing is lost: not the talk, not what they were writing.
import { expect, test } from "../fixtures/story.mjs";

// The contexts of these tests are private windows, in which Chromium lets a frame of another site keep nothing at all:
// what survives there is what the loader keeps for it.
test("the conversation and the open panel survive a reload", async ({ desk, visit }) => {
  const console = await desk();
  const { chat, page } = await visit();
  await chat.open();
  await chat.say("Is the corduroy in stock?");
  const talk = await console.openTalk("Is the corduroy in stock?");
  await talk.reply("In all sizes.");
  await chat.reads("Is the corduroy in stock?", "In all sizes.");

  await page.reload();
  await chat.isOpen();
  await chat.reads("Is the corduroy in stock?", "In all sizes.");
  await expect(chat.heading).toHaveText("Anna");
  await chat.say("Then I would like two.");
  await talk.reads("Then I would like two.");
});

test("in a lasting profile, the draft survives as well", async ({ visitInProfile }) => {
  const { chat, page } = await visitInProfile();
  await chat.open();
  await chat.say("Is there a wider belt?");
  await chat.field.fill("I mean 4 cm or");

  await page.reload();
  await chat.isOpen();
  await chat.reads("Is there a wider belt?");
  await expect(chat.field).toHaveValue("I mean 4 cm or");
});

test("an agent's console survives a reload as well", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Are the buttons horn?");
  const talk = await console.openTalk("Are the buttons horn?");
  await talk.reply("They are.");

  await console.page.reload();
  await talk.reads("Are the buttons horn?");
  await talk.reads("They are.");
  await talk.reply("Sewn on by hand.");
  await chat.reads("Are the buttons horn?", "They are.", "Sewn on by hand.");
});
