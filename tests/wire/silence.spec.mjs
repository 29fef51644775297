// A visitor who says nothing more is asked once whether there is anything else, and then the conversation closes. Time
// passes while the runtime is down: what came due meanwhile happens when it is back.
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

/** So many minutes in which nobody says anything. */
async function silence(mortal, minutes) {
  await mortal.kill();
  await mortal.timePasses(minutes);
  await mortal.startAgain();
}

/** A visitor whose question was answered, where the owner wants this of a silence. */
async function answered(mortal, endings) {
  const site = await Site.setUp(mortal);
  await site.anna.api.change("endings", endings);
  const person = await site.visitor();
  const visitor = await person.tab();
  visitor.line.send({ about: { page: { url: `${site.origin}/`, title: "" }, language: "nl", time_zone: "Europe/Amsterdam" } });
  await visitor.say("Vallen deze klein?");
  const agent = await site.anna.looksAt(person.conversation);
  await agent.say("Een beetje.");
  await (await site.anna.list()).shows(person.conversation, ({ last }) => last.text === "Een beetje.");
  return { site, person };
}

test("s8: it is asked once, in the visitor's language, and then it closes, by itself", async ({ mortal }) => {
  const { site, person } = await answered(mortal, { ask_after: 5, close_after: 10 });
  await silence(mortal, 6);
  const visitor = person.newTab();
  await visitor.resume();
  const asked = await visitor.reads("Kunnen we nog iets voor je doen?");
  expect(asked).toMatchObject({ by: "system", what: { posted: { with: { closing: ["Ja, nog iets", "Nee, bedankt"] } } } });
  expect(asked.sent).toBeUndefined();
  const list = await site.anna.list();
  await list.shows(person.conversation, ({ seq, status }) => seq === asked.seq && status.assigned);

  await silence(mortal, 6);
  await visitor.resume();
  const again = await site.anna.list();
  await again.shows(person.conversation, ({ seq }) => seq === asked.seq);
  expect(visitor.events.filter(({ by }) => by === "system")).toHaveLength(1);

  await silence(mortal, 6);
  await visitor.resume();
  expect((await visitor.sees(({ what }) => what === "closed")).by).toBe("system");
  await (await site.anna.list()).shows(person.conversation, ({ status }) => status.closed?.by === "system");
});

test("s8: not where the owner wants nothing of it, and not where the visitor waits", async ({ mortal }) => {
  const { site, person } = await answered(mortal, {});
  await site.anna.api.change("endings", { ask_after: 5, close_after: 5 });
  const waiting = await site.visitor();
  const visitor = await waiting.tab();
  await visitor.say("Anybody?");
  await (await site.anna.list()).shows(waiting.conversation);
  await silence(mortal, 60);
  for (const { conversation } of [person, waiting]) {
    const agent = await site.anna.looksAt(conversation);
    expect(agent.events.filter(({ by }) => by === "system")).toEqual([]);
  }
});

test("p1: a silence has 5 to 1,440 minutes, or is let be", async ({ mortal }) => {
  const site = await Site.setUp(mortal);
  for (const odd of [0, 4, 1_441, 5.5, "30", true, []]) {
    expect((await site.anna.api.change("endings", { ask_after: odd })).status, JSON.stringify(odd)).toBe(400);
  }
  const { status, json } = await site.anna.api.change("endings", { ask_after: 1_440, close_after: null });
  expect([status, json.endings]).toEqual([200, { version: 1, ask_after: 1_440 }]);
});
