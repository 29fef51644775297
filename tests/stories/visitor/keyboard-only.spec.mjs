// Somebody without a mouse talks with the shop, and an agent without one answers.
import { expect, test } from "../../fixtures/story.mjs";
import { Console } from "../../pages/console.mjs";
import { SignInPage } from "../../pages/sign-in-page.mjs";

async function tabTo(page, target) {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

test("from the shop to a sent message to the closed panel by keyboard", async ({ visit }) => {
  const { chat, page } = await visit();
  await expect(chat.launcher).toBeVisible();
  await tabTo(page, chat.launcher);
  await page.keyboard.press("Enter");
  await chat.hasTheKeyboard();

  await page.keyboard.type("One line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("and another");
  await expect(chat.bubbles).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(chat.bubbles).toHaveCount(1);
  expect(await chat.bubbles.first().innerText()).toBe("One line\nand another");

  await page.keyboard.press("Escape");
  await expect(chat.launcher).toHaveAttribute("aria-expanded", "false");
  await expect(chat.launcher).toBeFocused();
});

test("an agent signs in, answers and closes by keyboard", async ({ deployment, newBrowser, site, visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Who needs a mouse?");

  const page = await (await newBrowser()).newPage();
  const { email, password } = await new SignInPage(page, deployment.url).open();
  await tabTo(page, email);
  await page.keyboard.type(site.anna.email);
  await page.keyboard.press("Tab");
  await expect(password).toBeFocused();
  await page.keyboard.type(site.anna.password);
  await page.keyboard.press("Enter");

  const console = await new Console(page, deployment.url).isReady();
  const { talk } = console;
  const row = console.row("Who needs a mouse?");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(row).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
  await page.keyboard.press("Enter");
  await talk.reads("Who needs a mouse?");
  await page.keyboard.press("r");
  await expect(talk.field).toBeFocused();
  await page.keyboard.type("Not we.");
  await page.keyboard.press("Enter");
  await expect(talk.pane.getByText("You answer")).toBeVisible();
  await chat.reads("Who needs a mouse?", "Not we.");

  await page.keyboard.press("Escape");
  await expect(talk.field).not.toBeFocused();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  const letters = help.getByRole("checkbox", { name: "Single letters are shortcuts" });
  await letters.press("Space");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.keyboard.press("?");
  await expect(help, "no letter is a shortcut").toBeHidden();
  await expect(talk.pane.getByText("You answer"), "and none has closed it").toBeVisible();

  await page.getByRole("button", { name: /^Menu/ }).press("Enter");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
  await expect(letters).not.toBeChecked();
  await letters.press("Space");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(talk.pane.getByText("This conversation is closed.")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Nothing open")).toBeVisible();
});
