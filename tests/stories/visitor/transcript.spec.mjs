// A conversation is saved as a page that reads as it does, by its visitor and by an agent.
import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/story.mjs";

const saved = async (page, click) => {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
};

test("what was said can be kept, without the notes of the team; in Dutch", async ({ newBrowser, visit, desk }) => {
  const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 }, timezoneId: "Asia/Tokyo" });
  await chat.open();
  await chat.say("Is <b>dit</b> wol?");
  const console = await desk(undefined, { timezoneId: "Europe/Amsterdam" });
  const talk = await console.openTalk("Is <b>dit</b> wol?");
  await console.writeNote("Vast niet");
  await page.bringToFront();
  await talk.page.getByRole("radio", { name: "Reply" }).check();
  await talk.reply("Ja, echt waar.");
  await talk.close();

  const card = chat.frame.getByRole("region", { name: "Hoe was het?" });
  const [name, html] = await saved(page, () => card.getByRole("button", { name: "Bewaar dit gesprek" }).click());
  expect(name).toBe("gesprek.html");
  const reader = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await reader.setContent(html);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Gesprek met Hem & Haw");
  await expect(reader.locator("p").first()).toContainText("Bezoeker");
  await expect(reader.locator("p").first()).toContainText("Is <b>dit</b> wol?");
  await expect(reader.getByText("Ja, echt waar.")).toBeVisible();
  await expect(reader.getByText("Anna heeft het gesprek gesloten")).toBeVisible();
  expect(html).not.toContain("Vast niet");

  const [, theirs] = await saved(talk.page, () => talk.page.getByRole("link", { name: "Save the conversation" }).click());
  expect(theirs).toContain("Vast niet");
  expect(theirs).toContain("Note by Anna");
  // Each in their own time: Tokyo is seven or eight hours ahead.
  const time = (text) => text.match(/<time>(.*?)<\/time>/)[1];
  expect(time(theirs)).not.toBe(time(html));
});
