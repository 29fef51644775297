// A visitor wants a person. The agent has everything that was said, and from then on the bot is silent.
import { expect, test } from "../../fixtures/story.mjs";

const ANSWERS = [
  { title: "Returns", phrasings: ["Can I send it back?", "How do I return something?", "What about refunds?"], body: "Within 30 days." },
];

const choice = (chat, name) => chat.log.getByRole("button", { name, exact: true }).last();

test("who asks for a person gets one, who has read all of it; the bot says nothing more", async ({ visit, desk, site }) => {
  await site.teach(ANSWERS);
  await site.anna.api.change("bot", { on: true });
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Can I send it back?");
  await expect(chat.log.getByText("Within 30 days.", { exact: true })).toBeVisible();

  // Nobody waits: it stands among those that others answer.
  const talk = await console.openTalk("Within 30 days.");
  await expect(talk.pane.getByText("The bot is answering").first()).toBeVisible();
  await choice(chat, "Talk to a person").click();
  await expect(chat.log.getByText("A colleague takes over. They can read everything that was said here.")).toBeVisible();
  await expect(talk.thread.getByText("The bot handed over: the visitor wants a person")).toBeVisible();
  await expect(talk.pane.getByText("Nobody is answering yet")).toBeVisible();
  for (const said of ["Can I send it back?", "Within 30 days.", "Talk to a person"]) {
    await expect(talk.thread.locator(".bubble").getByText(said, { exact: true })).toBeVisible();
  }
  await talk.reply("Hello, Anna here. What is it about?");
  await chat.say("Can I send it back, please?");
  await chat.say("How do I return something?");
  await talk.reply("Just put it in the box.");
  await expect(chat.bubbles.last()).toHaveText("Just put it in the box.");
  await expect(chat.log.getByText("Within 30 days.", { exact: true })).toHaveCount(1);
});

test("an agent takes over from the bot by writing, and the visitor sees who it is", async ({ visit, desk, site }) => {
  await site.teach(ANSWERS);
  await site.anna.api.change("bot", { on: true });
  const { chat } = await visit();
  await chat.open();
  await chat.say("How do I return something?");
  await expect(chat.log.getByText("Within 30 days.", { exact: true })).toBeVisible();
  const talk = await (await desk()).openTalk("Within 30 days.");
  await expect(talk.field).toHaveAttribute("placeholder", /take over from the bot/);
  await talk.reply("I see your order. May I help?");
  await expect(chat.log.getByText("Anna joined the conversation")).toBeVisible();
  await chat.say("Can I send it back?");
  await talk.reply("Yes.");
  await expect(chat.bubbles.last()).toHaveText("Yes.");
  await expect(chat.log.getByText("Within 30 days.", { exact: true })).toHaveCount(1);
});
