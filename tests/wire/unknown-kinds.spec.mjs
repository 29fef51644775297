// A later release wrote events and records, and was rolled back: the release before it reads what it knows, skips what it
// does not, and hides from visitors what was hidden.
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

/** While the runtime is down, a later release writes. */
async function laterReleaseWrites(mortal, write) {
  await mortal.kill();
  await write();
  await mortal.startAgain();
}

const REST = "UPDATE event SET rest = ?, team = ? WHERE seq = ?";

test("u1: an event of a later release keeps its place and its sender's number, and stays hidden if it was", async ({ mortal }) => {
  const site = await Site.setUp(mortal);
  const person = await site.visitor();
  const visitor = await person.tab();
  for (const body of ["One", "Two", "Three"]) await visitor.say(body);
  const agent = await site.anna.looksAt(person.conversation);
  const { seq: secret } = await agent.note("Rated before");
  await agent.say("Four");

  const rated = { by: "visitor", sent: { tab: visitor.tab, number: 2 }, what: { rated: { stars: 5 } } };
  const drafted = { by: "bot", what: { drafted: { text: "A secret draft" } } };
  await laterReleaseWrites(mortal, () =>
    mortal.write("ConversationObject", "event", [
      [REST, JSON.stringify(rated), 0, 2],
      [REST, JSON.stringify(drafted), 1, secret],
    ]),
  );

  const [newcomer, colleague] = [await person.tab(), await (await site.colleague("Bram")).looksAt(person.conversation)];
  const places = (events) => events.map(({ seq }) => seq);
  for (const { events } of [newcomer, colleague]) expect(places(events)).toEqual(places(agent.events));
  expect(newcomer.events[1]).toMatchObject({ seq: 2, ...rated });
  expect(newcomer.events[secret - 1]).toMatchObject({ seq: secret, by: "system", what: "hidden" });
  expect(JSON.stringify(newcomer.line.frames)).not.toContain("A secret draft");
  expect(colleague.events[secret - 1]).toMatchObject({ seq: secret, ...drafted });

  // The number is spent: its repeat is answered, and the next one follows.
  await visitor.resume();
  expect(await visitor.sayAs(2, "Two")).toMatchObject({ seq: 2 });
  await visitor.say("Five");
  await colleague.reads("Five");
  const list = await site.anna.list();
  const row = await list.shows(person.conversation, ({ last }) => last.text === "Five");
  expect(row.status).toMatchObject({ assigned: { to: site.anna.face } });
});

test("p1, u1: a record of a later kind is left alone; a known one that cannot be read is an error, not a new site", async ({ mortal }) => {
  const site = await Site.setUp(mortal);
  const { json: before } = await site.anna.api.get("settings");
  const insert = "INSERT OR REPLACE INTO record (key, json) VALUES (?, ?)";
  const writes = (...records) => laterReleaseWrites(mortal, () => mortal.write("SiteObject", "record", records.map((record) => [insert, ...record])));
  await writes(["settings/weather", '{"weather":{"version":2,"open":[]}}'], ["settings/look", '{"look":{"version":4,"side":"top","accent":"#102030","glow":7}}']);
  expect(await site.anna.api.get("settings")).toMatchObject({
    status: 200,
    json: { ...before, look: { version: 4, accent: "#102030", theme: "auto", side: "right", from_side: 20, from_bottom: 20, language: "auto", launcher: { labels: {}, size: "normal", icon: "bubble", hidden: [], load: "idle" } } },
  });

  await writes(["settings/profile", '{"profile":{"version":1,"name":{"first":"Hem"}}}']);
  const unreadable = { status: 500, json: { refused: { code: "record_unreadable" } } };
  expect(await site.api.get("setup")).toMatchObject(unreadable);
  expect(await site.api.post("setup", site.setupRequest())).toMatchObject(unreadable);
  expect(await site.anna.api.get("settings")).toMatchObject(unreadable);
  expect(await site.api.post("conversations", site.conversationRequest())).toMatchObject(unreadable);

  // Once it can be read again, everything is there.
  await writes(["settings/profile", JSON.stringify({ profile: before.profile })]);
  expect(await site.anna.api.get("settings")).toMatchObject({ status: 200, json: { profile: before.profile } });
});
