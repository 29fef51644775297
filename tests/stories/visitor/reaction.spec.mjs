// Both sides react to what the other wrote.
import { expect, test } from "../../fixtures/story.mjs";

test("a visitor thanks with a sign, and takes it back; the agent sees both", async ({ visit, desk }) => {
  const { chat, page } = await visit();
  await chat.open();
  await chat.say("Where is my parcel?");
  const console = await desk();
  await console.row("Where is my parcel?").click();
  await console.talk.reply("It comes tomorrow.");
  await chat.reads("Where is my parcel?", "It comes tomorrow.");

  await chat.react("It comes tomorrow.", "Thanks");
  await expect(chat.message("It comes tomorrow.")).toHaveClass(/ thanks/);
  await expect(console.talk.thread.getByRole("img", { name: "The visitor reacted: Thank you" })).toBeVisible();
  await expect(console.row("It comes tomorrow."), "the list shows the last message").toBeVisible();

  await page.reload();
  await chat.isOpen();
  await expect(chat.message("It comes tomorrow.")).toHaveClass(/ thanks/);
  await chat.react("It comes tomorrow.", "Thanks");
  await expect(chat.message("It comes tomorrow.")).not.toHaveClass(/ reacted/);
  await expect(console.talk.thread.getByRole("img", { name: /^The visitor reacted/ })).toHaveCount(0);
});

test("an agent reacts by keyboard, and nobody has more to read", async ({ visit, desk }) => {
  const { chat } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Het past perfect!");
  await chat.closeButton.click();
  await chat.isClosed();
  const console = await desk();
  const { talk, page } = console;
  await console.row("Het past perfect!").click();
  await talk.reads("Het past perfect!");
  await talk.thread.getByRole("button", { name: "React" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(talk.thread.getByRole("button", { name: "I like it" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(talk.thread.getByRole("img", { name: "Your team reacted: I love it" })).toBeVisible();
  await expect(console.rowIn("waiting", "Het past perfect!"), "a reaction is no answer").toBeVisible();

  await chat.showsUnread(0);
  await chat.open();
  await expect(chat.message("Het past perfect!")).toHaveClass(/ love/);
});

test("by keyboard alone: back from the field to the newest answer, a sign, and on writing", async ({ visit, desk }) => {
  const { chat, page } = await visit();
  await chat.open();
  await chat.say("Is it heavy?");
  await (await (await desk()).openTalk("Is it heavy?")).reply("Not at all.");
  await chat.reads("Is it heavy?", "Not at all.");
  // Nothing else stands between.
  await chat.frame.getByRole("button", { name: "No, thanks" }).click();
  await expect(chat.field).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(chat.message("Not at all.").getByRole("button", { name: chat.words.react })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.message("Not at all.").getByRole("button", { name: "Like" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(chat.message("Not at all.")).toHaveClass(/ love/);
  await expect(chat.field).toBeFocused();
});

test("without its part one types and reads; it comes with the next message", async ({ visit, desk }) => {
  const { chat, page } = await visit();
  const context = page.context();
  const part = /extras.*\.wasm$/;
  await context.route(part, (route) => route.abort());
  await chat.open();
  await chat.write("Are you there?");
  await chat.reads("Are you there?");
  const talk = await (await desk()).openTalk("Are you there?");
  await talk.reply("We are.");
  await chat.reads("Are you there?", "We are.");
  await expect(chat.attachButton).toHaveCount(0);
  await context.unroute(part);
  await talk.reply("Ask away.");
  await chat.react("We are.", "Funny");
  await expect(chat.message("We are.")).toHaveClass(/ laugh/);
  await expect(chat.attachButton).toBeVisible();
});
