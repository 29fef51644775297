// The agent asks whether there is anything else; the visitor has what they need, and says how it was.
import { expect, test } from "../../fixtures/story.mjs";

test("nothing else: it closes itself, and five stars and a word are read by the agent, in Dutch on a phone", async ({ visit, desk }) => {
  const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Is mijn pakje onderweg?");
  const talk = await (await desk()).openTalk("Is mijn pakje onderweg?");
  await talk.reply("Ja, morgen is het er.");
  await talk.button("Close").click();
  await chat.message("Kunnen we nog iets voor je doen?").getByRole("button", { name: "Nee, bedankt" }).click();
  await expect(talk.thread.getByText("The visitor has what they need")).toBeVisible();
  await expect(talk.button("Reopen")).toBeVisible();

  const card = chat.frame.getByRole("region", { name: "Hoe was het?" });
  await card.getByRole("button", { name: "4 van 5" }).click();
  await expect(card.getByText("Bedankt. Het team leest dit.")).toBeVisible();
  await expect(talk.thread.getByText("The visitor gives 4 of 5")).toBeVisible();
  await card.getByRole("button", { name: "5 van 5" }).press("Enter");
  await card.getByRole("textbox", { name: "Wat kan beter, of was goed?" }).fill("Snel geholpen!");
  await card.getByRole("button", { name: "Versturen" }).click();
  await expect(talk.thread.getByText("The visitor gives 5 of 5: Snel geholpen!")).toBeVisible();
  await expect(talk.thread.getByText("The visitor gives")).toHaveCount(1);

  await page.reload();
  await chat.open();
  await expect(card.getByRole("button", { name: "5 van 5", pressed: true })).toBeVisible();
  await chat.say("Toch nog iets");
  await expect(card).toHaveCount(0);
  await expect(talk.button("Close")).toBeVisible();
});

test("something else: it goes on; and the agent closes it anyhow", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Where is my parcel?");
  const talk = await (await desk()).openTalk("Where is my parcel?");
  await talk.reply("On its way.");
  await talk.button("Close").click();
  const question = chat.message("Is there anything else we can do for you?");
  await question.getByRole("button", { name: "Yes, there is" }).click();
  await expect(talk.bubbles.last()).toHaveText("Yes, there is");
  await expect(talk.button("Close")).toBeVisible();
  await chat.say("Does it need a signature?");
  await talk.reply("No.");
  await talk.button("Close").click();
  await talk.button("Close now").click();
  await expect(chat.log.getByText("Anna closed the conversation")).toBeVisible();
  await expect(chat.frame.getByRole("region", { name: "How was it?" })).toBeVisible();
  // Whoever had closed the panel finds the question when they come back.
  await chat.close();
  await chat.open();
  // A frame that has just been shown may not have the pointer yet.
  const star = chat.frame.getByRole("button", { name: "2 of 5" });
  await expect(async () => {
    await star.click();
    await expect(star).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await expect(talk.thread.getByText("The visitor gives 2 of 5")).toBeVisible();
});

test("a visitor who has left is not asked", async ({ visit, desk }) => {
  const { chat, page } = await visit();
  await chat.open();
  await chat.say("I must go");
  const talk = await (await desk()).openTalk("I must go");
  await talk.reply("Good-bye!");
  await page.close();
  await expect(talk.card.getByText("Online now")).toHaveCount(0);
  await talk.button("Close").click();
  await expect(talk.button("Reopen")).toBeVisible();
});

test("an agent who closes before the conversation is there still asks first", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Do you deliver on Saturdays?");
  const console = await desk();
  const talk = await console.openTalk("Do you deliver on Saturdays?");
  await talk.take();
  // What the conversation says waits until the button was pressed: the list already knows whose it is.
  let press;
  const pressed = new Promise((resolve) => (press = resolve));
  await console.page.routeWebSocket(/\/agent$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage(async (message) => {
      await pressed;
      socket.send(message);
    });
  });
  await console.page.reload();
  await talk.button("Close").click();
  press();
  await expect(chat.message("Is there anything else we can do for you?")).toBeVisible();
  await expect(talk.button("Close now")).toBeVisible();
});
