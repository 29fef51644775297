// A device says that it is offline. Where that is so, the person knows within seconds, though no connection was ended;
// where it is not, as on some private networks, nothing happens at all.
import { expect, test } from "../../fixtures/story.mjs";

/**
 * The device says so, in every frame. Playwright's own way of going offline also ends all sockets, which a real device
 * does only sometimes, and so says nothing about the ones that it leaves hanging.
 */
async function says(page, state) {
  for (const frame of page.frames()) await frame.evaluate((state) => void dispatchEvent(new Event(state)), state);
}

/** An offline device is asked for 3 s at most (rule C7), and the sentence comes after 2 s. */
const SOON = { timeout: 6_000 };

test("a visitor's device in a tunnel", async ({ network, visit }) => {
  const { chat, page } = await visit("/", { shop: network.shop });
  await chat.open();
  await chat.say("Before the tunnel");

  network.stall();
  await says(page, "offline");
  await expect(chat.offline).toBeVisible(SOON);
  await chat.write("In the tunnel");
  await chat.showsSending("In the tunnel");

  network.restore();
  await says(page, "online");
  await chat.showsSent("In the tunnel");
  await expect(chat.offline).toHaveCount(0);
  await chat.reads("Before the tunnel", "In the tunnel");
});

test("an agent's device in a tunnel, while an answer is written", async ({ desk, network, visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Are you on the train?");
  const console = await desk(undefined, { url: network.url });
  const talk = await console.openTalk("Are you on the train?");
  await talk.reply("I am");
  await talk.field.fill("It is now in");

  network.stall();
  await says(console.page, "offline");
  await expect(console.lost).toBeVisible(SOON);
  await talk.field.pressSequentially(" the tunnel");
  await chat.say("Hello?");

  network.restore();
  await says(console.page, "online");
  await expect(console.lost).toHaveCount(0);
  await talk.readsAll("Are you on the train?", "I am", "Hello?");
  await expect(talk.field).toHaveValue("It is now in the tunnel");
  await talk.field.press("Enter");
  await chat.reads("Are you on the train?", "I am", "Hello?", "It is now in the tunnel");
});

test("a device that is wrong about it", async ({ desk, visit }) => {
  const { chat, page } = await visit();
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket));
  await chat.open();
  await chat.say("On the private network");
  await says(page, "offline");
  await chat.say("Still there");
  const talk = await (await desk()).openTalk("Still there");
  await talk.reply("Of course");
  await chat.reads("On the private network", "Still there", "Of course");
  await expect(chat.offline).toHaveCount(0);
  expect(sockets).toHaveLength(1);
});
