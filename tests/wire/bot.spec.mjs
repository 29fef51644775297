// The bot: it answers from the owner's words while no person has the conversation, and gives it to one when one is
// needed. What it knows is written, learned and tried here as the console does it.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const RETURNS = { title: "Returns", phrasings: ["Can I send it back?", "How do I return something?"], body: "Within 30 days.\n\nThe label is in the box." };
const DELIVERY = { title: "Delivery costs", phrasings: ["What does delivery cost?", "How much is shipping?"], body: "Delivery costs 4.95." };
const HELPED = ["Yes, it did", "No, it did not", "Talk to a person"];

/** A site whose bot is on and knows this. */
const withBot = async (site, answers = [RETURNS, DELIVERY], bot = { on: true }) => {
  const taught = await site.teach(answers);
  expect((await site.anna.api.change("bot", bot)).status).toBe(200);
  return taught;
};

/** What the bot has said, with the answers to choose from below it. */
const said = ({ events }) =>
  events.filter(({ by, what }) => by === "bot" && what.posted).map(({ what: { posted } }) => [posted.body, ...(posted.with?.choices ?? [])]);
const saysSoMuch = (talker, count) => talker.line.waitFor(() => said(talker).length === count);
const kinds = ({ events }) => events.map(({ by, what }) => `${by.agent?.name ?? by} ${what.handed_over?.why ?? Object.keys(what.posted ? what : { [what]: 0 })[0]}`);

test("q1, q2: it answers a new conversation in the owner's words; nobody waits, and agents see it", async ({ site }) => {
  await withBot(site);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("can i send it back");
  await saysSoMuch(visitor, 1);
  const [[text, ...choices]] = said(visitor);
  expect(text).toBe("You are talking to our bot. It answers with what we wrote down.\n\nWithin 30 days.\n\nThe label is in the box.\n\nDid that help?");
  expect(choices).toEqual(HELPED);
  expect(visitor.events[1]).toMatchObject({ by: "system", what: "hidden" });

  const list = await site.anna.list();
  const row = await list.shows(person.conversation, ({ status, last }) => status.automated && last.by === "bot");
  expect(row.answered_in ?? null).toBe(null);
  await list.showsCounts({ waiting: 0, others: 1 });
  const agent = await site.anna.looksAt(person.conversation);
  expect(kinds(agent)).toEqual(["visitor posted", "bot automated", "bot posted"]);
});

test("q2: where it is not sure it offers its best answers, and one of them is a tap away", async ({ site }) => {
  // What two answers claim is meant for either.
  await withBot(site, [RETURNS, { ...DELIVERY, phrasings: [...DELIVERY.phrasings, RETURNS.phrasings[0]] }]);
  const visitor = await (await site.visitor()).tab();
  await visitor.say("can i send it back");
  await saysSoMuch(visitor, 1);
  expect(said(visitor)[0].slice(1, 3).sort()).toEqual(["Delivery costs", "Returns"]);
  expect(said(visitor)[0].slice(3)).toEqual(["Something else", "Talk to a person"]);
  await visitor.say("Delivery costs");
  await saysSoMuch(visitor, 2);
  expect(said(visitor)[1]).toEqual(["Delivery costs 4.95.\n\nDid that help?", ...HELPED]);
});

test("q3: an agent who takes it has it; the bot says nothing more until the conversation begins anew", async ({ site }) => {
  await withBot(site);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("can i send it back");
  await saysSoMuch(visitor, 1);
  const agent = await site.anna.looksAt(person.conversation);
  await agent.take();
  await visitor.say("What does delivery cost?");
  await agent.say("I will look.");
  await visitor.say("can i send it back");
  await agent.say("Yes.");
  expect(said(visitor)).toHaveLength(1);
  await agent.close();
  await visitor.say("What does delivery cost?");
  await saysSoMuch(visitor, 2);
  expect(said(visitor)[1][0]).toContain("Delivery costs 4.95.");
});

test("q4, q5: who asks for a person waits for one, with the reason and the question in the list", async ({ site }) => {
  await withBot(site);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("can i send it back");
  await saysSoMuch(visitor, 1);
  await visitor.say("Talk to a person");
  await visitor.reads("A colleague takes over. They can read everything that was said here.");
  const list = await site.anna.list();
  const { last, status } = await list.shows(person.conversation, ({ status }) => status.waiting);
  expect(last).toMatchObject({ by: "visitor", text: "Talk to a person" });
  const agent = await site.anna.looksAt(person.conversation);
  expect(kinds(agent).slice(-3)).toEqual(["visitor posted", "bot asked", "bot posted"]);
  expect(status.waiting.since).toBe(agent.events.at(-2).at);
  await agent.say("Hello, Anna here.");
  await list.shows(person.conversation, ({ answered_in }) => answered_in >= 0);
});

test("q4: it hands over what it knows nothing of, and everything where it knows nothing", async ({ site }) => {
  await withBot(site, []);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("Do you have it in mauve?");
  await saysSoMuch(visitor, 1);
  expect(kinds(await site.anna.looksAt(person.conversation))).toEqual(["visitor posted", "bot automated", "bot unknown", "bot posted"]);
});

