// A visitor gives a message another text, and takes one back.
import { expect, test } from "../../fixtures/story.mjs";

test("a slip of the pen is mended, and what was being written waits", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Do you ship to Fance?");
  await chat.draft("And how long");
  await chat.edit("Do you ship to Fance?");
  await expect(chat.field).toHaveValue("Do you ship to Fance?");
  await chat.write("Do you ship to France?");
  await chat.reads("Do you ship to France?");
  await expect(chat.field).toHaveValue("And how long");
  await expect(chat.message("Do you ship to France?").locator("time")).toContainText("edited");

  const console = await desk();
  await console.row("Do you ship to France?").click();
  await console.talk.readsAll("Do you ship to France?");
  await expect(console.talk.thread.getByText("Edited")).toBeVisible();

  await chat.edit("Do you ship to France?");
  await chat.field.press("Enter");
  await chat.reads("Do you ship to France?");
  await expect(chat.field, "nothing was changed, and nothing is sent").toHaveValue("And how long");
});

test("by keyboard, in Dutch: the last message, and out again without a change", async ({ visit, desk }) => {
  const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Hebben jullie dit in blauw?");
  await chat.say("Of in groen?");
  await chat.field.press("ArrowUp");
  await expect(chat.field).toHaveValue("Of in groen?");
  await expect(chat.frame.getByText("Je bewerkt je bericht")).toBeVisible();
  await page.keyboard.type(" Of geel?");
  await page.keyboard.press("Escape");
  await expect(chat.field).toHaveValue("");
  await chat.reads("Hebben jullie dit in blauw?", "Of in groen?");

  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(chat.frame.getByRole("button", { name: "Bericht verwijderen" })).toBeFocused();
  await page.keyboard.press("Enter");
  await chat.reads("Hebben jullie dit in blauw?", "Dit bericht is verwijderd.");
  await expect(chat.field).toBeFocused();
  await chat.say("Ik zie het al.");

  const console = await desk();
  await console.row("Ik zie het al.").click();
  await console.talk.readsAll("Hebben jullie dit in blauw?", "This message was deleted.", "Ik zie het al.");
});

test("what is changed without a connection arrives once it is back, after a reload too", async ({ visit, network, desk }) => {
  const { chat, page } = await visit("/", { shop: network.shop });
  await chat.open();
  await chat.say("Is it waterprof?");
  await chat.say("Never mind");
  await network.cut();
  await chat.edit("Is it waterprof?");
  await chat.write("Is it waterproof?");
  await chat.edit("Never mind");
  await chat.takeBackButton.click();
  await chat.reads("Is it waterproof?", "This message was deleted.");
  await network.restore();
  await chat.reads("Is it waterproof?", "This message was deleted.");
  await page.reload();
  await chat.isOpen();
  await chat.reads("Is it waterproof?", "This message was deleted.");
  await chat.say("I will take it.");
  const console = await desk();
  await console.row("I will take it.").click();
  await console.talk.readsAll("Is it waterproof?", "This message was deleted.", "I will take it.");
  await expect(console.talk.thread.getByText("Edited")).toHaveCount(1);
});
