// A visitor who writes again after the end: the agent who had the conversation has it again, if that agent is there.
import { expect, test } from "../fixtures/talk.mjs";

test("s9: it is the last agent's again at once, and was never in the list as waiting", async ({ talk, site }) => {
  const { agent, visitor, conversation } = talk;
  const bram = await site.colleague("Bram");
  const [annas, brams] = [await site.anna.list(), await bram.list()];
  await agent.close();
  await brams.shows(conversation, ({ status }) => status.closed);
  const before = brams.line.frames.length;
  await visitor.say("One more thing");
  const given = await visitor.sees(({ by, what }) => by === "system" && what.assigned);
  expect(given.what.assigned.to).toEqual(site.anna.face);
  for (const list of [annas, brams]) {
    await list.shows(conversation, ({ status }) => status.assigned?.to.id === site.anna.face.id && status.assigned.unanswered_since);
  }
  const told = brams.line.frames.slice(before).flatMap(({ changes }) => changes?.rows ?? []);
  expect(told.filter(({ status }) => status.waiting)).toEqual([]);
});

test("s9: where that agent has gone it waits for everybody, also when the agent is back", async ({ talk, site }) => {
  const { agent, visitor, conversation } = talk;
  const bram = await site.colleague("Bram");
  const [annas, brams] = [await site.anna.list(), await bram.list()];
  await agent.close();
  await brams.shows(conversation, ({ status }) => status.closed);
  await annas.line.close();
  await brams.showsPresent("Bram");
  await visitor.say("One more thing");
  const row = await brams.shows(conversation, ({ status }) => status.waiting);
  expect(row.before).toBe(site.anna.face.id);
  const again = await site.anna.list();
  await visitor.say("Hello?");
  await again.shows(conversation, ({ last, status }) => last.text === "Hello?" && status.waiting);
});
