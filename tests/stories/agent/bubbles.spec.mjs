// An agent's long answer reaches the visitor in short bubbles.
import { expect, test } from "../../fixtures/story.mjs";

test("a blank line begins a new bubble on both sides, and it stays one message", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("How do I send it back?\n\nIt is too small.");
  const console = await desk();
  await console.row("How do I send it back?").click();
  const { talk } = console;
  await expect(talk.bubbles, "a visitor's text stays as it was written").toHaveCount(1);
  await talk.field.fill("Print the label.\n\nStick it on the box.\nAny box will do.\n\n\nBring it to a shop.");
  await talk.field.press("Enter");
  await expect(talk.bubbles).toHaveText([/too small/, "Print the label.", /^Stick it on the box.\s*Any box will do.$/, "Bring it to a shop."]);
  await expect(chat.bubbles).toHaveCount(4);
  await talk.thread.getByText("Stick it on the box.").hover();
  await talk.thread.getByRole("button", { name: "Edit" }).click();
  await talk.field.fill("Any box will do.\n\nBring it to a shop.");
  await talk.field.press("Enter");
  await expect(chat.bubbles).toHaveText([/too small/, "Any box will do.", "Bring it to a shop."]);
});

test("who writes much at a stretch is told that shorter reads better", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Tell me all about it.");
  const console = await desk();
  await console.row("Tell me all about it.").click();
  const hint = console.talk.pane.getByText("Shorter messages read better.");
  await console.talk.field.fill("a".repeat(349));
  await expect(hint).toHaveCount(0);
  await console.talk.field.fill("a".repeat(350));
  await expect(hint).toBeVisible();
  await console.talk.field.fill(`${"a".repeat(200)}\n\n${"a".repeat(200)}`);
  await expect(hint).toHaveCount(0);
});
