// Agents write notes to each other in a conversation. The visitor learns that something stands there, and nothing else.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";
import { asVisitorsSee, retell } from "../fixtures/talker.mjs";

const NOTE = "She is about to order ten";
const hello = (tab) => ({ hello: { tab, epoch: 0, seq: 0 } });
/** Everything that came over these lines, as text. */
const cameOver = (...talkers) => JSON.stringify(talkers.map(({ line }) => line.frames));

test("n1: agents read a note at once; the visitor gets its place, and nothing of it", async ({ talk, site }) => {
  const { agent, visitor } = talk;
  const bram = await (await site.colleague("Bram")).looksAt(talk.conversation);
  const { seq } = await agent.note(NOTE);
  const noted = await bram.sees(({ what }) => what.noted?.body === NOTE);
  expect(noted).toMatchObject({ seq, by: { agent: site.anna.face }, sent: { tab: agent.tab, number: agent.number } });
  expect(await visitor.sees((event) => event.seq === seq)).toEqual({ seq, at: noted.at, by: "system", what: "hidden" });
  // What is hidden can be read up to, like anything else.
  visitor.line.send({ receipt: { delivered: seq, read: seq } });
  await agent.line.waitFor(({ receipt }) => receipt?.read === seq);
  await visitor.say("Hello?");
  expect(cameOver(visitor)).not.toMatch(/noted|about to order/);
});

test("n1: after an eviction, on a new line and in an exchange a note is hidden all the same", async ({ deployment, talk, site }) => {
  const { agent, person, visitor } = talk;
  await agent.note(NOTE);
  await deployment.evict(site.id, talk.conversation);
  await agent.note(`${NOTE}, and two belts`);
  await deployment.evict(site.id, talk.conversation);
  const newcomer = await person.tab();
  await visitor.leave();
  await visitor.resume();
  const { frames } = await person.exchange([hello(newId())]);
  expect(newcomer.events).toEqual(asVisitorsSee(agent.events));
  expect(visitor.events).toEqual(newcomer.events);
  expect(frames.flatMap(({ events }) => events?.events ?? [])).toEqual(newcomer.events);
  expect(cameOver(visitor, newcomer) + JSON.stringify(frames)).not.toMatch(/noted|about to order/);

  const bram = await site.colleague("Bram");
  const look = await bram.looksAt(talk.conversation);
  expect(look.events).toEqual(agent.events);
  const exchanged = await bram.exchange(talk.conversation, [hello(newId())]);
  expect(exchanged.frames.flatMap(({ events }) => events?.events ?? [])).toEqual(agent.events);
});

test("n1: a note takes, answers and reopens nothing, and is never the last line", async ({ site }) => {
  const list = await site.anna.list();
  const person = await site.visitor();
  const visitor = await person.tab();
  const { at } = await visitor.say("Anybody?");
  const bram = await (await site.colleague("Bram")).looksAt(person.conversation);
  const { seq } = await bram.note(NOTE);
  const waiting = await list.shows(person.conversation, (row) => row.seq === seq);
  expect(waiting).toMatchObject({ status: { waiting: { since: at } }, last: { by: "visitor", text: "Anybody?" } });
  await bram.close();
  const { seq: late } = await bram.note("For the record");
  expect(await list.shows(person.conversation, (row) => row.seq === late)).toMatchObject({ status: { closed: {} } });
  expect(retell(bram.events)).toEqual(["visitor: posted “Anybody?”", `Bram: noted “${NOTE}”`, "Bram: closed", "Bram: noted “For the record”"]);
  expect(retell(visitor.events)).toEqual(["visitor: posted “Anybody?”", "system: hidden", "Bram: closed", "system: hidden"]);
  expect(cameOver(list)).not.toContain("about to order");
});

test("n1, d3: a note is a numbered send: once, in order with messages, of what a body may hold", async ({ talk }) => {
  const { agent } = talk;
  const note = { note: { tab: agent.tab, number: ++agent.number, body: NOTE } };
  const first = await agent.does(note);
  expect(await agent.does(note)).toEqual(first);
  await agent.say("And a message");
  const next = { tab: agent.tab, number: agent.number + 1 };
  expect(await agent.line.refusal({ note: { ...next, body: " " } })).toEqual({ code: "body_empty", ...next });
  expect(await agent.line.refusal({ note: { ...next, number: next.number + 1, body: "x" } })).toEqual({ code: "number_gap", ...next });
  expect(agent.events.filter(({ what }) => what.noted)).toHaveLength(1);
});

test("n1, e1: nobody edits a note or takes it back", async ({ talk }) => {
  const { agent, visitor } = talk;
  const { seq: of } = await agent.note(NOTE);
  for (const { line, tab, number } of [agent, visitor]) {
    const next = { tab, number: number + 1 };
    expect(await line.refusal({ edit: { ...next, of, body: "Nothing" } })).toEqual({ code: "not_found", ...next });
    expect(await line.refusal({ delete: { ...next, of } })).toEqual({ code: "not_found", ...next });
  }
});

test("n1: a visitor who sends a note is refused, and it is stored nowhere", async ({ talk }) => {
  const { agent, person, visitor } = talk;
  const note = (tab, number) => ({ note: { tab, number, body: "From a visitor" } });
  for (const [tab, number] of [[visitor.tab, visitor.number + 1], [agent.tab, agent.number + 1]]) {
    expect(await visitor.line.refusal(note(tab, number))).toEqual({ code: "unknown_kind" });
  }
  const tab = newId();
  const { frames } = await person.exchange([hello(tab), note(tab, 1)]);
  expect(frames.at(-1)).toEqual({ refused: { code: "unknown_kind" } });
  await visitor.say("Then a message");
  await agent.reads("Then a message");
  expect(cameOver(agent)).not.toContain("From a visitor");
});
