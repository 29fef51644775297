// The lid of a laptop is closed on an open chat, and opened again: what the others said meanwhile is there at once,
// and what was not yet sent goes out, whether the connection was ended properly or is dead without a word.
import { setTimeout as pass } from "node:timers/promises";
import { expect, test } from "../../fixtures/story.mjs";

/** How the connection ends, and how long the lid is closed: longer than a silent line takes to be asked and given up. */
const ENDS = {
  "ended properly": { end: (network) => network.cut(), nap: 1_000 },
  "is dead without a word": { end: (network) => network.stall(), nap: 37_000 },
};

for (const [how, { end, nap }] of Object.entries(ENDS)) {
  test(`a visitor's laptop; the connection ${how}`, async ({ boot, desk, network, visit }) => {
    const console = await desk();
    const computer = await boot();
    const { chat } = await visit("/", { shop: network.shop, page: await computer.newTab() });
    await chat.open();
    await chat.say(`Good night, it ${how}`);
    const talk = await console.openTalk(`Good night, it ${how}`);
    await talk.reply("Good night");
    await chat.reads(`Good night, it ${how}`, "Good night");

    end(network);
    await chat.write("One more thing");
    await chat.showsSending("One more thing");
    await computer.sleep();
    await talk.reply("Are you asleep?");
    await pass(nap);
    network.restore();
    await computer.wake();

    await expect(chat.bubbles).toHaveCount(4);
    await chat.showsSent("One more thing");
    await chat.reads(`Good night, it ${how}`, "Good night", "Are you asleep?", "One more thing");
    await talk.readsAll(`Good night, it ${how}`, "Good night", "Are you asleep?", "One more thing");
  });

  test(`an agent's laptop; the connection ${how}`, async ({ boot, desk, network, visit }) => {
    const { chat } = await visit();
    await chat.open();
    await chat.say(`Are you in, if it ${how}?`);
    const computer = await boot();
    const console = await desk(undefined, { url: network.url, page: await computer.newTab() });
    const talk = await console.openTalk(`Are you in, if it ${how}?`);
    await talk.reply("For a while");

    end(network);
    await talk.field.fill("But not for long");
    await talk.field.press("Enter");
    await expect(talk.thread.getByText("Sending…")).toBeVisible();
    await computer.sleep();
    await chat.say("Are you asleep?");
    const other = await visit();
    await other.chat.open();
    await other.chat.say(`Anybody there, if it ${how}?`);
    await pass(nap);
    network.restore();
    await computer.wake();

    await talk.readsAll(`Are you in, if it ${how}?`, "For a while", "Are you asleep?", "But not for long");
    await expect(console.rowIn("waiting", `Anybody there, if it ${how}?`)).toBeVisible();
    await chat.reads(`Are you in, if it ${how}?`, "For a while", "Are you asleep?", "But not for long");
  });
}
