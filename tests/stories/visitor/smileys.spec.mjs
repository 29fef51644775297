// What a visitor types becomes an emoji: a smiley with the space behind it, a name with its second colon. One undo gives
// back what was typed.
import { expect, test } from "../../fixtures/story.mjs";

/** A visitor who writes in the open panel. */
async function writes(visit, path, options) {
  const { chat, page } = await visit(path, options);
  await chat.open();
  await expect(chat.attachButton).toBeVisible();
  await chat.hasTheKeyboard();
  return { chat, page };
}

test("smileys and names change, one undo gives them back, and they stay then", async ({ visit }) => {
  const { chat, page } = await writes(visit);
  // The part that does it comes with the first colon; what stands before the cursor is looked at then.
  await page.keyboard.type("Nice :) ");
  await expect(chat.field).toHaveValue("Nice 🙂 ");
  await page.keyboard.type("at 10:30, http:// a): ");
  await expect(chat.field).toHaveValue("Nice 🙂 at 10:30, http:// a): ");
  await page.keyboard.type(";) ");
  await expect(chat.field).toHaveValue("Nice 🙂 at 10:30, http:// a): 😉 ");
  await page.keyboard.press("Backspace");
  await expect(chat.field).toHaveValue("Nice 🙂 at 10:30, http:// a): ;) ");
  await page.keyboard.type("so ");
  await expect(chat.field).toHaveValue("Nice 🙂 at 10:30, http:// a): ;) so ");

  await chat.field.fill("");
  await page.keyboard.type("I :heart:");
  await expect(chat.field).toHaveValue("I ❤️");
  await page.keyboard.type(" it :D ");
  await expect(chat.field).toHaveValue("I ❤️ it 😄 ");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(chat.field).toHaveValue("I ❤️ it :D ");
  await page.keyboard.type("really");
  await expect(chat.field).toHaveValue("I ❤️ it :D really");
  await page.keyboard.press("Enter");
  await chat.showsSent("I ❤️ it :D really");
});

test("a Dutch visitor writes Dutch names, and a smiley at the end changes with sending", async ({ visit }) => {
  const { chat, page } = await writes(visit, "/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await page.keyboard.type("Mooi :hart: ");
  await expect(chat.field).toHaveValue("Mooi ❤️ ");
  await page.keyboard.type("tot zo ;)");
  await page.keyboard.press("Enter");
  await chat.showsSent("Mooi ❤️ tot zo 😉");
  await page.keyboard.type("Dag :-)");
  await chat.sendButton.click();
  await chat.showsSent("Dag 🙂");
});

test("where the part does not come, nothing changes and nothing is said", async ({ visit }) => {
  const { chat, page } = await writes(visit);
  await page.route("**/assets/widget-picker-*.wasm", (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await page.keyboard.type("Well :)");
  await failed;
  await page.keyboard.press("Enter");
  await chat.showsSent("Well :)");
});
