// A question that could mean two things: the bot offers what it knows, and a tap answers it. Whoever finds nothing among it
// says so, and comes to a person after the second time.
import { expect, test } from "../../fixtures/story.mjs";

const ANSWERS = [
  { title: "Delivery costs", phrasings: ["What does delivery cost?", "How much is shipping?", "Is delivery free?"], body: "Delivery costs 4.95." },
  { title: "Delivery times", phrasings: ["When does my delivery come?", "How long does delivery take?", "Do you deliver tomorrow?"], body: "Two days." },
  { title: "Returns", phrasings: ["Can I send it back?", "How do I return something?"], body: "Within 30 days." },
];

const choice = (chat, name) => chat.log.getByRole("button", { name, exact: true }).last();

test("one tap chooses what was meant, and another says that it helped; then one may say how it was", async ({ visit, site }) => {
  await site.teach(ANSWERS);
  await site.anna.api.change("bot", { on: true });
  const { chat } = await visit();
  await chat.open();
  await chat.say("delivery");
  await expect(chat.bubbles.last()).toContainText("Is it about one of these?");
  await expect(choice(chat, "Returns")).toBeVisible();
  await choice(chat, "Delivery times").click();
  await chat.showsSent("Delivery times");
  await expect(chat.log.getByText("Two days.", { exact: true })).toBeVisible();
  await choice(chat, "Yes, it did").click();
  await expect(chat.log.getByText("Glad to hear that!", { exact: true })).toBeVisible();
  await expect(chat.log.getByText("Bot closed the conversation")).toBeVisible();
  await expect(chat.frame.getByText("How was it?")).toBeVisible();
});

test("by keyboard alone: something else, in other words, something else again, and a person is promised", async ({ visit, desk, site }) => {
  await site.teach(ANSWERS);
  await site.anna.api.change("bot", { on: true });
  const { chat, page } = await visit();
  await chat.open();
  for (const again of [false, true]) {
    await chat.say(again ? "the delivery" : "delivery");
    await expect(chat.bubbles.last()).toContainText("Is it about one of these?");
    await choice(chat, "Something else").focus();
    await page.keyboard.press("Enter");
    if (!again) await expect(chat.bubbles.last()).toContainText("Could you say it in other words?");
  }
  await expect(chat.log.getByText("A colleague takes over. They can read everything that was said here.")).toBeVisible();
  const talk = await (await desk()).openTalk("Something else");
  await expect(talk.thread.getByText("The bot handed over: its answers did not help")).toBeVisible();
});
