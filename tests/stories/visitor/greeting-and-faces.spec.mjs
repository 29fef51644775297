// Before they write, visitors see who is there and read the owner's greeting; an agent's photo is wherever they are.
import { expect, test } from "../../fixtures/story.mjs";
import { photo } from "../../fixtures/files.mjs";

test.afterEach(async ({ site }) => {
  await site.anna.api.delete("me/picture");
});

test("an agent's photo and the owner's greeting, in Dutch on a phone", async ({ visit, desk, site }) => {
  const console = await desk(undefined, { fragment: "/settings" });
  await console.page.getByLabel("Nederlands").last().fill("Dag!\nZoek je een maat? Wij meten mee.");
  await console.page.getByRole("button", { name: "Save: Greeting" }).click();
  await expect(console.page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  await console.goTo("Team");
  const [chooser] = await Promise.all([console.page.waitForEvent("filechooser"), console.page.getByRole("button", { name: "Add a photo" }).click()]);
  await chooser.setFiles(photo("anna.png", 600, 400));
  await expect(console.page.getByRole("button", { name: "Change photo" })).toBeVisible();
  await expect(console.page.locator(".entry").filter({ hasText: site.anna.email }).locator("img")).toBeVisible();

  // What an isolate has told, it tells for ten seconds.
  await expect(async () => {
    const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
    await chat.open();
    await expect(chat.frame.getByRole("heading", { level: 2, name: "Dag!" })).toBeVisible();
    await expect(chat.frame.getByText("Zoek je een maat? Wij meten mee.")).toBeVisible();
    await expect(chat.frame.getByText(/Je praat met .*Anna/)).toBeVisible();
    await expect(chat.frame.locator(".faces .face[data-photo]").first()).toBeVisible({ timeout: 1_000 });
    await page.close();
  }).toPass({ timeout: 60_000 });

  const { chat } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Heb je deze in maat 52?");
  await expect(chat.frame.getByText(/Je praat met/)).toBeHidden();
  await console.menu.getByRole("link", { name: "Inbox" }).click();
  const talk = await console.openTalk("Heb je deze in maat 52?");
  await talk.reply("Jazeker.");
  await expect(chat.message("Jazeker.")).toHaveAttribute("data-photo", "");
  await expect(chat.frame.locator("header .face")).toHaveAttribute("data-photo", "");
});

test("where nobody is there it says so; and what one writes all the same is kept", async ({ visit }) => {
  // Whoever was there a moment ago is told of for ten seconds.
  await expect(async () => {
    const { chat, page } = await visit();
    await chat.open();
    await expect(chat.frame.getByText("Nobody is here right now. Write anyway")).toBeVisible({ timeout: 2_000 });
    await chat.say("I write anyway");
    await page.close();
  }).toPass({ timeout: 60_000 });
});
