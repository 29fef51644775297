// Agents share the work: who takes a conversation has it, a colleague can take over, and what is done is closed.
import { expect, test } from "../../fixtures/story.mjs";

test("an agent takes, closes and reopens; a visitor who writes again is theirs again", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Can you hem them shorter?");
  const talk = await console.openTalk("Can you hem them shorter?");

  await talk.take();
  await expect(console.rowIn("mine", "Can you hem them shorter?")).toBeVisible();
  await expect(talk.thread.getByText("Anna took the conversation")).toBeVisible();

  await talk.close();
  await expect(talk.pane.getByText("This conversation is closed.")).toBeVisible();
  await expect(chat.log.getByText("Anna closed the conversation. Write to reopen it.")).toBeVisible();
  await console.unfoldClosed();
  await expect(console.rowIn("closed", "Is there anything else").first()).toBeVisible();

  await talk.button("Reopen").click();
  await expect(talk.field).toBeVisible();
  await expect(talk.thread.getByText("Anna reopened the conversation")).toBeVisible();
  await talk.close();
  await expect(talk.pane.getByText("This conversation is closed.")).toBeVisible();

  await chat.say("One more thing");
  await expect(console.rowIn("mine", "One more thing")).toBeVisible();
  await expect(talk.thread.getByText("The visitor wrote again; the conversation is open")).toBeVisible();
  await expect(talk.pane.getByText("You answer")).toBeVisible();
});

test("a colleague sees who has it and who looks, and takes over by name", async ({ colleague, desk, visit }) => {
  const bram = await colleague("Bram");
  const [annas, brams] = [await desk(), await desk(bram)];
  const { chat } = await visit();
  await chat.open();
  await chat.say("Do you have it in blue?");

  const annasTalk = await annas.openTalk("Do you have it in blue?");
  await annasTalk.take();
  await expect(brams.rowIn("others", "Do you have it in blue?")).toBeVisible();
  await expect(brams.row("Do you have it in blue?")).toHaveAccessibleName(/Anna answers/);

  const bramsTalk = await brams.openTalk("Do you have it in blue?");
  await expect(bramsTalk.pane.getByText("Anna answers", { exact: true })).toBeVisible();
  await expect(bramsTalk.pane.getByText("Anna is looking at this too")).toBeVisible();
  await expect(annasTalk.pane.getByText("Bram is looking at this too")).toBeVisible();

  await bramsTalk.button("Take over").click();
  const sure = bramsTalk.pane.getByRole("group", { name: "Take over from Anna?" });
  await sure.getByRole("button", { name: "Take over" }).click();
  await expect(bramsTalk.pane.getByText("You answer")).toBeVisible();
  await expect(annasTalk.pane.getByText("Bram answers", { exact: true })).toBeVisible();
  await expect(annas.rowIn("others", "Do you have it in blue?")).toBeVisible();

  await bramsTalk.reply("In navy.");
  await expect(chat.heading).toHaveText("Bram");
  await expect(chat.message("In navy.").getByText("Bram")).toBeVisible();
});
