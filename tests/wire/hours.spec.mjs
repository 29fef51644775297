// The opening hours: what is kept of them, what is refused, and what a visitor is told. Whatever time it is, the hours
// here are around it.
import { expect, test } from "../fixtures/talk.mjs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Hours in UTC on the weekdays of an instant and its neighbours: from so much before it until so much after. */
const around = (now, before, after) => {
  const clock = (at) => new Date(at).toISOString().slice(11, 16);
  const from = now - before;
  return { [DAYS[new Date(from).getUTCDay()]]: [`${clock(from)}-${clock(now + after)}`] };
};
/** The whole minute, as the hours know it. */
const whole = (at) => Math.floor(at / MINUTE) * MINUTE;

/** What is told is current within five seconds for settings and ten for the reception. */
const told = async (site, expected) => {
  await expect(async () => expect((await site.api.get("reception")).json).toMatchObject(expected)).toPass({ timeout: 30_000 });
  return (await site.api.get("reception")).json;
};

test("h1: hours are kept as they were set", async ({ site }) => {
  const hours = {
    zone: "Europe/Amsterdam",
    week: { mon: ["09:00-12:30", "13:00-17:30"], fri: ["20:00-02:00"], sat: ["00:00-24:00"] },
    holidays: ["nl", "be"],
    exceptions: [{ date: "2026-12-24", open: ["09:00-13:00"] }, { date: "2028-02-29", open: [] }],
  };
  const { status, json } = await site.anna.api.change("hours", hours);
  expect([status, json.hours]).toEqual([200, { version: 1, ...hours }]);
  expect((await site.settings()).hours).toEqual({ version: 1, ...hours });
});

test("h1: hours that cannot be meant are refused, and nothing has changed", async ({ site }) => {
  const week = (mon) => ({ zone: "UTC", week: { mon } });
  const date = "2026-12-24";
  for (const wrong of [
    week(["13:00-17:00", "09:00-12:00"]),
    week(["09:00-13:00", "12:00-17:00"]),
    week(["01:00-02:00", "03:00-04:00", "05:00-06:00", "07:00-08:00", "09:00-10:00", "11:00-12:00", "13:00-14:00"]),
    { zone: "UTC", exceptions: [{ date }, { date }] },
    { zone: "UTC", exceptions: Array.from({ length: 101 }, (_, day) => ({ date: new Date(DAY * (20_000 + day)).toISOString().slice(0, 10) })) },
    { zone: "UTC", holidays: ["nl", "nl"] },
    { zone: "Europe/Atlantis" },
  ]) {
    const { status, json } = await site.anna.api.change("hours", wrong);
    expect([status, json.refused?.code], JSON.stringify(wrong)).toEqual([400, "bad_hours"]);
  }
  for (const wrong of [week(["9-17"]), week(["09:00-25:00"]), week("09:00-17:00"), { zone: "+01:00" }, { zone: "UTC", exceptions: [{ date: "2027-02-29" }] }]) {
    const { status, json } = await site.anna.api.change("hours", wrong);
    expect([status, json.refused?.code], JSON.stringify(wrong)).toEqual([400, "bad_request"]);
  }
  expect((await site.settings()).hours).toEqual({ version: 0, zone: "UTC", holidays: [], exceptions: [] });
});

test("h3: a site without hours says nothing of them", async ({ site }) => {
  const { json } = await site.api.get("reception");
  expect(Object.keys(json).sort()).toEqual(["identity_required", "on_duty", "pictures"]);
});

test("h3: a site that is open says until when", async ({ site }) => {
  const now = Date.now();
  await site.anna.api.change("hours", { zone: "UTC", week: around(now, HOUR, 2 * HOUR) });
  const reception = await told(site, { open: true, open_until: whole(now + 2 * HOUR) });
  expect(reception).not.toHaveProperty("opens");
  expect(reception.now).toBeGreaterThanOrEqual(now);
});

test("h3: a site that is closed says when it opens", async ({ site }) => {
  const now = Date.now();
  await site.anna.api.change("hours", { zone: "UTC", week: around(now + 5 * HOUR, HOUR, HOUR) });
  const reception = await told(site, { open: false, opens: whole(now + 4 * HOUR) });
  expect(reception).not.toHaveProperty("open_until");
});

test("h3: the hours are those of the site's zone", async ({ site }) => {
  const now = Date.now();
  // 5½ hours ahead of UTC all year: the same hours on its clocks begin that much earlier.
  const ahead = 5.5 * HOUR;
  await site.anna.api.change("hours", { zone: "Asia/Kolkata", week: around(now + ahead, HOUR, 3 * HOUR) });
  await told(site, { open: true, open_until: whole(now + 3 * HOUR) });
});

test("h3: who never closes says no end; who never opens, no beginning", async ({ site }) => {
  const always = Object.fromEntries(DAYS.map((day) => [day, ["00:00-24:00"]]));
  await site.anna.api.change("hours", { zone: "Europe/Amsterdam", week: always });
  expect(await told(site, { open: true })).not.toHaveProperty("open_until");
  await site.anna.api.change("hours", { zone: "Europe/Amsterdam", week: {} });
  expect(await told(site, { open: false })).not.toHaveProperty("opens");
});

test("h2: an exception goes before the week", async ({ site }) => {
  const always = Object.fromEntries(DAYS.map((day) => [day, ["00:00-24:00"]]));
  const now = Date.now();
  // Three days, so that no midnight is in the way.
  const date = (days) => new Date(now + days * DAY).toISOString().slice(0, 10);
  const exceptions = [-1, 0, 1].map((days) => ({ date: date(days), open: [] }));
  await site.anna.api.change("hours", { zone: "UTC", week: always, exceptions });
  await told(site, { open: false, opens: Date.parse(`${date(2)}T00:00:00Z`) });
});

test("h3: when the time has come, what was told before is not told again", async ({ site }) => {
  const now = Date.now();
  // It closes within a minute.
  await site.anna.api.change("hours", { zone: "UTC", week: around(now, HOUR, MINUTE) });
  const { open_until: until } = await told(site, { open: true });
  await expect(async () => {
    const { json } = await site.api.get("reception");
    expect([json.open, json.now >= until]).toEqual([false, true]);
  }).toPass({ timeout: 90_000, intervals: [500] });
});
