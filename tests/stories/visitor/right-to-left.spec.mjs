// A visitor writes Hebrew and Arabic, on a page that runs from the right. What they and the team write each runs its own
// way, and nothing around it moves.
import { AxeBuilder } from "@axe-core/playwright";
import { Agent } from "../../fixtures/agent.mjs";
import { expect, test } from "../../fixtures/foreign-page.mjs";

const HEBREW = "שלום, יש לכם מכנסיים במידה 34?";
const ARABIC = "مرحبا، كم السعر؟ 49.90 €";
const MIXED = "ראיתי את https://shop.example/trousers?size=34 ורציתי לשאול";
const ENGLISH = "Order 1207, please: שלום";
const NAME = "שירה כהן";

const page = (tag) => `<!doctype html><html lang="he" dir="rtl"><title>חנות</title><body><main><h1>חנות המכנסיים</h1></main><script async src="${tag}"></script></body></html>`;

async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" > ")}`));
}

/** An agent with that name. */
async function colleague(site, name) {
  const password = "correct horse battery";
  const { json, cookie } = await site.api.post("invitations/accept", { invitation: await site.invite("shira@shop.example"), name, password });
  return new Agent(site.api.with({ cookie }), json, password);
}

for (const side of ["right", "left"]) {
  test(`launcher and panel stay on the ${side}, where the owner put them`, async ({ foreignPage }) => {
    const { chat, page: shop } = await foreignPage(page, { look: { side, from_side: 30 }, viewport: { width: 1280, height: 900 } });
    await chat.open();
    for (const box of [await chat.launcher.boundingBox(), await chat.panel.boundingBox()]) {
      expect(side === "left" ? box.x : 1280 - box.x - box.width).toBe(30);
    }
    expect(await shop.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
}

test("each message runs its own way, in the chat and in the console, and names move nothing", async ({ desk, foreignPage }) => {
  const { chat, page: shop, site } = await foreignPage(page, { viewport: { width: 390, height: 844 } });
  const shira = await colleague(site, NAME);
  await chat.open();
  await chat.draft(HEBREW);
  await expect(chat.field).toHaveCSS("direction", "rtl");
  await chat.draft(ENGLISH);
  await expect(chat.field).toHaveCSS("direction", "ltr");
  for (const body of [HEBREW, ARABIC, MIXED, ENGLISH]) await chat.say(body);

  const console = await desk(shira, { site });
  const talk = await console.openTalk(ENGLISH);
  await talk.take();
  await talk.field.fill(HEBREW);
  await expect(talk.field).toHaveCSS("direction", "rtl");
  await talk.reply("בטח! 34 במלאי, https://shop.example/34.");
  await expect(chat.bubbles).toHaveCount(5);
  await expect(chat.heading).toHaveText(NAME);

  for (const bubbles of [chat.bubbles, talk.bubbles]) {
    for (const [place, direction] of ["rtl", "rtl", "rtl", "ltr", "rtl"].entries()) {
      await expect(bubbles.nth(place)).toHaveCSS("direction", direction);
    }
  }
  // The link within is one piece, read from the left.
  await expect(chat.bubbles.nth(2).getByRole("link")).toHaveText("https://shop.example/trousers?size=34");
  // A name in the middle of a sentence is set apart from it.
  await expect(chat.log).toContainText(`\u2068${NAME}\u2069`);
  await expect(talk.thread).toContainText(`\u2068${NAME}\u2069`);
  // A name stands at the side of what it names.
  const [name, bubble] = [await chat.log.locator(".name", { hasText: NAME }).boundingBox(), await chat.bubbles.nth(4).boundingBox()];
  expect(Math.abs(name.x - bubble.x)).toBeLessThan(20);
  const [heading, head] = [await chat.heading.boundingBox(), await chat.closeButton.boundingBox()];
  expect(heading.x).toBeLessThan(head.x / 2);

  expect.soft(await findings(shop), "the chat").toEqual([]);
  await console.page.mouse.move(0, 0);
  expect.soft(await findings(console.page), "the console").toEqual([]);
});
