// An agent opens what waits, takes it and answers; the visitor reads who answers them.
import { expect, test } from "../../fixtures/story.mjs";

test("the visitor reads the answer with the agent's name", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Which belt goes with the chino?");

  const talk = await console.openTalk("Which belt goes with the chino?");
  await talk.take();
  await expect(console.rowIn("mine", "Which belt goes with the chino?")).toBeVisible();
  await expect(chat.log.getByText("Anna joined the conversation")).toBeVisible();
  await expect(chat.heading).toHaveText("Anna");

  await talk.reply("The plain tan one.");
  await chat.reads("Which belt goes with the chino?", "The plain tan one.");
  await expect(chat.message("The plain tan one.").getByText("Anna")).toBeVisible();
  await expect(console.rowIn("mine", "You: The plain tan one.")).toBeVisible();
});

test("who answers while it waits has taken it", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Do you ship to Ghent?");

  const talk = await console.openTalk("Do you ship to Ghent?");
  await talk.reply("We do.");
  await expect(talk.pane.getByText("You answer")).toBeVisible();
  await expect(console.rowIn("mine", "You: We do.")).toBeVisible();
  await expect(chat.heading).toHaveText("Anna");
});

test("both see when the other types", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Is linen hard to iron?");
  const talk = await console.openTalk("Is linen hard to iron?");

  const visitorTypes = talk.thread.getByText("The visitor is typing");
  const annaTypes = chat.status.filter({ hasText: "Anna is typing" });
  await typesUntil(chat.field, "Because I never", visitorTypes);
  await typesUntil(talk.field, "You get", annaTypes);

  await chat.field.press("Enter");
  await talk.reads("Because I never");
  await expect(visitorTypes).toHaveCount(0);
  await talk.field.press("Enter");
  await chat.reads("Is linen hard to iron?", "Because I never", "You get");
  await expect(annaTypes).toHaveCount(0);
});

// Who types is told every few seconds; so somebody who goes on typing is seen.
async function typesUntil(field, text, seen) {
  await expect(async () => {
    await field.fill("");
    await field.pressSequentially(text);
    await expect(seen).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

for (const frames of ["allowed", "refused"]) {
  test(`while the panel is closed, the launcher counts what is unread; frames' storage is ${frames}`, async ({ boot, desk, visit }) => {
    const console = await desk();
    const computer = await boot({ frames });
    const { chat, page } = await visit("/", { page: await computer.newTab() });
    await chat.open();
    await chat.say("When will it arrive?");
    await chat.close();

    const talk = await console.openTalk("When will it arrive?");
    await talk.reply("Tomorrow.");
    await chat.showsUnread(1);
    await talk.reply("Before noon.");
    await chat.showsUnread(2);

    await chat.open();
    await chat.reads("When will it arrive?", "Tomorrow.", "Before noon.");
    await chat.close();
    await chat.showsUnread(0);

    await talk.reply("Or a little later.");
    await chat.showsUnread(1);
    await page.reload();
    await chat.showsUnread(1);
  });
}
