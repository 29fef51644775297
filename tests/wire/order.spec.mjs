// Messages arrive once and in order, whatever is repeated, left out or asked for again.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

test("d1: everybody sees the same log, numbered without a gap", async ({ talk, site }) => {
  const bram = await (await site.colleague("Bram")).looksAt(talk.conversation);
  const second = await talk.person.tab();
  const talkers = [talk.visitor, second, talk.agent, bram];
  await Promise.all(talkers.map((talker, place) => talker.say(`At once ${place}`)));
  for (const reader of talkers) for (const place of talkers.keys()) await reader.reads(`At once ${place}`);
  for (const reader of talkers) expect(reader.events).toEqual(talk.visitor.events);
});

test("d3: an acknowledgement says where the first of a repeat stands, which is stored once", async ({ talk }) => {
  const { visitor } = talk;
  const first = await visitor.say("Once");
  // The first time the event says it all.
  expect(visitor.line.frames.filter(({ acknowledged }) => acknowledged)).toEqual([]);
  expect(await visitor.sayAs(visitor.number, "Once")).toEqual(first);
  expect(visitor.line.frames.filter(({ acknowledged }) => acknowledged)).toEqual([{ acknowledged: first }]);
  // The number tells a repeat, not the text.
  expect(await visitor.sayAs(visitor.number, "Twice")).toEqual(first);
  await visitor.leave();
  await visitor.resume();
  expect(await visitor.sayAs(visitor.number, "Once")).toEqual(first);
  expect(visitor.bodies.filter((body) => body !== "Do these run small?" && body !== "A little.")).toEqual(["Once"]);
});

test("d4: a gap is refused with the number that is expected", async ({ talk }) => {
  const { visitor } = talk;
  const expected = visitor.number + 1;
  expect(await visitor.refusedSay("Too far", expected + 1)).toEqual({ code: "number_gap", tab: visitor.tab, number: expected });
  expect(await visitor.refusedSay("Nowhere", 0)).toEqual({ code: "number_gap", tab: visitor.tab, number: expected });
  expect(await visitor.refusedSay("Beyond", 2 ** 32 - 1)).toEqual({ code: "number_gap", tab: visitor.tab, number: expected });
  await visitor.say("Next");
  await talk.agent.reads("Next");
  expect(visitor.bodies).not.toContain("Too far");
});

test("d4: a refused send uses up no number", async ({ talk }) => {
  const { visitor } = talk;
  expect(await visitor.refusedSay("")).toMatchObject({ code: "body_empty" });
  await visitor.say("After an empty one");
  await talk.agent.reads("After an empty one");
});

/** What a newcomer reads of a conversation, page by page. */
const pagesOf = async ({ person, visitor }) => {
  const newcomer = await person.tab();
  expect(newcomer.events).toEqual(visitor.events);
  const pages = newcomer.line.frames.filter(({ events }) => events).map(({ events }) => events);
  for (const { head } of pages) expect(head).toBe(visitor.events.length);
  return pages.map(({ events }) => events);
};

test("d5: what is missing comes in pages of at most 250 events", async ({ talk }) => {
  const head = await talk.grows(260);
  const pages = await pagesOf(talk);
  expect(pages.map(({ length }) => length)).toEqual([250, head - 250]);
});

test("d5: a page of long messages ends after 256 KiB", async ({ talk }) => {
  const { agent, visitor } = talk;
  // Three bytes a letter.
  const long = (line) => `${line}: ${"€".repeat(3_990)}`;
  for (let line = 1; line <= 30; line += 1) await agent.say(long(line));
  await visitor.reads(long(30));
  const pages = await pagesOf(talk);
  const bytes = pages.map((events) => events.reduce((sum, { by, sent, what }) => sum + Buffer.byteLength(JSON.stringify({ by, sent, what })), 0));
  expect(bytes[0]).toBeLessThanOrEqual(256 * 1024);
  expect(bytes[0]).toBeGreaterThan(256 * 1024 - 12_200);
  expect(pages).toHaveLength(2);
});

