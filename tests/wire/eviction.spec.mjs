// A visitor writes, an agent takes, answers and closes, the visitor writes again and has the agent again: told twice, once with every object put
// to sleep between every two events. Nobody can tell the difference.
import { EVERYTHING } from "../fixtures/list.mjs";
import { retell } from "../fixtures/talker.mjs";
import { expect, test } from "../fixtures/test.mjs";

/** The story; `between` happens between every two events. Gives everything that anybody could have noticed. */
async function story(site, between) {
  const person = await site.visitor();
  const { conversation } = person;
  const pause = () => between(conversation);
  const list = await site.anna.list();
  const visitor = await person.tab();
  await visitor.say("Do these run small?");
  await list.shows(conversation, ({ status }) => status.waiting);
  await pause();
  const agent = await site.anna.looksAt(conversation);
  await list.shows(conversation, ({ looking }) => looking?.length === 1);
  await pause();
  await agent.take();
  await list.shows(conversation, ({ status }) => status.assigned);
  await pause();
  agent.line.send({ typing: {} });
  await visitor.line.waitFor(({ typing }) => typing);
  await pause();
  await agent.say("A little. Take one size up.");
  await visitor.reads("A little. Take one size up.");
  await list.shows(conversation, ({ last }) => last.by !== "visitor");
  await pause();
  await visitor.say("Thank you!");
  await agent.reads("Thank you!");
  await list.shows(conversation, ({ last }) => last.text === "Thank you!");
  await pause();
  await agent.close();
  await visitor.sees(({ what }) => what === "closed");
  await list.shows(conversation, ({ status }) => status.closed);
  await pause();
  await visitor.say("One more thing");
  await agent.reads("One more thing");
  // It is Anna's again: her console is open (S9).
  for (const talker of [agent, visitor]) await talker.sees(({ by, what }) => by === "system" && what.assigned);
  const row = await list.shows(conversation, ({ status, last }) => status.assigned && last.text === "One more thing");
  await pause();
  const repeated = await visitor.sayAs(visitor.number, "One more thing");
  await pause();
  const { code, number } = await visitor.refusedSay("Too far", visitor.number + 2);
  await pause();
  const newcomer = await person.tab();
  expect(newcomer.events).toEqual(visitor.events);
  expect(newcomer.events).toEqual(agent.events);
  return {
    log: retell(newcomer.events),
    numbers: newcomer.events.map(({ seq }) => seq),
    gap: { code, number },
    repeated: repeated.seq,
    row: { seq: row.seq, status: Object.keys(row.status), text: row.last.text, looking: row.looking.length },
    lines: [visitor, agent, list].map(({ line }) => line.closeCode),
    refusals: [agent, list].flatMap(({ line }) => line.frames.filter(({ refused }) => refused)),
  };
}

test("an eviction between every two events is noticed by nobody", async ({ deployment, site }) => {
  let evictions = 0;
  const awake = await story(site, () => {});
  const sleepy = await story(site, async (conversation) => {
    await deployment.evict(site.id, conversation);
    evictions += 1;
  });
  expect(evictions).toBe(10);
  expect(sleepy).toEqual(awake);
  expect(awake).toEqual({
    log: [
      "visitor: posted “Do these run small?”",
      "Anna: assigned",
      "Anna: posted “A little. Take one size up.”",
      "visitor: posted “Thank you!”",
      "Anna: closed",
      "visitor: reopened",
      "visitor: posted “One more thing”",
      "system: assigned to Anna",
    ],
    numbers: [1, 2, 3, 4, 5, 6, 7, 8],
    gap: { code: "number_gap", number: 4 },
    repeated: 7,
    row: { seq: 8, status: ["assigned"], text: "One more thing", looking: 1 },
    lines: [undefined, undefined, undefined],
    refusals: [],
  });
});

test("i4: a console that opens after the list has slept shows the newest line, which was not stored", async ({ deployment, site }) => {
  const person = await site.visitor();
  const { conversation } = person;
  const visitor = await person.tab();
  const list = await site.anna.list();
  await visitor.say("Do these run small?");
  await list.shows(conversation, ({ last }) => last?.text === "Do these run small?");
  await visitor.say("And how wide are they?");
  await list.shows(conversation, ({ last }) => last?.text === "And how wide are they?");
  await deployment.evict(site.id, conversation);
  const { list: slept } = await (await site.anna.inboxLine()).ask({ hello: { windows: EVERYTHING } }, (frame) => frame.list);
  const row = slept.windows.flatMap(({ rows }) => rows).find((row) => row.conversation === conversation);
  expect(row.last.text, "what was stored: the first, as nothing but the line has moved on since").toBe("Do these run small?");
  await (await site.anna.list()).shows(conversation, ({ last }) => last.text === "And how wide are they?");
});
