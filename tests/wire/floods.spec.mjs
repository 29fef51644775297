// A client sends, opens or begins far more than a person would: the server slows it down or closes it, and nobody else
// feels it.
import { newAddress, newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";
import { placeOf } from "../fixtures/talker.mjs";

const TOO_MANY_FRAMES = 4429;

/** Sends more frames than one socket may in ten seconds. */
function flood(line, frame = { typing: {} }) {
  for (let sent = 0; sent < 400; sent += 1) line.send(frame);
}

/** Posts until it is refused; gives the refusal and how many were accepted. */
async function saysTooMuch(talker) {
  for (let accepted = 0; ; accepted += 1) {
    const number = talker.number + 1;
    const frame = { say: { tab: talker.tab, number, body: `Message ${number}` } };
    const answer = await talker.line.ask(frame, (answer) => answer.refused || placeOf(answer, talker.tab, number));
    if (answer.refused) return { accepted, refusal: answer.refused };
    talker.number = number;
  }
}

const waitsUpToAMinute = ({ retry_after_ms }) => {
  expect(retry_after_ms).toBeGreaterThan(30_000);
  expect(retry_after_ms).toBeLessThanOrEqual(60_000);
};

test("l2: a visitor posts 30 messages a minute, however many tabs; then a hint says how long to wait", async ({ site }) => {
  const person = await site.visitor();
  const tab = await person.tab();
  const { accepted, refusal } = await saysTooMuch(tab);
  expect(accepted).toBe(30);
  expect(refusal).toMatchObject({ code: "too_fast", number: 31 });
  waitsUpToAMinute(refusal);
  const other = await person.tab();
  expect(await other.refusedSay("From here then")).toMatchObject({ code: "too_fast", number: 1 });
  // Nothing of it is lost, and the agent can still answer.
  const agent = await site.anna.looksAt(person.conversation);
  await agent.say("Slowly please");
  await Promise.all([tab, other, agent].map((reader) => reader.reads("Slowly please")));
  expect(agent.bodies.length).toBe(31);
  expect(other.events).toEqual(agent.events);
});

test("l2: an agent posts 120 messages a minute, a colleague 120 more", async ({ site }) => {
  const person = await site.visitor();
  const tab = await person.tab();
  await tab.say("Hello");
  const agent = await site.anna.looksAt(person.conversation);
  const { accepted, refusal } = await saysTooMuch(agent);
  expect(accepted).toBe(120);
  expect(refusal).toMatchObject({ code: "too_fast", number: 121 });
  waitsUpToAMinute(refusal);
  const bram = await (await site.colleague("Bram")).looksAt(person.conversation);
  await bram.say("I go on");
  await tab.reads("I go on");
});

test("l2: an eviction forgives nobody who posts too fast", async ({ deployment, site }) => {
  const person = await site.visitor();
  const tab = await person.tab();
  await saysTooMuch(tab);
  await deployment.evict(site.id, person.conversation);
  expect(await tab.refusedSay("And now?")).toMatchObject({ code: "too_fast" });
});

test("l2: a visitor's socket that sends more than 200 frames in ten seconds is closed, and may come back", async ({ talk }) => {
  const flooder = await talk.person.tab();
  flood(flooder.line);
  expect(await flooder.line.closing()).toBe(TOO_MANY_FRAMES);
  await flooder.resume();
  expect(talk.visitor.line.closeCode).toBeUndefined();
});

test("l2: a flood of bad frames is a flood, too", async ({ talk }) => {
  for (const frame of ["nonsense", Buffer.from([0])]) {
    const flooder = await talk.person.tab();
    flood(flooder.line, frame);
    expect(await flooder.line.closing()).toBe(TOO_MANY_FRAMES);
  }
});

test("l2: an agent's flood is closed too", async ({ talk, site }) => {
  const flooder = await site.anna.looksAt(talk.conversation);
  flood(flooder.line);
  expect(await flooder.line.closing()).toBe(TOO_MANY_FRAMES);
});

test("l2: a flood before hello is closed too", async ({ talk }) => {
  const flooder = await talk.person.newTab().connect();
  flood(flooder.line);
  expect(await flooder.line.closing()).toBe(TOO_MANY_FRAMES);
});

test("l2: a flood that says hello under ever new tabs is closed too", async ({ talk }) => {
  const line = await talk.person.line();
  for (let sent = 0; sent < 400; sent += 1) line.send({ hello: { tab: newId() } });
  expect(await line.closing()).toBe(TOO_MANY_FRAMES);
});

test("l2: a flood at the inbox is closed too", async ({ site }) => {
  const list = await site.anna.list();
  flood(list.line, { show: { windows: [] } });
  expect(await list.line.closing()).toBe(TOO_MANY_FRAMES);
});

test("l2: a flood under an agent's tab closes the flooder, not the agent", async ({ talk }) => {
  const flooder = await talk.person.newTab().connect();
  expect(await flooder.line.refusal({ hello: { tab: talk.agent.tab } })).toEqual({ code: "tab_taken" });
  flood(flooder.line);
  expect(await flooder.line.closing()).toBe(TOO_MANY_FRAMES);
  await talk.agent.say("I am still here");
  expect(talk.agent.line.closeCode).toBeUndefined();
});

test("l3: a visitor holds 20 sockets; the next is refused, and let in when one has left", async ({ talk }) => {
  const tabs = [];
  for (let held = 1; held < 20; held += 1) tabs.push(await talk.person.newTab().connect());
  await expect(talk.person.line()).rejects.toMatchObject({ status: 503, code: "too_many_sockets" });
  await Promise.all(tabs.map((tab) => tab.leave()));
  await expect.poll(() => talk.person.line().then((line) => line.close(), ({ code }) => code)).toBe(1000);
});

test("l4: an address begins 10 conversations a minute, and that is counted for each address", async ({ site }) => {
  const begin = (address) => site.api.with({ address }).post("conversations", site.conversationRequest());
  const [one, other] = [newAddress(), newAddress()];
  const answers = [];
  // A minute may end in between, once; two minutes' worth and one more cannot all be let in.
  for (let begun = 0; begun < 21; begun += 1) answers.push(await begin(one));
  expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(201));
  const refused = answers.find(({ status }) => status !== 201);
  expect(refused).toMatchObject({ status: 429, json: { refused: { code: "too_many_conversations", retry_after_ms: 60_000 } } });
  expect(await begin(other)).toMatchObject({ status: 201 });
});

test("an address tries 20 secrets a minute, right or wrong", async ({ site }) => {
  const answers = [];
  for (let tried = 0; tried < 41; tried += 1) answers.push(await site.api.post("sign-in-links/use", { link: "x" }));
  expect(answers.find(({ status }) => status !== 401)).toMatchObject({ status: 429, json: { refused: { code: "too_fast" } } });
  const signIn = { email: "anna@shop.example", password: site.anna.password };
  expect(await site.api.with({ address: newAddress() }).post("sign-in", signIn)).toMatchObject({ status: 200 });
});
