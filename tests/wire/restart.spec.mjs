// The power fails in the middle of a conversation, twice. Both sides come back with what they have; nothing is lost or
// doubled, and nobody has to sign in again.
import { test as base } from "@playwright/test";
import { MortalDeployment } from "../fixtures/mortal.mjs";
import { Site } from "../fixtures/site.mjs";
import { expect } from "../fixtures/test.mjs";

const test = base.extend({
  mortal: async ({}, use) => {
    const deployment = await MortalDeployment.start();
    await use(deployment);
    await deployment.stop();
  },
});

/** Kills the runtime, starts it on what it had stored, and brings everybody back. */
async function powerCut(mortal, talkers) {
  await mortal.kill();
  await Promise.all(talkers.map(({ line }) => line.closed));
  await mortal.startAgain();
  for (const talker of talkers) await talker.resume();
}

test("d2, d5: an event that arrived outlives a killed runtime, and is there once", async ({ mortal }) => {
  const site = await Site.setUp(mortal);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("Is anybody there?");
  const agent = await site.anna.looksAt(person.conversation);

  // Killed the moment that the event arrives.
  const place = await visitor.say("I hope this arrives");
  await powerCut(mortal, [visitor, agent]);
  expect(agent.bodies).toEqual(["Is anybody there?", "I hope this arrives"]);
  // A client that cannot know sends again, and learns the same place.
  expect(await visitor.sayAs(visitor.number, "I hope this arrives")).toEqual(place);

  await agent.say("It did.");
  await powerCut(mortal, [agent, visitor]);
  await visitor.reads("It did.");
  await visitor.say("Wonderful");
  await agent.reads("Wonderful");

  const newcomer = await person.tab();
  expect(newcomer.bodies).toEqual(["Is anybody there?", "I hope this arrives", "It did.", "Wonderful"]);
  expect(newcomer.events).toEqual(visitor.events);
  expect(newcomer.events).toEqual(agent.events);
  const list = await site.anna.list();
  const row = await list.shows(person.conversation, ({ last }) => last.text === "Wonderful");
  expect(row).toMatchObject({ seq: 5, status: { assigned: { to: site.anna.face } } });
});

test("i3: an inbox that has lost everything is right again as soon as somebody comes back", async ({ mortal }) => {
  const { site, person, visitor } = await waiting(mortal);
  await mortal.kill();
  await mortal.loseInboxes();
  await mortal.startAgain();
  const list = await site.anna.list();
  expect(list.conversations).toEqual([]);
  await visitor.resume();
  await list.shows(person.conversation, ({ status }) => status.waiting);
});

test("i3: and though nobody says a word: an alarm that came due while the runtime was down rings", async ({ mortal }) => {
  const { site, person } = await waiting(mortal);
  await mortal.kill();
  await mortal.loseInboxes();
  await mortal.standStill(6);
  await mortal.startAgain();
  const list = await site.anna.list();
  await list.shows(person.conversation, ({ status }) => status.waiting);
});

/** A visitor waits, and is in the list. */
async function waiting(mortal) {
  const site = await Site.setUp(mortal);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("Do not forget me");
  await (await site.anna.list()).shows(person.conversation);
  return { site, person, visitor };
}
