// A visitor takes every place that there is, in each way that there is. The team comes and goes as before; and the other
// way round.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const PLACES = 20;
const full = { status: 503, code: "too_many_sockets" };
const hello = () => ({ hello: { tab: newId(), epoch: 0, seq: 0 } });

/** A colleague who has not been here before opens the conversation, answers, and is read. */
async function theTeamGetsIn({ talk, site }) {
  const bram = await site.colleague("Bram");
  const agent = await bram.looksAt(talk.conversation);
  await agent.say("Bram here");
  await talk.visitor.reads("Bram here");
  const { status, frames } = await bram.exchange(talk.conversation, [hello()]);
  expect({ status, first: Object.keys(frames[0]) }).toEqual({ status: 200, first: ["welcome"] });
  await agent.close();
  await talk.visitor.sees(({ what }) => what === "closed");
  await agent.leave();
}

test("l3: a visitor's 20 sockets do not keep the team out", async ({ talk, site }) => {
  const tabs = [];
  while (tabs.length < PLACES - 1) tabs.push(await talk.person.newTab().connect());
  await expect(talk.person.line()).rejects.toMatchObject(full);
  expect(await talk.person.exchange([hello()])).toMatchObject(full);
  await theTeamGetsIn({ talk, site });
  await Promise.all(tabs.map((tab) => tab.leave()));
});

test("l3: a visitor's 20 exchanges do not keep the team out", async ({ talk, site }) => {
  for (let held = 1; held < PLACES; held += 1) expect(await talk.person.exchange([hello()])).toMatchObject({ status: 200 });
  await theTeamGetsIn({ talk, site });
});

test("l3: a visitor's 200 arrivals in ten seconds do not keep the team out", async ({ talk, site }) => {
  let isFlood = false;
  const comesAndGoes = async () => {
    // However slow the machine: until it was too fast.
    for (let count = 0; count < 1_000 && !isFlood; count += 1) {
      const line = await talk.person.line().catch(({ code }) => ({ code }));
      isFlood ||= line.code === "too_fast";
      await line.close?.();
    }
  };
  await Promise.all(Array.from({ length: 8 }, comesAndGoes));
  expect(isFlood).toBe(true);
  await theTeamGetsIn({ talk, site });
  // Ten seconds later the visitor is welcome again.
  await expect.poll(() => talk.person.line().then((line) => line.close(), ({ code }) => code), { timeout: 15_000 }).toBe(1000);
});

test("l3: the team's 20 devices do not keep the visitor out", async ({ talk, site }) => {
  const lines = [];
  while (lines.length < PLACES - 1) lines.push(await site.anna.line(talk.conversation));
  await expect(site.anna.line(talk.conversation)).rejects.toMatchObject(full);
  expect(await site.anna.exchange(talk.conversation, [hello()])).toMatchObject(full);
  const tab = await talk.person.tab();
  await tab.say("A tab more");
  await talk.agent.reads("A tab more");
  expect(await talk.person.exchange([hello()])).toMatchObject({ status: 200 });
  await Promise.all(lines.map((line) => line.close()));
});
