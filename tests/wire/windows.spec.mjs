// A console shows windows of the list: it gets what stands in them, what changes in them, and counts of all else.
import { EVERYTHING } from "../fixtures/list.mjs";
import { expect, test } from "../fixtures/test.mjs";

const waiting = (from, count) => ({ section: "waiting", from, count });
const closed = (from, count) => ({ section: "closed", from, count });
const ids = (rows) => rows.map(({ conversation }) => conversation);

/** Visitors who write one after the other, each in a conversation of their own. */
async function visitorsWrite(site, count) {
  const talks = [];
  for (let place = 0; place < count; place += 1) {
    const person = await site.visitor();
    const tab = await person.tab();
    await tab.say(`Number ${place}`);
    talks.push({ person, tab, conversation: person.conversation });
  }
  return talks;
}

/** A console that shows these windows of a list in which so many wait, and one that shows everything. */
async function consoles(site, count, windows) {
  const everything = await site.anna.list();
  await everything.showsCounts({ waiting: count });
  return { narrow: await site.anna.list({ windows }), everything };
}

test("i5: a window shows a part of its section, the longest wait first", async ({ site }) => {
  const talks = await visitorsWrite(site, 5);
  const { narrow, everything } = await consoles(site, 5, []);
  expect(narrow.conversations).toEqual([]);
  const [first, second, beyond] = await narrow.show([waiting(0, 2), waiting(2, 10), waiting(100, 10)]);
  const [all] = await everything.show([waiting(0, 100)]);
  expect(ids(first).concat(ids(second))).toEqual(ids(all));
  expect(first).toHaveLength(2);
  expect(beyond).toEqual([]);
  const since = all.map(({ status }) => status.waiting.since);
  expect(since).toEqual([...since].sort((one, other) => one - other));
  expect(ids(all).sort()).toEqual(talks.map(({ conversation }) => conversation).sort());
  expect(narrow.counts).toEqual({ waiting: 5, mine: 0, unanswered: 0, others: 0, closed: 0 });
  expect(narrow.shards).toBe(1);
});

test("i5: a console hears of changes in its windows only, and of what leaves one", async ({ site }) => {
  const talks = await visitorsWrite(site, 5);
  const { narrow, everything } = await consoles(site, 5, [waiting(0, 2)]);
  const [rows] = await everything.show([waiting(0, 100)]);
  const [inside, , outside] = ids(rows).map((id) => talks.find(({ conversation }) => conversation === id));
  const from = narrow.line.frames.length;
  await outside.tab.say("Out of sight");
  await everything.shows(outside.conversation, ({ last }) => last.text === "Out of sight");
  await inside.tab.say("In sight");
  await narrow.shows(inside.conversation, ({ last }) => last.text === "In sight");
  expect(new Set(narrow.changedSince(from))).toEqual(new Set([inside.conversation]));

  // Bram takes it: it leaves the section, and so the window, which then has room for the next one.
  const bram = await site.colleague("Bram");
  await (await bram.looksAt(inside.conversation)).take();
  await narrow.shows(inside.conversation, ({ status }) => status.assigned);
  await narrow.showsCounts({ waiting: 4, others: 1, mine: 0 });
  const [moved] = await narrow.show([waiting(0, 2)]);
  expect(ids(moved)).toEqual([rows[1].conversation, outside.conversation]);
  await outside.tab.say("In sight now");
  await narrow.shows(outside.conversation, ({ last }) => last.text === "In sight now");
});

test("i5: counts of what a console does not show come without rows", async ({ site }) => {
  const talks = await visitorsWrite(site, 3);
  const { narrow, everything } = await consoles(site, 3, [waiting(0, 1)]);
  const [rows] = await everything.show([waiting(0, 100)]);
  const outside = talks.find(({ conversation }) => conversation === rows[2].conversation);
  const from = narrow.line.frames.length;
  const agent = await site.anna.looksAt(outside.conversation);
  await agent.take();
  await narrow.showsCounts({ waiting: 2, mine: 1, unanswered: 1 });
  await agent.say("Here I am");
  await narrow.showsCounts({ mine: 1, unanswered: 0 });
  await agent.close();
  await narrow.showsCounts({ waiting: 2, mine: 0, closed: 1 });
  expect(narrow.changedSince(from)).toEqual([]);
  // What is the agent's own to one is a colleague's to another.
  const bram = await (await site.colleague("Bram")).list();
  await agent.reopen();
  await bram.showsCounts({ waiting: 2, mine: 0, others: 1, closed: 0 });
});

