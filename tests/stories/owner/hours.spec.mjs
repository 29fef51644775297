// The owner says when the site answers; a visitor reads when that is, by their own clock. Whatever time it is while this
// runs, the hours are around it.
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { width: 390, height: 844 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The clock in UTC, in which this runs. */
const clock = (at) => new Date(at).toISOString().slice(11, 16);
/** The same as a visitor reads it in Dutch. */
const read = (at) => clock(at).replace(/^0/, "");
const weekday = (at) => DAYS[new Date(at).getUTCDay()];
const whole = (at) => Math.floor(at / 60_000) * 60_000;

/** What an isolate has told, it tells for ten seconds: a visitor comes until it is told. */
const reads = async (visit, text, options) => {
  let shop;
  await expect(async () => {
    await shop?.page.close();
    shop = await visit("/nl/", { language: "nl", timezoneId: "UTC", viewport: PHONE, ...options });
    await shop.chat.open();
    await expect(shop.chat.frame.locator("header").getByText(text, { exact: true })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  return shop;
};

test("an owner sets the hours by keyboard; a visitor in Dutch on a phone reads until when, and when again", async ({ desk, site, visit }) => {
  const now = whole(Date.now());
  const console = await desk(undefined, { fragment: "/settings", timezoneId: "UTC" });
  const { page } = console;
  const part = page.locator("#hours");
  const save = part.getByRole("button", { name: "Save: Opening hours" });
  const saved = part.getByRole("status").filter({ hasText: "Saved" });

  await part.getByLabel("We have opening hours").focus();
  await page.keyboard.press("Space");
  await expect(part.getByLabel("Time zone")).toHaveValue("UTC");
  // A usual week stands there to begin with.
  await expect(part.getByLabel("Monday: opens")).toHaveValue("09:00");
  await expect(part.getByRole("group", { name: "Sunday" }).getByText("Closed")).toBeVisible();

  // All days are emptied, and the one in which an hour ago was is open from then on.
  for (const day of DAYS.slice(1, 6)) {
    await part.getByRole("button", { name: `${day}: remove hours` }).focus();
    await page.keyboard.press("Enter");
    await expect(part.getByRole("button", { name: `${day}: Add hours` })).toBeFocused();
  }
  const today = weekday(now - HOUR);
  await part.getByRole("button", { name: `${today}: Add hours` }).focus();
  await page.keyboard.press("Enter");
  const opens = part.getByLabel(`${today}: opens`);
  await expect(opens).toBeFocused();
  await expect(part.getByText("Fill in when it begins and when it ends.")).toBeVisible();
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await opens.fill(clock(now - HOUR));
  await part.getByLabel(`${today}: closes`).fill(clock(now + 2 * HOUR));
  await save.focus();
  await page.keyboard.press("Enter");
  await expect(saved).toBeVisible();

  const { chat } = await reads(visit, `Open tot ${read(now + 2 * HOUR)}`);
  await expect(chat.frame.getByText("We zijn nu dicht.")).toHaveCount(0);

  // From now on it is open on another day alone: the day after tomorrow, at this time of day.
  await part.getByRole("button", { name: `${today}: remove hours` }).click();
  const again = now + 2 * DAY;
  const other = weekday(again);
  await part.getByRole("button", { name: `${other}: Add hours` }).click();
  await part.getByLabel(`${other}: opens`).fill(clock(again));
  await part.getByLabel(`${other}: closes`).fill(clock(again + HOUR));
  await save.click();
  await expect(saved).toBeVisible();
  const day = new Intl.DateTimeFormat("nl", { weekday: "long", timeZone: "UTC" }).format(again);
  const shop = await reads(visit, `Weer open op ${day} om ${read(again)}`);

  // Outside hours nothing is promised, and what is asked is kept; a name and an address are offered, once.
  const { frame } = shop.chat;
  await expect(frame.getByText("We zijn nu dicht. Schrijf gerust: we antwoorden zodra we er weer zijn.")).toBeVisible();
  await expect(frame.getByText(/meestal binnen/)).toHaveCount(0);
  await shop.chat.say("Komt deze ook in het groen?");
  await expect(frame.locator("header").getByText(/^Weer open op/)).toBeVisible();
  await expect(frame.getByRole("button", { name: "Laat je naam en e-mail achter" })).toBeVisible();
  await frame.getByRole("button", { name: "Nee, bedankt" }).click();
  await expect(frame.getByRole("button", { name: "Laat je naam en e-mail achter" })).toHaveCount(0);
  await console.menu.getByRole("link", { name: "Inbox" }).click();
  await expect(console.row("Komt deze ook in het groen?")).toBeVisible();
});

test("holidays by country, a day of its own, and what cannot be is said, on a phone", async ({ desk, site }) => {
  const { page } = await desk(undefined, { fragment: "/settings", viewport: PHONE, timezoneId: "Europe/Brussels" });
  const part = page.locator("#hours");
  await part.getByLabel("We have opening hours").check();
  await expect(part.getByLabel("Time zone")).toHaveValue("Europe/Brussels");

  await part.getByRole("button", { name: "Monday: Add hours" }).click();
  await part.getByLabel("Monday (2): opens").fill("16:00");
  await part.getByLabel("Monday (2): closes").fill("18:00");
  await expect(part.getByText("These times overlap, or there are more than six on one day.")).toBeVisible();
  await part.getByLabel("Monday: closes", { exact: true }).fill("12:30");
  await expect(part.getByText("These times overlap")).toHaveCount(0);
  await part.getByRole("button", { name: "Same until Friday" }).click();
  await expect(part.getByLabel("Friday (2): closes")).toHaveValue("18:00");

  await part.getByLabel("Belgium").check();
  const year = new Date().getFullYear() + 1;
  await part.getByText(String(year), { exact: true }).click();
  await expect(part.getByRole("listitem").filter({ hasText: "Belgian National Day" }).last()).toContainText("21 July");

  await part.getByRole("button", { name: "Add a day" }).click();
  await expect(part.getByText("Choose a day.")).toBeVisible();
  await part.getByRole("textbox", { name: "Day 1", exact: true }).fill(`${year}-12-24`);
  const eve = part.getByRole("group", { name: "Day 1" });
  await eve.getByRole("button", { name: /Add hours/ }).click();
  await eve.getByLabel(/: opens/).fill("09:00");
  await eve.getByLabel(/: closes/).fill("13:00");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await part.getByRole("button", { name: "Save: Opening hours" }).click();
  await expect(part.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  const { version, ...hours } = (await site.settings()).hours;
  const day = ["09:00-12:30", "16:00-18:00"];
  expect(hours).toEqual({
    zone: "Europe/Brussels",
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: ["be"],
    exceptions: [{ date: `${year}-12-24`, open: ["09:00-13:00"] }],
  });
});

test("through summer time, and while the page stays open, it is the visitor's own clock that counts", async ({ newBrowser, visit }) => {
  // 24 October 2026, a Saturday, half past eight in the evening in Amsterdam: two hours ahead of UTC, one from Sunday on.
  const evening = Date.parse("2026-10-24T18:30:00Z");
  const closes = Date.parse("2026-10-24T19:00:00Z");
  const opens = Date.parse("2026-10-25T08:00:00Z");
  const context = await newBrowser({ timezoneId: "Europe/Amsterdam", viewport: PHONE });
  const page = await context.newPage();
  await page.clock.install({ time: evening });
  let at = evening;
  const said = [
    [closes, { open: true, open_until: closes }],
    [opens, { open: false, opens }],
    [Infinity, { open: true, open_until: Date.parse("2026-10-25T16:00:00Z") }],
  ];
  await page.route("**/api/main/reception", (route) => {
    const [, standing] = said.find(([until]) => at < until);
    return route.fulfill({ json: { on_duty: [], identity_required: false, pictures: {}, ...standing, now: at } });
  });
  const passes = async (to) => {
    const time = to - at;
    at = to;
    await page.clock.fastForward(time);
  };
  const { chat } = await visit("/nl/", { language: "nl", page });
  await chat.open();
  const head = chat.frame.locator("header");
  await expect(head.getByText("Open tot 21:00", { exact: true })).toBeVisible();

  await passes(closes);
  await expect(head.getByText("Weer open morgen om 9:00", { exact: true })).toBeVisible();
  await expect(chat.frame.getByText("We zijn nu dicht.", { exact: false })).toBeVisible();

  // After midnight, tomorrow has become today.
  await passes(Date.parse("2026-10-25T00:30:00Z"));
  await expect(head.getByText("Weer open vandaag om 9:00", { exact: true })).toBeVisible();
  await passes(opens);
  await expect(head.getByText("Open tot 17:00", { exact: true })).toBeVisible();
  await expect(chat.frame.getByText("We zijn nu dicht.", { exact: false })).toHaveCount(0);
});

test("a visitor elsewhere reads it in their own time and language", async ({ newBrowser, visit }) => {
  const friday = Date.parse("2027-01-01T22:00:00Z");
  const context = await newBrowser({ timezoneId: "America/New_York" });
  const page = await context.newPage();
  await page.clock.install({ time: friday });
  // Monday at nine in Amsterdam is three at night in New York.
  await page.route("**/api/main/reception", (route) =>
    route.fulfill({ json: { on_duty: [], identity_required: false, pictures: {}, open: false, opens: Date.parse("2027-01-04T08:00:00Z"), now: friday } }),
  );
  const { chat } = await visit("/", { page });
  await chat.open();
  await expect(chat.frame.locator("header").getByText(/^Back Monday at 3:00\sAM$/)).toBeVisible();
});
