// An agent's long answer reaches the visitor in short bubbles.
import { expect, test } from "../../fixtures/story.mjs";

test("a blank line begins a new bubble on both sides, and it stays one message", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("How do I send it back?\n\nIt is too small.");
  const talk = await (await desk()).openTalk("How do I send it back?");
  await expect(talk.bubbles, "a visitor's text stays as it was written").toHaveCount(1);
  const height = () => talk.field.evaluate((field) => field.offsetHeight);
  const ofOneLine = await height();
  await talk.field.fill("Print the label.\n\nStick it on the box.\nAny box will do.\n\n\nBring it to a shop.");
  await talk.field.press("Enter");
  await expect.poll(height, "the field is as high as what stands in it").toBe(ofOneLine);
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
  const talk = await (await desk()).openTalk("Tell me all about it.");
  const hint = talk.pane.getByText("Shorter messages read better.");
  await talk.field.fill("a".repeat(349));
  await expect(hint).toHaveCount(0);
  await talk.field.fill("a".repeat(350));
  await expect(hint).toBeVisible();
  await talk.field.fill(`${"a".repeat(200)}\n\n${"a".repeat(200)}`);
  await expect(hint).toHaveCount(0);
});
