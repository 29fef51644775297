// Two visitors talk at the same time, and neither sees anything of the other.
import { expect, test } from "../../fixtures/story.mjs";

/** Somebody comes and says something. */
async function says(visit, text) {
  const visitor = await visit();
  await visitor.chat.open();
  await visitor.chat.say(text);
  return visitor;
}

test("what is typed right after a click is for the conversation that was clicked", async ({ desk, visit }) => {
  const console = await desk();
  await says(visit, "First come");
  await says(visit, "Second come");
  await console.openTalk("First come");
  const [before, after] = await console.row("Second come").evaluate(async (row) => {
    const open = () => document.querySelector("#pane").ariaLabel;
    const before = open();
    row.closest("a").click();
    // Nothing else of the page's has its turn, the news of a new address as little as a key.
    for (let step = 0; step < 50; step += 1) await undefined;
    return [before, open()];
  });
  expect(after).not.toBe(before);
});

test("each visitor reads their own conversation only", async ({ desk, visit }) => {
  const console = await desk();
  const one = await says(visit, "I am the first");
  const other = await says(visit, "I am the second");

  const talk = await console.openTalk("I am the first");
  await talk.reply("Hello, first");
  await console.openTalk("I am the second");
  await talk.reply("Hello, second");

  await one.chat.reads("I am the first", "Hello, first");
  await other.chat.reads("I am the second", "Hello, second");
  await one.page.reload();
  await other.page.reload();
  await one.chat.reads("I am the first", "Hello, first");
  await other.chat.reads("I am the second", "Hello, second");
  await expect(console.row("You: Hello,")).toHaveCount(2);
});