test("i5: an eviction forgets no window", async ({ deployment, site }) => {
  const talks = await visitorsWrite(site, 3);
  const { narrow, everything } = await consoles(site, 3, [waiting(0, 1)]);
  const [rows] = await everything.show([waiting(0, 100)]);
  const [inside, , outside] = ids(rows).map((id) => talks.find(({ conversation }) => conversation === id));
  await everything.show(EVERYTHING);
  await (await (await site.colleague("Bram")).looksAt(outside.conversation)).take();
  await everything.shows(outside.conversation, ({ status }) => status.assigned);
  const from = narrow.line.frames.length;
  await deployment.evict(site.id, outside.conversation);
  await outside.tab.say("Out of sight");
  await everything.shows(outside.conversation, ({ last }) => last.text === "Out of sight");
  await deployment.evict(site.id, inside.conversation);
  await inside.tab.say("In sight");
  await narrow.shows(inside.conversation, ({ last }) => last.text === "In sight");
  expect(new Set(narrow.changedSince(from))).toEqual(new Set([inside.conversation]));
});

test("i5: closed conversations are reached however many there are", async ({ site }) => {
  test.slow();
  const closes = async () => {
    const person = await site.visitor();
    const visitor = await person.tab();
    await visitor.say("Hello");
    const agent = await site.anna.looksAt(person.conversation);
    await agent.close();
    await Promise.all([agent.leave(), visitor.leave()]);
    return person;
  };
  const people = [];
  while (people.length < 60) people.push(...(await Promise.all(Array.from({ length: 10 }, closes))));
  const list = await site.anna.list({ windows: [] });
  await list.showsCounts({ waiting: 0, mine: 0, others: 0, closed: 60 });
  const [newest, rest, beyond] = await list.show([closed(0, 50), closed(50, 50), closed(60, 50)]);
  expect([newest.length, rest.length, beyond.length]).toEqual([50, 10, 0]);
  expect(new Set(ids([...newest, ...rest]))).toEqual(new Set(people.map(({ conversation }) => conversation)));
  const at = [...newest, ...rest].map(({ status }) => status.closed.at);
  expect(at).toEqual([...at].sort((one, other) => other - one));

  // One that nobody has looked at for long comes back.
  const [oldest] = rest.slice(-1);
  await list.show([closed(50, 50)]);
  const tab = await people.find(({ conversation }) => conversation === oldest.conversation).tab();
  await tab.say("One more thing");
  await list.shows(oldest.conversation, ({ status }) => status.waiting);
  await list.showsCounts({ waiting: 1, closed: 59 });
});

test("i5: a window that is none is refused, and those before it stay", async ({ site }) => {
  const [{ conversation, tab }] = await visitorsWrite(site, 1);
  const { narrow } = await consoles(site, 1, [waiting(0, 10)]);
  const wrong = [
    [waiting(0, 0)],
    [waiting(0, 101)],
    [waiting(0, 10), closed(0, 4_294_967_295)],
    Array.from({ length: 9 }, (_, place) => waiting(place, 1)),
    "all",
    null,
    7,
  ];
  for (const windows of wrong) {
    const refusal = await narrow.line.refusal({ show: { windows } });
    expect({ windows, ...refusal }).toEqual({ windows, code: "bad_frame" });
  }
  expect(await narrow.line.refusal({ show: {} })).toEqual({ code: "bad_frame" });
  await tab.say("Still in sight");
  await narrow.shows(conversation, ({ last }) => last.text === "Still in sight");
});

test("i5, u1: a window of a section that the shard does not know is missing in the answer", async ({ site }) => {
  const [{ conversation }] = await visitorsWrite(site, 1);
  const { narrow } = await consoles(site, 1, []);
  const unknown = [{ section: "snoozed", from: 0, count: 5 }, waiting(-1, 5), waiting(4_294_967_296, 5), 7, null];
  const windows = await narrow.show([...unknown, { ...waiting(0, 5), colour: "red" }, waiting(4_294_967_295, 100)]);
  expect(windows.map(ids)).toEqual([[conversation], []]);
  expect(await narrow.show([])).toEqual([]);
  expect(narrow.counts.waiting).toBe(1);
});