test("d5: a client that has a part of the log gets the rest, and one that has all gets nothing", async ({ talk }) => {
  const { visitor, agent, person } = talk;
  const pages = async (known) => {
    const tab = await person.newTab().connect();
    tab.epoch = known.epoch;
    tab.events = visitor.events.slice(0, known.seq);
    await tab.greet(known);
    await tab.line.ping();
    expect(tab.events).toEqual(visitor.events);
    return tab.line.frames.filter(({ events }) => events).map(({ events }) => events.events[0].seq);
  };
  await agent.say("One more");
  await visitor.reads("One more");
  await visitor.leave();
  const { epoch, head } = await visitor.resume().then(() => visitor.line.frames[0].welcome);
  expect(await pages({ epoch, seq: head - 1 })).toEqual([head]);
  expect(await pages({ epoch, seq: head })).toEqual([]);
});

test("d5: a conversation in which nothing has happened has no epoch; its first event brings it", async ({ site }) => {
  const person = await site.visitor();
  const tab = await person.newTab().connect();
  expect(await tab.greet()).toEqual({ epoch: 0, head: 0, number: 0 });
  const { at } = await tab.say("Hello");
  expect(tab.epoch).toBe(at);
  await tab.leave();
  const seen = tab.events;
  // With the epoch that it took from the event, it gets nothing twice.
  await tab.resume();
  const { welcome } = tab.line.frames[0];
  expect(welcome).toEqual({ epoch: at, head: 1, number: 1 });
  await tab.line.ping();
  expect(tab.line.frames.filter(({ events }) => events)).toEqual([]);
  expect(tab.events).toEqual(seen);
});

test("d5: of another epoch, or ahead of the log, everything is sent from 1", async ({ talk }) => {
  const { visitor, person } = talk;
  for (const known of [{ epoch: 1, seq: 2 }, { epoch: Date.now() * 2, seq: 0 }, { epoch: 0, seq: 4_000_000_000 }]) {
    const tab = await person.newTab().connect();
    await tab.greet(known);
    expect(tab.events).toEqual(visitor.events);
  }
  await visitor.leave();
  await visitor.resume();
  const ahead = await person.newTab().connect();
  await ahead.greet({ epoch: visitor.epoch, seq: 4_000_000_000 });
  expect(ahead.events).toEqual(visitor.events);
});

test("d7: the server refuses an agent's tab to the visitor, who goes on under another", async ({ talk }) => {
  const { agent, person } = talk;
  const thief = await person.newTab().connect();
  expect(await thief.line.refusal({ hello: { tab: agent.tab } })).toEqual({ code: "tab_taken" });
  thief.tab = agent.tab;
  expect(await thief.refusedSay("I am Anna", agent.number + 1)).toMatchObject({ code: "tab_taken" });
  thief.tab = newId();
  await thief.greet();
  await thief.say("I am I");
  await agent.reads("I am I");
});

test("d7: the server refuses the visitor's tab to an agent, and one agent's to another", async ({ talk, site }) => {
  const { visitor, agent, conversation } = talk;
  const bram = await site.colleague("Bram");
  for (const taken of [visitor.tab, agent.tab]) {
    const line = await bram.line(conversation);
    expect(await line.refusal({ hello: { tab: taken } })).toEqual({ code: "tab_taken" });
  }
});

test("c1: a ping is answered, before hello too", async ({ talk, site }) => {
  const silent = await talk.person.newTab().connect();
  const list = await site.anna.list();
  for (const { line } of [silent, talk.visitor, talk.agent, list]) await line.ping();
});

test("d10: a ping is answered with where the log ends, and after an eviction too", async ({ deployment, talk, site }) => {
  const { visitor, conversation } = talk;
  const beat = async () => (await visitor.line.ask("ping", ({ beat }) => beat)).beat;
  expect(await beat()).toEqual({ epoch: visitor.events[0].at, head: visitor.events.length });
  await visitor.say("One more");
  expect(await beat()).toEqual({ epoch: visitor.events[0].at, head: visitor.events.length });
  await deployment.evict(site.id, conversation);
  expect(await beat()).toEqual({ epoch: visitor.events[0].at, head: visitor.events.length });
});

test("typing is shown to the others and stored nowhere", async ({ talk, site }) => {
  talk.visitor.line.send({ typing: {} });
  expect(await talk.agent.line.waitFor(({ typing }) => typing)).toEqual({ typing: { by: "visitor" } });
  talk.agent.line.send({ typing: {} });
  expect(await talk.visitor.line.waitFor(({ typing }) => typing)).toEqual({ typing: { by: { agent: site.anna.face } } });
  const newcomer = await talk.person.tab();
  expect(newcomer.events).toEqual(talk.visitor.events);
});
