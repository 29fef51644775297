// A network that lets no WebSocket through: an office's proxy that refuses them, or one that swallows them. Everything
// works all the same, a few seconds later (rule C9); and by itself as soon as there are sockets again.
import { expect, test } from "../../fixtures/story.mjs";

/** A message waits for the other side's next look, every 3 s. */
const SOON = { timeout: 8_000 };

for (const [how, block] of Object.entries({ refuses: "cutSockets", swallows: "swallowSockets" })) {
  test(`a visitor whose network ${how} sockets`, async ({ desk, network, visit }) => {
    network[block]();
    const { chat } = await visit("/", { shop: network.shop });
    await chat.open();
    await chat.write(`It ${how} them`);
    await expect(chat.message(`It ${how} them`).getByRole("img", { name: chat.words.sent })).toBeVisible(SOON);
    await expect(chat.offline).toHaveCount(0);

    const talk = await (await desk()).openTalk(`It ${how} them`);
    await expect(talk.card.getByText("Online now")).toBeVisible();
    await talk.reply("We read you");
    await expect(chat.bubbles).toHaveText([`It ${how} them`, "We read you"], SOON);
    await expect(talk.thread.getByText(/^(Delivered|Read)$/)).toBeVisible(SOON);
    await chat.say("And I you");
    await talk.readsAll(`It ${how} them`, "We read you", "And I you");

    const opened = chat.page.waitForEvent("websocket", { timeout: 40_000 });
    network.restore();
    // As when a laptop changes networks.
    for (const frame of chat.page.frames()) await frame.evaluate(() => void dispatchEvent(new Event("online")));
    await opened;
    await talk.reply("Welcome back");
    await chat.reads(`It ${how} them`, "We read you", "And I you", "Welcome back");
  });
}

test("an agent whose network refuses sockets", async ({ desk, network, visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Do you work behind a proxy?");
  network.cutSockets();
  const console = await desk(undefined, { url: network.url });
  const talk = await console.openTalk("Do you work behind a proxy?");
  await talk.take();
  await talk.reply("I do");
  await chat.reads("Do you work behind a proxy?", "I do");
  await expect(console.lost).toHaveCount(0);
  await expect(console.slow).toBeVisible();

  await chat.say("And nothing is lost?");
  await expect(talk.bubbles).toHaveText(["Do you work behind a proxy?", "I do", "And nothing is lost?"], SOON);
  await talk.close();
  await console.unfoldClosed();
  await expect(console.rowIn("closed", "Is there anything else").first()).toBeVisible(SOON);
});
