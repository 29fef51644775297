// Agents come in by setup, password, link and invitation, and go by signing out, revocation and removal.
import { askedUntil, newNetwork } from "../fixtures/api.mjs";
import { newAddress } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const refused = (status, code) => ({ status, json: { refused: { code } } });
const SIGNED_OUT = 4401;
const credentials = ({ email, password }) => ({ email, password });

/** An agent's open sockets, list and conversation; each must close in time once the sign-in is gone. */
async function openSockets(agent, conversation) {
  const [list, tab] = [await agent.list(), await agent.looksAt(conversation)];
  return async () => {
    const codes = Promise.all([list.line.closing(2_000), tab.line.closing(2_000)]);
    expect(await codes).toEqual([SIGNED_OUT, SIGNED_OUT]);
  };
}

/** Whatever the agent asks is refused at once. */
async function isOut(agent, conversation) {
  for (const path of ["me", "sign-ins", "settings", "team"]) {
    expect(await agent.api.get(path), path).toMatchObject(refused(401, "not_signed_in"));
  }
  expect(await agent.api.post("invitations", { email: "eve@shop.example", role: "admin" })).toMatchObject(refused(401, "not_signed_in"));
  await expect(agent.inboxLine()).rejects.toMatchObject({ status: 401, code: "not_signed_in" });
  await expect(agent.line(conversation)).rejects.toMatchObject({ status: 401, code: "not_signed_in" });
}

test("a1: a site is set up once, and only with the setup secret", async ({ site }) => {
  expect(await site.api.get("setup")).toMatchObject({ status: 200, json: { set_up: true } });
  expect(await site.api.post("setup", site.setupRequest())).toMatchObject(refused(409, "already_set_up"));
  for (const secret of ["", "wrong", `${site.secret} `, site.secret.slice(1)]) {
    expect(await site.api.post("setup", site.setupRequest({ secret }))).toMatchObject(refused(401, "wrong_secret"));
  }
});

test("a1: a site with a name, an origin, an address or a password that is none is not set up", async ({ site }) => {
  const fresh = site.api.with({ site: `${site.id}-fresh` });
  const { agent } = site.setupRequest();
  const wrong = [
    { site: { name: " ", origins: [site.origin] } },
    { site: { name: "Shop", origins: [] } },
    { site: { name: "Shop", origins: ["shop.example"] } },
    { agent: { ...agent, email: "anna" } },
    { agent: { ...agent, password: "too short" } },
    { agent: { ...agent, password: "x".repeat(257) } },
    { agent: { ...agent, name: "x".repeat(61) } },
  ];
  for (const change of wrong) {
    const answer = await fresh.post("setup", site.setupRequest(change));
    expect({ change, ...answer }).toMatchObject({ change, ...refused(400, "bad_request") });
  }
  expect(await fresh.get("setup")).toMatchObject({ json: { set_up: false } });
});

test("a2: a wrong password and an unknown address get the same answer", async ({ site }) => {
  const { email, password } = site.anna;
  const tries = [
    { email, password: "wrong horse battery" },
    { email, password: "x".repeat(10_000) },
    { email: "nobody@shop.example", password },
  ];
  for (const wrong of tries) expect(await site.api.post("sign-in", wrong)).toMatchObject(refused(401, "wrong_password"));
  for (const none of ["", "anna", "anna@", "@shop.example"]) {
    expect(await site.api.post("sign-in", { email: none, password }), none).toMatchObject(refused(400, "bad_request"));
  }
  expect(await site.api.post("sign-in", { email: " ANNA@shop.example", password })).toMatchObject({ status: 200 });
});

test("a2: after 5 wrong passwords sign-in pauses for a minute, for this address from this network only", async ({ site }) => {
  const bram = await site.colleague("Bram");
  const elsewhere = site.api.with({ address: newAddress() });
  const password = "wrong horse battery";
  // Whether anybody has the address makes no difference.
  for (const email of [bram.email, "nobody@shop.example"]) {
    const from = site.api.with({ address: newAddress() });
    for (let tried = 0; tried < 5; tried += 1) expect(await from.post("sign-in", { email, password })).toMatchObject(refused(401, "wrong_password"));
    const paused = await from.post("sign-in", { email, password: bram.password });
    expect(paused, email).toMatchObject(refused(429, "too_fast"));
    expect(paused.json.refused.retry_after_ms).toBeGreaterThan(30_000);
    expect(paused.json.refused.retry_after_ms).toBeLessThanOrEqual(60_000);
    expect(await from.post("sign-in", credentials(site.anna))).toMatchObject({ status: 200 });
  }
  // Nobody keeps an agent out from elsewhere.
  expect(await elsewhere.post("sign-in", credentials(bram))).toMatchObject({ status: 200 });
  expect(await bram.api.get("me")).toMatchObject({ status: 200 });
});

