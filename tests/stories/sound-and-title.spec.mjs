// An agent who does something else hears and sees in the tab's title that a new visitor waits.
import { expect, test } from "../fixtures/story.mjs";

const unanswered = async (page) => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);

test("a new waiting visitor rings and is counted in the title, and no more once answered", async ({ desk, visit }) => {
  const { page, ...console } = await desk();
  const { talk } = console;
  await page.evaluate(() => {
    // What would be heard: there are no loudspeakers here.
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...times) {
      window.tones += 1;
      return start.apply(this, times);
    };
  });
  // Browsers allow sound once somebody has done something on the page.
  await page.getByText("Nothing open").click();
  const before = await unanswered(page);

  const { chat } = await visit();
  await chat.open();
  await chat.say("Ring ring");
  await expect(page).toHaveTitle(`(${before + 1}) Inbox · Hem & Haw`);
  await expect.poll(() => page.evaluate(() => window.tones)).toBeGreaterThan(0);

  await page.getByRole("link").filter({ hasText: "Ring ring" }).click();
  await talk.reply("Hello?");
  await expect.poll(() => unanswered(page)).toBe(before);
});

test("an agent who wants quiet is not rung for", async ({ desk, visit }) => {
  const { page } = await desk();
  await page.evaluate(() => {
    window.tones = 0;
    OscillatorNode.prototype.start = () => (window.tones += 1);
  });
  await page.getByRole("button", { name: "Sound is on" }).click();
  await expect(page.getByRole("button", { name: "Sound is off" })).toBeVisible();
  const tonesBefore = await page.evaluate(() => window.tones);
  const { chat } = await visit();
  await chat.open();
  await chat.say("Whisper");
  await expect(page.getByRole("link").filter({ hasText: "Whisper" })).toBeVisible();
  expect(await page.evaluate(() => window.tones)).toBe(tonesBefore);
  await page.reload();
  await expect(page.getByRole("button", { name: "Sound is off" })).toBeVisible();
});
