// People have long names, and some write what has no width of its own: nothing of it moves or covers anything else.
import { expect, test } from "../../fixtures/story.mjs";

const PILE = "e" + "\u0301".repeat(200);

test("with a name of 29 letters one can still close and send, at 320 px", async ({ colleague, desk, visit }) => {
  const console = await desk(await colleague("Wilhelmina van Oldenbarnevelt"));
  const { chat } = await visit("/", { viewport: { width: 320, height: 640 } });
  await chat.open();
  await chat.say("Who is there?");
  const talk = await console.openTalk("Who is there?");
  await talk.reply("It is me.");
  await chat.reads("Who is there?", "It is me.");
  await expect(chat.heading).toHaveText("Wilhelmina van Oldenbarnevelt");

  for (const button of [chat.closeButton, chat.emojiButton, chat.sendButton]) {
    const { x, width } = await button.boundingBox();
    expect(width).toBe(44);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
  }
  expect(await chat.field.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("piled up marks end at the edge of their bubble", async ({ visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say(PILE);
  await expect(chat.bubbles.first()).toHaveCSS("overflow", "clip");
});
