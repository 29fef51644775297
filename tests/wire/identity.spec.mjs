// Who a visitor is, as the website signs it: what is taken, whose conversation it is then, and who is shut out.
import { newAddress } from "../fixtures/id.mjs";
import { newKey, signed } from "../fixtures/identity.mjs";
import { Site } from "../fixtures/site.mjs";
import { expect, test } from "../fixtures/talk.mjs";
import { Visitor } from "../fixtures/visitor.mjs";

/** Says who somebody is from a device of their own, which may have a conversation. */
const identify = ({ api }, identity, ticket) => api.with({ address: newAddress() }).post("identify", { identity, ticket });

/** Begins a conversation as somebody. */
const begin = (site, identity) => site.api.with({ address: newAddress() }).post("conversations", { ...site.conversationRequest(), identity });

const code = ({ status, json }) => [status, json.refused?.code];

test("v3: a person has one conversation on every device, with what was said before", async ({ site, talk }) => {
  const key = await newKey(site);
  const mira = key.sign({ sub: "mira", name: "Mira Bos", email: "Mira@example.org", attrs: { plan: "gold" } });
  expect(await identify(site, mira), "nothing yet").toMatchObject({ status: 200, json: {} });
  const { json } = await identify(site, mira, { conversation: talk.conversation, token: talk.person.token });
  expect(json.ticket.conversation).toBe(talk.conversation);

  const { visitor: card } = await talk.agent.line.waitFor(({ visitor }) => visitor?.proven);
  expect(card.proven).toMatchObject({ id: "mira", name: "Mira Bos", email: "mira@example.org", attrs: [{ name: "plan", value: "gold" }] });

  talk.person = new Visitor(talk.person.api, json.ticket);
  talk.visitor = await talk.person.tab();
  const elsewhere = await identify(site, mira);
  const there = await new Visitor(talk.person.api, elsewhere.json.ticket).tab();
  expect(there.bodies).toEqual(["Do these run small?", "A little."]);
  await there.say("From the phone");
  await talk.visitor.reads("From the phone");
  await talk.agent.reads("From the phone");
  expect((await begin(site, mira)).json.conversation, "who begins goes on, too").toBe(talk.conversation);
});

test("v4: what is a person's opens with no other token, also not with the one from before", async ({ site, talk }) => {
  const key = await newKey(site);
  const before = { conversation: talk.conversation, token: talk.person.token };
  const { json } = await identify(site, key.sign({ sub: "mira" }), before);
  const old = new Visitor(talk.person.api, before);
  expect(code(await old.renew())).toEqual([401, "token_elsewhere"]);
  expect(await old.tells("introduction", { name: "Eve" })).toEqual([401, "token_elsewhere"]);
  expect(await old.tells("rating", { stars: 1 })).toEqual([401, "token_elsewhere"]);
  expect(await old.tells("links", {})).toEqual([401, "token_elsewhere"]);
  expect(await old.exchange([{ hello: { tab: talk.visitor.tab, epoch: 0, seq: 0 } }])).toMatchObject({ status: 401, code: "token_elsewhere" });
  const transcript = await old.api.get(`conversations/${talk.conversation}/visitor/transcript`, { Authorization: `Bearer ${old.token}` });
  expect(code(transcript)).toEqual([401, "token_elsewhere"]);
  expect(talk.visitor.line.closeCode, "its own browser does not have the new token yet").toBeUndefined();
  talk.person = new Visitor(old.api, json.ticket);
  const fresh = await talk.person.tab();
  expect(await talk.visitor.line.closing()).toBe(4401);
  talk.visitor = fresh;
});

test("v3: what is somebody else's stays theirs, and nothing unproven joins what is proven", async ({ site, talk }) => {
  const key = await newKey(site);
  const mira = key.sign({ sub: "mira" });
  const ticket = { conversation: talk.conversation, token: talk.person.token };
  const { json } = await identify(site, mira, ticket);
  expect((await identify(site, key.sign({ sub: "bram" }), json.ticket)).json, "Bram gets nothing of Mira's").toEqual({});
  expect((await identify(site, key.sign({ sub: "bram" }), ticket)).json).toEqual({});

  // Mira writes on another device before she signs in there.
  const other = await site.visitor();
  const tab = await other.tab();
  await tab.say("Is anybody there?");
  const met = await identify(site, mira, { conversation: other.conversation, token: other.token });
  expect(met.json.ticket.conversation).toBe(talk.conversation);
  expect(code(await other.renew()), "nobody proved anything about that one").toEqual([200, undefined]);
  expect((await tab.say("Hello?")).seq).toBe(2);
  talk.person = new Visitor(talk.person.api, json.ticket);
  talk.visitor = await talk.person.tab();
});

