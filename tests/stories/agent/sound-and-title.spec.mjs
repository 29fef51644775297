// An agent who does something else hears and sees in the tab's title that a new visitor waits.
import { expect, test } from "../../fixtures/story.mjs";

const unanswered = async (page) => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);

test("a new waiting visitor rings and is counted in the title, and no more once answered", async ({ desk, visit }) => {
  const console = await desk();
  const { page, talk } = console;
  await console.listen();
  const before = await unanswered(page);

  const { chat } = await visit();
  await chat.open();
  await chat.say("Ring ring");
  await expect(page).toHaveTitle(`(${before + 1}) Inbox · Hem & Haw`);
  await expect.poll(() => console.tones()).toBeGreaterThan(0);

  await page.getByRole("link").filter({ hasText: "Ring ring" }).click();
  await talk.reply("Hello?");
  await expect.poll(() => unanswered(page)).toBe(before);
});

test("an agent who wants quiet is not rung for", async ({ desk, visit }) => {
  const console = await desk();
  const { page } = console;
  await console.listen();
  await page.getByRole("button", { name: "Sound is on" }).click();
  await expect(page.getByRole("button", { name: "Sound is off" })).toBeVisible();
  const before = await console.tones();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Whisper");
  await expect(page.getByRole("link").filter({ hasText: "Whisper" })).toBeVisible();
  expect(await console.tones()).toBe(before);
  await page.reload();
  await expect(page.getByRole("button", { name: "Sound is off" })).toBeVisible();
});
