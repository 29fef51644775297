// A visitor sends more than the chat takes in a minute: nothing is refused to them, it only goes later.
import { expect, test } from "../../fixtures/story.mjs";

test("who writes more than 30 messages a minute is told that the rest is kept, and it goes by itself", async ({ visit }) => {
  const { chat } = await visit();
  await chat.open();
  const said = Array.from({ length: 32 }, (_, place) => `Line ${place + 1}`);
  for (const body of said) await chat.write(body);
  const sentence = chat.frame.getByText("That went fast. Your messages are kept and sent within a minute.");
  await expect(sentence).toBeVisible();
  await chat.reads(...said);
  await chat.showsSending("Line 32");

  await expect(sentence).toBeHidden({ timeout: 75_000 });
  await chat.showsSent("Line 32");
  await chat.reads(...said);
});