test("v3: of two devices that begin at once the first one's conversation goes on", async ({ site }) => {
  const key = await newKey(site);
  const answers = await Promise.all(Array.from({ length: 6 }, () => begin(site, key.sign({ sub: "both" }))));
  expect(new Set(answers.map(({ json }) => json.conversation)).size).toBe(1);
});

test("j2: a link to another device gives what its maker has", async ({ site, talk }) => {
  const key = await newKey(site);
  const { json } = await identify(site, key.sign({ sub: "mira" }), { conversation: talk.conversation, token: talk.person.token });
  talk.person = new Visitor(talk.person.api, json.ticket);
  talk.visitor = await talk.person.tab();
  const link = await talk.person.api.postText(`conversations/${talk.conversation}/visitor/links`, "{}", { Authorization: `Bearer ${talk.person.token}` });
  const spent = await site.api.with({ address: newAddress() }).post(`conversations/${talk.conversation}/visitor/links/claim`, { code: link.json.url.split(".").at(-1) });
  expect((await new Visitor(talk.person.api, spent.json).tab()).bodies).toEqual(["Do these run small?", "A little."]);
});

test("v2: what is no good token is refused with a code, and nothing is lost", async ({ site, talk }) => {
  const key = await newKey(site);
  const other = await newKey(await Site.setUp({ url: site.api.url, secrets: { setup: site.secret, key: site.key } }));
  const now = Math.floor(Date.now() / 1000);
  const none = `${key.sign({}, { alg: "none" }).split(".").slice(0, 2).join(".")}.`;
  const [head, , signature] = key.sign({}).split(".");
  const changed = [head, Buffer.from(JSON.stringify({ sub: "admin", aud: site.id, iat: now, exp: now + 60 })).toString("base64url"), signature].join(".");
  const cases = [
    ["identity_forged", ["", "a.b.c", none, changed, signed(other.secret, { aud: site.id }), key.sign({}, { kid: other.id }), key.sign({}, { alg: "HS512" }), "x".repeat(9000)]],
    ["identity_expired", [key.sign({ iat: now - 7200, exp: now - 3600 })]],
    ["identity_elsewhere", [key.sign({ aud: "other" })]],
    ["identity_claims", [key.sign({ iat: now + 600 }), key.sign({ exp: now + 90_000 }), key.sign({ sub: 17 }), key.sign({ email: "mira" }), key.sign({ attrs: { a: {} } })]],
  ];
  for (const [expected, tokens] of cases) {
    for (const token of tokens) {
      expect(code(await identify(site, token, { conversation: talk.conversation, token: talk.person.token })), `${expected} ${token.slice(0, 60)}`).toEqual([401, expected]);
      if (token) expect(code(await begin(site, token))).toEqual([401, expected]);
    }
  }
  for (const body of ["", "{}", "[]", '{"identity":1}', '{"identity":"a","ticket":1}']) {
    expect(code(await site.api.postText("identify", body))).toEqual([400, "bad_request"]);
  }
  const stale = await identify(site, key.sign({ sub: "mira" }), { conversation: talk.conversation, token: "eyJ.abc" });
  expect(stale, "a ticket that opens nothing is no reason to refuse who somebody is").toMatchObject({ status: 200, json: {} });
});

test("v2: an admin makes two keys at most, rolls them, and each is told its secret once", async ({ site }) => {
  const [first, second] = [await newKey(site), await newKey(site)];
  expect(code(await site.anna.api.post("identity-keys"))).toEqual([409, "too_many_keys"]);
  const bram = await site.colleague("Bram");
  expect(code(await bram.api.post("identity-keys"))).toEqual([403, "admin_only"]);
  const { json: settings, text } = await site.anna.api.get("settings");
  expect(settings.identity.keys.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(text).not.toContain(first.secret);
  expect((await identify(site, first.sign({}, { kid: first.id }))).status).toBe(200);

  expect((await site.anna.api.change("identity", { keys: [settings.identity.keys[1]] })).status).toBe(200);
  await expect.poll(async () => code(await identify(site, first.sign({})))).toEqual([401, "identity_forged"]);
  expect((await identify(site, second.sign({}))).status).toBe(200);
  expect(code(await site.anna.api.change("identity", { keys: settings.identity.keys })), "nobody brings one back").toEqual([400, "bad_request"]);
});

test("v5: an owner lets only those write who are signed in", async ({ site }) => {
  expect(code(await site.anna.api.change("identity", { required: true })), "no key yet").toEqual([400, "bad_request"]);
  const before = await site.visitor();
  const key = await newKey(site);
  expect((await site.anna.api.change("identity", { required: true })).status).toBe(200);
  await expect.poll(async () => code(await begin(site))).toEqual([403, "identity_required"]);
  expect((await begin(site, key.sign({}))).status).toBe(201);
  expect((await before.tab()).bodies, "what was begun before goes on").toEqual([]);
  await expect.poll(async () => (await site.api.get("reception")).json.identity_required).toBe(true);
});
