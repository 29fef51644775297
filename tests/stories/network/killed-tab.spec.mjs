// A tab dies while something is being sent: no page is told, nothing can be kept any more. Once it is open again, what
// was written arrives, once.
import { expect, test } from "../../fixtures/story.mjs";

const SOON = { timeout: 15_000 };

for (const frames of ["allowed", "refused"]) {
  test(`a visitor's tab is killed while the line is down; frames' storage is ${frames}`, async ({ boot, desk, network, visit }) => {
    const [first, second, third] = ["Before", "One in the dark", "Two in the dark"].map((body) => `${body}, ${frames}`);
    const console = await desk();
    const computer = await boot({ frames });
    const { chat, page } = await visit("/", { shop: network.shop, page: await computer.newTab() });
    await chat.open();
    await chat.say(first);
    network.cut();
    await chat.write(second);
    await chat.write(third);
    await chat.showsSending(third);
    await chat.draft("And I was just");

    const tab = await computer.killTab(page);
    network.restore();
    await tab.goTo(network.shop.url);
    const all = { texts: [first, second, third], sending: 0, draft: "And I was just" };
    await expect.poll(() => tab.reads(), SOON).toEqual(all);
    const talk = await console.openTalk(third);
    await talk.readsAll(first, second, third);
    expect(await tab.reads()).toEqual(all);
  });

  test(`the first message of all waits for its conversation, whatever dies; frames' storage is ${frames}`, async ({ boot, desk, network, visit }) => {
    const question = `First of all, ${frames}`;
    const console = await desk();
    const computer = await boot({ frames });
    const { chat, page } = await visit("/", { shop: network.shop, page: await computer.newTab() });
    await chat.open();
    network.cut();
    await chat.write(question);
    await chat.showsSending(question);

    const tab = await computer.killTab(page);
    network.restore();
    await tab.goTo(network.shop.url);
    await expect.poll(() => tab.reads(), SOON).toEqual({ texts: [question], sending: 0, draft: "" });
    await expect(console.row(question)).toHaveCount(1);
  });
}

test("what arrived though the tab never learned of it is not said again", async ({ boot, desk, network, visit }) => {
  const console = await desk();
  const computer = await boot();
  const { chat, page } = await visit("/", { shop: network.shop, page: await computer.newTab() });
  await chat.open();
  await chat.say("Can you hear me?");
  const talk = await console.openTalk("Can you hear me?");
  network.deafen();
  await chat.write("I hear nothing");
  await talk.reads("I hear nothing");
  await chat.showsSending("I hear nothing");

  const tab = await computer.killTab(page);
  network.restore();
  await tab.goTo(network.shop.url);
  await expect.poll(() => tab.reads(), SOON).toEqual({ texts: ["Can you hear me?", "I hear nothing"], sending: 0, draft: "" });
  await talk.reply("We do");
  await expect.poll(async () => (await tab.reads()).texts, SOON).toEqual(["Can you hear me?", "I hear nothing", "We do"]);
  await talk.readsAll("Can you hear me?", "I hear nothing", "We do");
});

test("an agent's tab is killed while the line is down", async ({ boot, desk, network, visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Who is there?");
  const computer = await boot();
  const console = await desk(undefined, { url: network.url, page: await computer.newTab() });
  const talk = await console.openTalk("Who is there?");
  await talk.reply("Anna here");
  const address = console.page.url();
  network.cut();
  await talk.field.fill("In the dark");
  await talk.field.press("Enter");
  await expect(talk.thread.getByText("Sending…")).toBeVisible();
  await talk.field.fill("And I was just");

  const tab = await computer.killTab(console.page);
  network.restore();
  await tab.goTo(address);
  const texts = ["Who is there?", "Anna here", "In the dark"];
  await expect.poll(() => tab.reads(), SOON).toEqual({ texts, sending: 0, draft: "And I was just" });
  await chat.reads(...texts);
  await chat.say("Light again");
  await expect.poll(async () => (await tab.reads()).texts, SOON).toEqual([...texts, "Light again"]);
});