test("a2: a network tries 20 times a minute, whichever of its addresses it uses", async ({ site }) => {
  const from = (address) => site.api.with({ address });
  const network = newNetwork();
  const { before } = await askedUntil(429, 20, (tried) => from(`${network}::${tried}`).post("sign-in-links/use", { link: `${tried}` }));
  expect(before).toBeGreaterThanOrEqual(20);
  expect(await from(`${network}:ffff::`).post("sign-in", credentials(site.anna))).toMatchObject(refused(429, "too_fast"));
  expect(await from(newAddress()).post("sign-in", credentials(site.anna))).toMatchObject({ status: 200 });
});

test("a2: the cookie is for this site and this host, and no script reads it", async ({ site }) => {
  const response = await fetch(`${site.api.url}/api/${site.id}/sign-in`, {
    method: "POST",
    headers: site.api.headers,
    body: JSON.stringify(credentials(site.anna)),
  });
  const [pair, ...attributes] = response.headers.get("set-cookie").split("; ");
  expect(pair).toContain(`__Host-edgewise-${site.id}=`);
  expect(attributes.sort()).toEqual(["HttpOnly", expect.stringMatching(/^Max-Age=25\d{5}$/), "Path=/", "SameSite=Strict", "Secure"]);
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("a2: another site's cookie signs nobody in", async ({ site, talk, deployment }) => {
  const other = await site.constructor.setUp(deployment);
  const theirs = other.anna.api.cookie;
  // As it is, and under this site's name.
  for (const cookie of [theirs, theirs.replace(other.id, site.id)]) {
    site.anna.api = site.anna.api.with({ cookie });
    await isOut(site.anna, talk.conversation);
  }
});

test("a2: without a cookie, and with one that is none, nobody is signed in", async ({ site, talk }) => {
  const { cookie } = site.anna.api;
  for (const wrong of [undefined, `__Host-edgewise-${site.id}=`, cookie.slice(0, -2), cookie.replace("__Host-", "")]) {
    site.anna.api = site.anna.api.with({ cookie: wrong });
    await isOut(site.anna, talk.conversation);
  }
});

test("a5: a sign-in link works once, and needs the setup secret", async ({ site }) => {
  const link = await site.link();
  expect(await site.api.post("sign-in-links/use", { link })).toMatchObject({ status: 200, json: { agent: { face: site.anna.face } } });
  expect(await site.api.post("sign-in-links/use", { link })).toMatchObject(refused(401, "link_expired"));
  expect(await site.api.post("sign-in-links/use", { link: "" })).toMatchObject(refused(401, "link_expired"));
  const { email } = site.anna;
  expect(await site.api.post("sign-in-links", { secret: "wrong", email })).toMatchObject(refused(401, "wrong_secret"));
  expect(await site.api.post("sign-in-links", { secret: site.secret, email: "x@y.example" })).toMatchObject(refused(404, "not_found"));
});

test("a5: an invitation works once; a later one replaces it; it can be taken back", async ({ site }) => {
  const accept = (invitation, name = "Bram") => site.api.post("invitations/accept", { invitation, name, password: "another long password" });
  const [first, second] = [await site.invite("bram@shop.example"), await site.invite("bram@shop.example", "admin")];
  expect(await accept(first)).toMatchObject(refused(401, "link_expired"));
  expect(await accept(second, " ")).toMatchObject(refused(400, "bad_request"));
  expect(await accept(second)).toMatchObject({ status: 201, json: { agent: { role: "admin", face: { name: "Bram" } } } });
  expect(await accept(second)).toMatchObject(refused(401, "link_expired"));
  const invite = { email: "Bram@shop.example", role: "agent" };
  expect(await site.anna.api.post("invitations", invite)).toMatchObject(refused(409, "email_taken"));
  const third = await site.invite("carl+chat@shop.example");
  expect((await site.anna.api.delete("invitations/carl%2Bchat@shop.example")).status).toBe(204);
  expect(await accept(third)).toMatchObject(refused(401, "link_expired"));
});

test("a4: only admins change settings and team", async ({ site }) => {
  const bram = await site.colleague("Bram");
  const only = refused(403, "admin_only");
  expect(await bram.api.change("profile", { name: "Mine" })).toMatchObject(only);
  expect(await bram.api.post("invitations", { email: "eve@shop.example", role: "admin" })).toMatchObject(only);
  await site.invite("carl@shop.example");
  expect(await bram.api.delete("invitations/carl@shop.example")).toMatchObject(only);
  expect(await bram.api.delete(`agents/${site.anna.face.id}`)).toMatchObject(only);
  expect(await bram.api.delete(`agents/${bram.face.id}`)).toMatchObject(only);
  const { json: team } = await bram.api.get("team");
  expect(team.agents.map(({ face }) => face.name).sort()).toEqual(["Anna", "Bram"]);
  expect(team.invitations).toEqual([]);
  expect((await site.anna.api.get("team")).json.invitations).toMatchObject([{ email: "carl@shop.example" }]);
});

test("a4: the last admin stays", async ({ site }) => {
  const remove = (agent) => site.anna.api.delete(`agents/${agent.face.id}`);
  expect(await remove(site.anna)).toMatchObject(refused(409, "last_admin"));
  const bram = await site.colleague("Bram", "admin");
  expect((await remove(bram)).status).toBe(204);
  expect(await bram.api.get("me")).toMatchObject(refused(401, "not_signed_in"));
  expect(await remove(site.anna)).toMatchObject(refused(409, "last_admin"));
});

test("a3: signing out closes this device's sockets and leaves the others", async ({ site, talk }) => {
  const phone = await site.anna.onAnotherDevice();
  const closed = await openSockets(phone, talk.conversation);
  expect((await phone.signOut()).status).toBe(204);
  await Promise.all([isOut(phone, talk.conversation), closed()]);
  expect((await phone.signOut()).status).toBe(204);
  expect(talk.agent.line.closeCode).toBeUndefined();
});

test("a3: an agent ends a sign-in on another device, but only an own one", async ({ site, talk }) => {
  const [bram, phone] = [await site.colleague("Bram"), await site.anna.onAnotherDevice()];
  const closed = await openSockets(phone, talk.conversation);
  const { json: own } = await site.anna.api.get("sign-ins");
  expect(own.map(({ current }) => current).sort()).toEqual([false, true]);
  const other = own.find(({ current }) => !current).id;
  expect(await bram.api.delete(`sign-ins/${other}`)).toMatchObject(refused(404, "not_found"));
  expect((await site.anna.api.delete(`sign-ins/${other}`)).status).toBe(204);
  await Promise.all([isOut(phone, talk.conversation), closed()]);
});

test("a3: a removed agent is out, and what was said stays", async ({ site, talk }) => {
  const bram = await site.colleague("Bram");
  const tab = await bram.looksAt(talk.conversation);
  await tab.say("Bram here");
  await tab.leave();
  const closed = await openSockets(bram, talk.conversation);
  expect((await site.anna.api.delete(`agents/${bram.face.id}`)).status).toBe(204);
  await Promise.all([isOut(bram, talk.conversation), closed()]);
  expect(await site.api.post("sign-in", credentials(bram))).toMatchObject(refused(401, "wrong_password"));
  expect(talk.visitor.bodies).toContain("Bram here");
});

test("a3: an agent who looks at one conversation in two tabs on two devices is shown out of all", async ({ site, talk }) => {
  const bram = await site.colleague("Bram");
  const phone = await bram.onAnotherDevice();
  const closed = [];
  for (const device of [bram, bram, phone, phone]) closed.push(await openSockets(device, talk.conversation));
  expect((await site.anna.api.delete(`agents/${bram.face.id}`)).status).toBe(204);
  await Promise.all(closed.map((closed) => closed()));
  await Promise.all([isOut(bram, talk.conversation), isOut(phone, talk.conversation)]);
});

test("a3: sockets that sleep are closed too", async ({ deployment, site, talk }) => {
  const phone = await site.anna.onAnotherDevice();
  const closed = await openSockets(phone, talk.conversation);
  await deployment.evict(site.id, talk.conversation);
  await phone.signOut();
  await closed();
});

test("a3: an agent who looks at a conversation that no console shows is shown out of it too", async ({ site, talk }) => {
  await talk.agent.close();
  await talk.agent.leave();
  const list = await site.anna.list({ windows: [{ section: "waiting", from: 0, count: 100 }] });
  expect(list.conversations).not.toContain(talk.conversation);
  const phone = await site.anna.onAnotherDevice();
  const closed = await openSockets(phone, talk.conversation);
  await phone.signOut();
  await closed();
});
