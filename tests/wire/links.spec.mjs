// A link to go on on another device: who may make one, who may spend it, and what it leaves behind.
import { askedUntil } from "../fixtures/api.mjs";
import { newAddress, newConversationId, newId } from "../fixtures/id.mjs";
import { Site } from "../fixtures/site.mjs";
import { expect, test } from "../fixtures/talk.mjs";
import { Visitor } from "../fixtures/visitor.mjs";

const EXPIRED = { status: 401, json: { refused: { code: "link_expired" } } };

/** Asks for a link, with another's token perhaps. */
const open = ({ api, conversation, token }, bearer = token) =>
  api.postText(`conversations/${conversation}/visitor/links`, "{}", { Authorization: `Bearer ${bearer}` });

/** The code of a fresh link. */
const codeOf = async (person) => (await open(person)).json.url.split(".").at(-1);

/** Spends a code, from somewhere else. */
const claim = ({ api, conversation }, code, changes) =>
  api.with({ address: newAddress(), ...changes }).post(`conversations/${conversation}/visitor/links/claim`, { code });

test("j1: a visitor gets a link with its code in the fragment, and the same as a QR code", async ({ talk, site }) => {
  const { status, json } = await open(talk.person);
  expect(status).toBe(201);
  expect(json.url).toMatch(new RegExp(`^${site.api.url}/chat/${site.id}#${talk.conversation}\\.[0-9a-f]{32}$`));
  expect(json.qr).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+".*<\/svg>$/s);
});

test("j2: whoever spends it is the visitor, as is the device before; and nobody a second time", async ({ talk }) => {
  const code = await codeOf(talk.person);
  const answer = await claim(talk.person, code);
  expect(answer).toMatchObject({ status: 200, json: { conversation: talk.conversation } });
  const other = await new Visitor(talk.person.api, answer.json).tab();
  expect(other.bodies).toEqual(["Do these run small?", "A little."]);
  await other.say("From the phone");
  await talk.agent.reads("From the phone");
  await talk.visitor.reads("From the phone");
  expect(await claim(talk.person, code)).toMatchObject(EXPIRED);
});

test("j2: of two who spend it at once one has it", async ({ talk }) => {
  const code = await codeOf(talk.person);
  const answers = await Promise.all([1, 2, 3, 4].map(() => claim(talk.person, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
});

test("j1: three links work, and a further one retires the oldest", async ({ talk }) => {
  const codes = [];
  for (let made = 0; made < 4; made += 1) codes.push(await codeOf(talk.person));
  expect(await claim(talk.person, codes[0])).toMatchObject(EXPIRED);
  for (const code of codes.slice(1)) expect(await claim(talk.person, code)).toMatchObject({ status: 200 });
});

test("j2: a code that opens nothing here is refused alike, whatever it is", async ({ talk, neighbour, deployment }) => {
  const code = await codeOf(talk.person);
  const elsewhere = await Site.setUp(deployment);
  const twin = { api: elsewhere.api, conversation: talk.conversation };
  const refusals = {
    "a code that never was": await claim(talk.person, "00".repeat(16)),
    "no code": await claim(talk.person, ""),
    "a token": await claim(talk.person, talk.person.token),
    "a conversation of somebody else": await claim(neighbour.person, code),
    "a conversation that nobody began": await claim({ ...talk.person, api: talk.person.api, conversation: newConversationId() }, code),
    "the same conversation's name on another site": await claim(twin, code),
    "a site that nobody has set up": await claim({ api: talk.person.api.with({ site: `t${newId().slice(0, 9)}` }), conversation: talk.conversation }, code),
  };
  for (const [what, answer] of Object.entries(refusals)) {
    expect({ what, status: answer.status, json: answer.json }).toEqual({ what, ...EXPIRED });
  }
  expect(await claim(talk.person, code), "nothing of it has spent the code").toMatchObject({ status: 200 });
});

test("j1: nobody else gets a link, and nobody to a conversation in which nothing was said", async ({ talk, neighbour, site }) => {
  expect(await open(talk.person, neighbour.person.token)).toMatchObject({ status: 401, json: { refused: { code: "token_elsewhere" } } });
  expect(await open(talk.person, "x.y")).toMatchObject({ status: 401, json: { refused: { code: "token_forged" } } });
  expect(await open(await site.visitor())).toMatchObject({ status: 404, json: { refused: { code: "not_found" } } });
});

test("o2: a page of another website neither makes nor spends one", async ({ talk }) => {
  const refused = { status: 403, json: { refused: { code: "origin_refused" } } };
  const foreign = { ...talk.person, api: talk.person.api.with({ origin: "https://evil.example" }) };
  expect(await open(foreign)).toMatchObject(refused);
  const code = await codeOf(talk.person);
  expect(await claim(talk.person, code, { origin: "https://evil.example" })).toMatchObject(refused);
  expect(await claim(talk.person, code)).toMatchObject({ status: 200 });
});

test("what is no request for it costs nothing", async ({ talk }) => {
  const path = `conversations/${talk.conversation}/visitor/links/claim`;
  const bad = { status: 400, json: { refused: { code: "bad_request" } } };
  for (const body of ["", "{}", "[]", '{"code":7}', "x"]) expect(await talk.person.api.postText(path, body), body).toMatchObject(bad);
  expect(await talk.person.api.get(path)).toMatchObject({ status: 405 });
});

test("j2: a network tries few codes in a minute", async ({ talk }) => {
  const address = newAddress();
  const { before, answer } = await askedUntil(429, 20, () => claim(talk.person, "ff".repeat(16), { address }));
  expect(before).toBeGreaterThanOrEqual(20);
  expect(answer.json.refused).toMatchObject({ code: "too_fast", retry_after_ms: 60_000 });
});
