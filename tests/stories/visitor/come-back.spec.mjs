// A visitor writes again after the end. The agent who had the conversation has it again, and nobody else is bothered.
import { expect, test } from "../../fixtures/story.mjs";

test("Anna closes, the visitor writes again: it is Anna's, and does not wait for Bram", async ({ colleague, desk, visit }) => {
  const bram = await desk(await colleague("Bram"));
  await bram.listen();
  const anna = await desk();
  const { chat } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Past deze bij de broek?");
  const talk = await anna.openTalk("Past deze bij de broek?");
  await talk.reply("Ja, heel goed.");
  await talk.close();
  await expect(bram.rowIn("others", "Past deze")).toHaveCount(0);
  await expect(bram.rowIn("waiting", "Past deze")).toHaveCount(0);

  const tones = await bram.tones();
  await chat.say("En in het blauw?");
  await expect(anna.rowIn("mine", "En in het blauw?")).toBeVisible();
  await expect(talk.thread.getByText("The conversation went to Anna")).toBeVisible();
  await expect(talk.pane.getByText("You answer")).toBeVisible();
  await expect(bram.rowIn("others", "En in het blauw?")).toBeVisible();
  await expect(bram.rowIn("waiting", "En in het blauw?")).toHaveCount(0);
  expect(await bram.tones(), "nobody rings for what is Anna's").toBe(tones);
  await talk.reply("Ook dan.");
  await expect(chat.message("Ook dan.")).toBeVisible();
});

test("where Anna has gone, it waits for Bram as any other", async ({ colleague, desk, visit }) => {
  const bram = await desk(await colleague("Bram"));
  const anna = await desk();
  await expect(bram.page.getByLabel("Colleagues online")).toBeVisible();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Does this one shrink?");
  const talk = await anna.openTalk("Does this one shrink?");
  await talk.reply("Not at 30 degrees.");
  await talk.close();
  await anna.page.close();
  await expect(bram.page.getByLabel("Colleagues online")).toHaveCount(0);
  await chat.say("And at 40?");
  await expect(bram.rowIn("waiting", "And at 40?")).toBeVisible();
  const brams = await bram.openTalk("And at 40?");
  await brams.take();
});
