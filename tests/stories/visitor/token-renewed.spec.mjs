// A visitor who comes back keeps the conversation for another 30 days each time: the ticket to it is renewed once a day.
import { expect, test } from "../../fixtures/story.mjs";

const KEY = "edgewise:main";
const DAY = 24 * 3_600_000;

/** What the page keeps for the frame: `CONVERSATION.TOKEN SINCE`. */
async function kept(page) {
  const text = (await page.evaluate((key) => localStorage[key], KEY)) ?? "";
  const [ticket, since] = text.split(" ");
  return { ticket, since: Number(since) };
}

test("a ticket of the day before yesterday is exchanged for a fresh one, and only once", async ({ visit }) => {
  const { chat, page } = await visit();
  const asked = [];
  page.on("request", (request) => {
    if (request.method() === "GET" && /\/conversations\/[^/]+$/.test(request.url())) asked.push(request.url());
  });
  await chat.open();
  await chat.say("I will be back");
  const first = await kept(page);
  expect(first.since).toBeGreaterThan(Date.now() - DAY);
  expect(asked, "a ticket of today is not renewed").toEqual([]);

  const before = Date.now() - 2 * DAY;
  await page.evaluate(([key, text]) => (localStorage[key] = text), [KEY, `${first.ticket} ${before}`]);
  await page.reload();
  await chat.reads("I will be back");
  await expect.poll(async () => (await kept(page)).since).toBeGreaterThan(before);
  const second = await kept(page);
  expect(second.ticket.split(".")[0], "the same conversation").toBe(first.ticket.split(".")[0]);
  expect(second.ticket).not.toBe(first.ticket);
  expect(asked).toHaveLength(1);

  await page.reload();
  await chat.reads("I will be back");
  await chat.say("And here I am");
  expect(asked, "once a day").toHaveLength(1);
});
