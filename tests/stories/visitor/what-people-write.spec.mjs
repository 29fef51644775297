// People write links, long words, several lines, emoji and attempts at mischief; all of it shows as they wrote it.
import { expect, test } from "../../fixtures/story.mjs";

const LINK = "https://shop.example/belts?width=35&colour=tan";
const MISCHIEF = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><b>bold</b> {{1}} javascript:window.hacked=1`;
const LONG = "Donaudampfschifffahrtsgesellschaft".repeat(12);

test("both sides read exactly what was written, and only web addresses are links", async ({ desk, visit }) => {
  const console = await desk();
  const { chat, page } = await visit();
  const said = [`See ${LINK}, then (http://a.example/b), www.c.example and javascript:alert(1)`, MISCHIEF, LONG, "one\ntwo\n\n  four", "👩‍👩‍👧‍👦 🇳🇱 é", "👍"];
  await chat.open();
  for (const body of said) {
    await chat.draft(body);
    await chat.field.press("Enter");
  }
  await expect(chat.bubbles).toHaveCount(said.length);
  const talk = await console.openTalk("👍");
  await expect(talk.bubbles).toHaveCount(said.length);

  for (const [place, bubbles] of [["the panel", chat.bubbles], ["the console", talk.bubbles]]) {
    expect(await bubbles.allInnerTexts(), place).toEqual(said);
    const links = bubbles.getByRole("link");
    await expect(links).toHaveCount(3);
    await expect(links.nth(0)).toHaveAttribute("href", LINK);
    await expect(links.nth(1)).toHaveAttribute("href", "http://a.example/b");
    await expect(links.nth(2)).toHaveAttribute("href", "https://www.c.example");
    await expect(links.nth(0)).toHaveAttribute("target", "_blank");
    await expect(links.nth(0)).toHaveAttribute("rel", /noopener noreferrer/);
    await expect(bubbles.locator("img, script, b")).toHaveCount(0);
    const wide = (element) => element.scrollWidth > element.clientWidth;
    expect(await bubbles.nth(2).evaluate(wide), `${place}: a long word runs out of its bubble`).toBe(false);
  }
  expect(await talk.thread.evaluate((thread) => thread.scrollWidth > thread.clientWidth)).toBe(false);
  for (const frame of [...page.frames(), ...console.page.frames()]) {
    expect(await frame.evaluate(() => window.hacked)).toBeUndefined();
  }
});

test("a message that is too long is said so before it is sent", async ({ visit }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.draft("a".repeat(3_990));
  await expect(chat.frame.getByText("Characters left: 10")).toBeVisible();
  await chat.draft("a".repeat(4_001));
  await expect(chat.frame.getByText("Characters too many: 1.")).toBeVisible();
  await expect(chat.sendButton).toBeDisabled();
  await chat.field.press("Enter");
  await expect(chat.bubbles).toHaveCount(0);
});
