// Without a socket, the same frames travel in a request and its response, a frame a line.
import { newId } from "../fixtures/id.mjs";
import { EVERYTHING } from "../fixtures/list.mjs";
import { expect, test } from "../fixtures/talk.mjs";
import { placeOf } from "../fixtures/talker.mjs";

const hello = (tab, seq = 0, epoch = 0) => ({ hello: { tab, epoch, seq } });
const kinds = (frames) => frames.map((frame) => Object.keys(frame)[0]);
const bodiesOf = (frames) =>
  frames.flatMap(({ events }) => events?.events ?? []).flatMap(({ what }) => what.posted?.body ?? []);

test("c9: what a visitor says in a request is read, and the response holds the whole log", async ({ talk }) => {
  const { agent, person } = talk;
  const tab = newId();
  const { status, frames } = await person.exchange([hello(tab), { say: { tab, number: 1, body: "No socket here" } }]);
  expect(status).toBe(200);
  expect(kinds(frames)).toEqual(["welcome", "events", "events"]);
  expect(bodiesOf(frames)).toEqual(["Do these run small?", "A little.", "No socket here"]);
  await agent.reads("No socket here");

  const [{ welcome }] = frames;
  const { seq } = placeOf(frames[2], tab, 1);
  await agent.say("No matter");
  const next = await person.exchange([hello(tab, seq, welcome.epoch)]);
  expect(next.frames[0].welcome).toMatchObject({ epoch: welcome.epoch, number: 1, head: seq + 1 });
  expect(bodiesOf(next.frames)).toEqual(["No matter"]);
});

test("c9, d3: what is carried twice, once over a socket even, is stored once", async ({ deployment, talk }) => {
  const { person, visitor } = talk;
  const tab = newId();
  const frames = [hello(tab), { say: { tab, number: 1, body: "Once" } }, { say: { tab, number: 2, body: "Twice" } }];
  const first = await person.exchange(frames);
  await deployment.evict(talk.site.id, talk.conversation);
  const second = await person.exchange(frames);
  const places = ({ frames }) => [1, 2].map((number) => placeOf(frames.find((frame) => placeOf(frame, tab, number)), tab, number));
  expect(kinds(second.frames)).toEqual(["welcome", "events", "acknowledged", "acknowledged"]);
  expect(second.frames.slice(2).map(({ acknowledged }) => acknowledged)).toEqual(places(first));
  const other = person.newTab();
  other.tab = tab;
  await other.resume();
  expect(await other.sayAs(2, "Twice")).toEqual(places(first)[1]);
  await visitor.say("After it");
  expect(visitor.bodies.slice(2)).toEqual(["Once", "Twice", "After it"]);
});

test("c9: an agent without a socket is among the lookers, takes, answers, and gets the card of the visitor", async ({ talk }) => {
  const { person, site, conversation, agent } = talk;
  const bram = await site.colleague("Bram");
  const tab = newId();
  await person.exchange([hello(newId()), { about: { page: { url: `${site.origin}/`, title: "Home" }, language: "nl" } }]);
  const { frames } = await bram.exchange(conversation, [
    hello(tab),
    { take: { from: site.anna.face.id } },
    { say: { tab, number: 1, body: "Bram here" } },
  ]);
  expect(frames.find(({ visitor }) => visitor).visitor).toMatchObject({ about: { language: "nl" }, online: true });
  const names = frames.find(({ looking }) => looking).looking.agents.map(({ name }) => name);
  expect(names.sort()).toEqual(["Anna", "Bram"]);
  await agent.sees(({ by, what }) => what.assigned && by.agent.name === "Bram");
  await talk.visitor.reads("Bram here");
});

test("c9: a visitor without a socket is shown as online", async ({ site, talk }) => {
  const person = await site.visitor();
  const tab = newId();
  await person.exchange([hello(tab), { about: { page: { url: `${site.origin}/` } } }, { say: { tab, number: 1, body: "Hi" } }]);
  const look = await site.anna.looksAt(person.conversation);
  expect((await look.line.waitFor(({ visitor }) => visitor)).visitor.online).toBe(true);
  expect(talk.conversation).not.toBe(person.conversation);
});

test("c9: a console without a socket gets its windows of the list, and is present", async ({ talk }) => {
  const { site, conversation } = talk;
  const colleague = await site.anna.list();
  const bram = await site.colleague("Bram");
  const { status, frames } = await bram.inboxExchange([{ hello: { windows: EVERYTHING } }]);
  expect(status).toBe(200);
  expect(kinds(frames)).toEqual(["list", "present"]);
  expect(frames[0].list.windows.flatMap(({ rows }) => rows).map((row) => row.conversation)).toContain(conversation);
  expect(frames[1].present.agents.map(({ name }) => name)).toContain("Bram");
  await colleague.showsPresent("Anna", "Bram");
});