test("q4, h1: outside opening hours it still answers, and what needs a person is kept", async ({ site }) => {
  await withBot(site);
  const closed = { zone: "UTC", week: {} };
  expect((await site.anna.api.change("hours", closed)).status).toBe(200);
  const person = await site.visitor();
  const visitor = await person.tab();
  visitor.line.send({ about: { page: { url: `${site.origin}/`, title: "" }, language: "nl", time_zone: "Europe/Amsterdam" } });
  await visitor.say("can i send it back");
  await saysSoMuch(visitor, 1);
  await visitor.say("Ik wil een medewerker spreken");
  await visitor.reads("We zijn nu gesloten. Je vraag is bewaard, en een collega beantwoordt hem zodra we er weer zijn.");
  await (await site.anna.list()).shows(person.conversation, ({ status }) => status.waiting);
});

test("q6: whom it helped it lets go, and they may say how it was", async ({ site }) => {
  await withBot(site);
  const person = await site.visitor();
  const visitor = await person.tab();
  await visitor.say("can i send it back");
  await saysSoMuch(visitor, 1);
  await visitor.say("Yes, it did");
  await visitor.reads("Glad to hear that!");
  expect((await visitor.sees(({ what }) => what === "closed")).by).toBe("bot");
  expect(await person.tells("rating", { stars: 5 })).toEqual([204, undefined]);
});

test("q7: an answer is written from the version that one has seen, by admins, and can be removed", async ({ site }) => {
  const { api } = site.anna;
  const id = newId();
  const write = async (change, by = api) => {
    const { status, json } = await by.put(`answers/${id}`, { id, version: 0, ...RETURNS, ...change });
    return [status, json?.refused?.code ?? json?.version];
  };
  expect(await write({})).toEqual([200, 1]);
  expect(await write({})).toEqual([409, "answer_changed"]);
  expect(await write({ version: 1, title: "Sending back" })).toEqual([200, 2]);
  expect(await write({ version: 2, title: " " })).toEqual([400, "bad_answer"]);
  expect(await write({ version: 2, link: "javascript:alert(1)" })).toEqual([400, "bad_answer"]);
  expect(await write({ version: 2, phrasings: Array(100).fill("How?") })).toEqual([400, "bad_answer"]);
  expect(await write({ version: 2, body: "" })).toEqual([400, "bad_request"]);
  expect(await write({ version: 2, id: newId() })).toEqual([400, "bad_request"]);
  expect(await write({ version: 2, body: "x".repeat(70_000) })).toEqual([413, "request_too_large"]);
  const ben = await site.colleague("Ben");
  expect(await write({ version: 2 }, ben.api)).toEqual([403, "admin_only"]);
  expect((await ben.api.get("answers")).json.answers).toMatchObject([{ id, version: 2, title: "Sending back" }]);
  expect((await site.api.get("answers")).status).toBe(401);
  expect((await ben.api.delete(`answers/${id}`)).status).toBe(403);
  expect((await api.delete(`answers/${id}`)).status).toBe(204);
  expect((await api.delete(`answers/${id}`)).status).toBe(204);
  expect((await api.get("answers")).json).toEqual({ answers: [] });
  expect(await write({ version: 2 })).toEqual([409, "answer_changed"]);
});

test("q8, q9: what was written is learned and can be tried; what two answers claim is named", async ({ site }) => {
  const [returns, delivery] = await site.teach([RETURNS, { ...DELIVERY, phrasings: ["can i send it back", ...DELIVERY.phrasings] }]);
  const ben = await site.colleague("Ben");
  const opinion = async (question) => (await ben.api.post("answers/try", { question })).json;
  expect(await opinion("How much is shipping?")).toMatchObject({ verdict: "answer", answers: [delivery, returns] });
  expect(await opinion("Can I send it back?")).toMatchObject({ verdict: "offer", confidence: 0.5 });
  expect(await opinion("?!")).toEqual({ verdict: "hand_over", confidence: 0, answers: [] });
  expect(await opinion("x".repeat(20_000))).toMatchObject({ verdict: "hand_over" });
  const { contradictions } = (await ben.api.get("answers")).json;
  expect(contradictions).toEqual([{ phrasing: "can i send it back", answers: [returns, delivery] }]);
});

test("q9: a changed answer is the bot's within seconds, and so is that it is off", async ({ site }) => {
  const [id] = await withBot(site, [RETURNS]);
  const ask = async () => {
    const person = await site.visitor();
    const visitor = await person.tab();
    await visitor.say("can i send it back");
    await visitor.line.waitFor(() => visitor.events.length >= 2);
    await saysSoMuch(visitor, 1);
    return said(visitor)[0][0];
  };
  expect(await ask()).toContain("Within 30 days.");
  await site.anna.api.put(`answers/${id}`, { id, version: 1, ...RETURNS, body: "Within 60 days." });
  await expect(async () => expect(await ask()).toContain("Within 60 days.")).toPass({ timeout: 60_000 });
  await site.anna.api.change("bot", { on: false });
  const person = await site.visitor();
  await (await person.tab()).say("can i send it back");
  await (await site.anna.list()).shows(person.conversation, ({ status }) => status.waiting);
  expect(kinds(await site.anna.looksAt(person.conversation))).toEqual(["visitor posted"]);
});