test("c9, d11: of a long log each exchange brings two pages", async ({ talk }) => {
  const { person } = talk;
  const head = await talk.grows(510);
  const tab = newId();
  const begin = await person.exchange([hello(tab)]);
  expect(begin.frames.flatMap(({ events }) => events?.events ?? []).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 500 }, (_, place) => place + 1),
  );
  const rest = await person.exchange([hello(tab, 500, begin.frames[0].welcome.epoch)]);
  expect(rest.frames.flatMap(({ events }) => events?.events ?? []).at(-1).seq).toBe(head);
});

test("c9: the server refuses a line that is not a frame, and does what stands around it", async ({ talk }) => {
  const tab = newId();
  const { status, frames } = await talk.person.exchange([
    hello(tab),
    "{",
    { dance: {} },
    { say: { tab, number: 1, body: "A bell\u0007" } },
    { say: { tab, number: 1, body: "Between the lines" } },
  ]);
  expect(status).toBe(200);
  expect(frames.flatMap(({ refused }) => refused?.code ?? [])).toEqual(["bad_frame", "unknown_kind", "body_control_character"]);
  await talk.agent.reads("Between the lines");
});

test("l5: an exchange begins with hello", async ({ talk }) => {
  const tab = newId();
  for (const frames of [[], [""], ["{"], [{ say: { tab, number: 1, body: "x" } }, hello(tab)], [{ typing: {} }]]) {
    expect(await talk.person.exchange(frames)).toMatchObject({ status: 400, code: "hello_first" });
  }
});

test("t1, o2, a3: an exchange is let in as a socket is", async ({ talk }) => {
  const { person, site, conversation } = talk;
  const frames = [hello(newId())];
  const other = await site.visitor();
  expect(await person.exchange(frames, { token: "x.y" })).toMatchObject({ status: 401, code: "token_forged" });
  expect(await person.exchange(frames, { token: other.token })).toMatchObject({ status: 401, code: "token_elsewhere" });
  expect(await person.exchange(frames, { origin: "https://elsewhere.example" })).toMatchObject({ status: 403, code: "origin_refused" });
  expect(await person.exchange(frames, { origin: null })).toMatchObject({ status: 403, code: "origin_refused" });
  const stranger = site.anna.api.with({ cookie: undefined });
  expect(await stranger.exchange(`conversations/${conversation}/agent`, frames)).toMatchObject({ status: 401, code: "not_signed_in" });
  expect(await stranger.exchange("inbox/0", [{ hello: {} }])).toMatchObject({ status: 401, code: "not_signed_in" });
  expect(await site.anna.exchange(other.conversation, frames)).toMatchObject({ status: 404, code: "not_found" });
  expect(await site.anna.inboxExchange([{ hello: {} }], 60_000)).toMatchObject({ status: 404, code: "not_found" });
});

test("l1: an exchange that is too large, or no text, is refused", async ({ talk }) => {
  const { person } = talk;
  const tab = newId();
  expect(await person.exchange([hello(tab), "x".repeat(256 * 1024)])).toMatchObject({ status: 413, code: "request_too_large" });
  const path = `conversations/${talk.conversation}/visitor`;
  const bytes = new Uint8Array([0xff, 0xfe, 0x00]);
  const { status, json } = await person.api.postText(path, bytes, { Authorization: `Bearer ${person.token}` });
  expect({ status, json }).toEqual({ status: 400, json: { refused: { code: "bad_request" } } });
});

test("l2: a flood of exchanges is refused, and disturbs nobody", async ({ talk }) => {
  const tab = newId();
  const frames = [hello(tab), ...Array.from({ length: 250 }, () => ({ typing: {} }))];
  const { status, frames: answers } = await talk.person.exchange(frames);
  expect(status).toBe(200);
  // 251 frames, of which 200 are read.
  expect(answers.filter(({ refused }) => refused)).toEqual([{ refused: { code: "too_fast" } }]);
});

test("l3: pages that exchange and left never keep their visitor out", async ({ talk }) => {
  const tab = newId();
  for (let held = 1; held < 30; held += 1) expect((await talk.person.exchange([hello(newId())])).status).toBe(200);
  expect(await talk.person.exchange([hello(tab)])).toMatchObject({ status: 200 });
  const line = await talk.person.line();
  expect(await talk.person.exchange([hello(tab)])).toMatchObject({ status: 200 });
  await line.close();
});
