// Requests that are no requests: too large, no JSON, of the wrong form, for what is not there. Each gets a code.
import { askedUntil, newNetwork } from "../fixtures/api.mjs";
import { newConversationId, newId, newSiteId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const refused = (status, code) => ({ status, json: { refused: { code } } });

const BAD = {
  "no JSON": "nonsense",
  nothing: "",
  "a list": "[]",
  "the wrong type": '{"page":"https://shop.example/"}',
  "a missing field": '{"page":{"title":"Trousers"}}',
  "no text at all": Buffer.from([0xff, 0xfe, 0x00]),
};

for (const [what, body] of Object.entries(BAD)) {
  test(`a request of ${what} is bad`, async ({ site }) => {
    for (const path of ["conversations", "setup", "sign-in", "sign-in-links", "sign-in-links/use", "invitations/accept"]) {
      expect(await site.api.postText(path, body), path).toMatchObject(refused(400, "bad_request"));
    }
    expect(await site.anna.api.postText("invitations", body)).toMatchObject(refused(400, "bad_request"));
  });
}

test("a request of 32 KiB is read, one byte more is too large", async ({ site }) => {
  const request = (bytes) => {
    const text = (title) => JSON.stringify({ page: { url: `${site.origin}/`, title } });
    return text("x".repeat(bytes - text("").length));
  };
  expect(await site.api.postText("conversations", request(32 * 1024))).toMatchObject({ status: 201 });
  expect(await site.api.postText("conversations", request(32 * 1024 + 1))).toMatchObject(refused(413, "request_too_large"));
  const stream = () => new Blob([request(64 * 1024)]).stream();
  expect(await site.api.postText("conversations", stream())).toMatchObject(refused(413, "request_too_large"));
});

test("a body without a length is read no further than it may be long", async ({ site }) => {
  // More is announced and never comes: a worker that wanted all of it would wait.
  const unfinished = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) });
  expect(await site.api.postText("conversations", unfinished)).toMatchObject(refused(413, "request_too_large"));
});

test("what is no address is not found", async ({ site }) => {
  for (const path of ["nothing", "conversations/x", "conversations/00-x", "inbox/64", "inbox/-1", "inbox/01", "agents", "me/me"]) {
    expect({ path, ...(await site.anna.api.get(path)) }).toMatchObject({ path, ...refused(404, "not_found") });
  }
  for (const path of ["settings/", "agents/x", `agents/${newId()}/x`, "sign-ins/x"]) {
    expect(await site.anna.api.delete(path), path).toMatchObject(refused(404, "not_found"));
  }
  expect(await site.anna.api.delete(`agents/${newId()}`)).toMatchObject(refused(404, "not_found"));
  expect(await site.anna.api.delete(`sign-ins/${newId()}`)).toMatchObject(refused(404, "not_found"));
});

test("an address answers the methods that it knows, and says which they are", async ({ site, deployment }) => {
  const wrong = [
    ["POST", "me", "GET, HEAD"],
    ["DELETE", "me", "GET, HEAD"],
    ["GET", "sign-in", "POST"],
    ["DELETE", "settings", "GET, HEAD, PUT"],
    ["PATCH", "settings", "GET, HEAD, PUT"],
    ["OPTIONS", "settings", "GET, HEAD, PUT"],
    ["PROPFIND", "settings", "GET, HEAD, PUT"],
    ["PUT", `conversations/${newConversationId()}/visitor`, "GET, HEAD, POST"],
  ];
  for (const [method, path, allow] of wrong) {
    const { status, json, headers } = await site.anna.api.ask(method, path);
    expect({ method, path, status, json, allow: headers.allow }).toMatchObject({ method, path, allow, ...refused(405, "method_not_allowed") });
  }
  for (const path of [`${site.id}.js`, `frame/${site.id}`, "console/main", ""]) {
    const response = await fetch(`${deployment.url}/${path}`, { method: "SEARCH", redirect: "manual" });
    expect({ path, status: response.status, allow: response.headers.get("allow") }).toEqual({ path, status: 405, allow: "GET, HEAD" });
    await response.text();
  }
});

test("l4: one network begins 10 conversations a minute, whichever of its addresses it uses", async ({ site }) => {
  const network = newNetwork();
  const begin = (place) => site.api.with({ address: `${network}::${place}` }).post("conversations", site.conversationRequest());
  const { before, answer } = await askedUntil(429, 10, begin);
  expect(before).toBeGreaterThanOrEqual(10);
  expect(answer).toMatchObject(refused(429, "too_many_conversations"));
  expect(answer.json.refused.retry_after_ms).toBe(60_000);
});

test("whoever makes up names of sites is slowed down, and sites stay open", async ({ site }) => {
  const made = () => site.api.with({ site: newSiteId() }).get("setup");
  const { before, answer } = await askedUntil(429, 60, made);
  expect(before).toBeGreaterThanOrEqual(59);
  expect(answer).toMatchObject(refused(429, "too_fast"));
  // A site that is known, from the same address.
  expect(await site.api.get("setup")).toMatchObject({ status: 200, json: { set_up: true } });
});

test("i6: a shard that is not there has no inbox, and no conversation", async ({ site }) => {
  await expect(site.anna.line(`1-${newId()}`)).rejects.toMatchObject({ status: 404, code: "not_found" });
  for (const shard of [1, 63, 64, 65_535]) {
    await expect(site.anna.inboxLine(shard)).rejects.toMatchObject({ status: 404, code: "not_found" });
  }
});

test("of a site that nobody set up there is nothing", async ({ deployment, site }) => {
  const nowhere = site.api.with({ site: newSiteId() });
  expect(await nowhere.get("setup")).toMatchObject({ status: 200, json: { set_up: false } });
  expect(await nowhere.post("conversations", site.conversationRequest())).toMatchObject(refused(404, "no_such_site"));
  const signIn = { email: "anna@shop.example", password: site.anna.password };
  expect(await nowhere.post("sign-in", signIn)).toMatchObject(refused(404, "no_such_site"));
  expect(await nowhere.get("me")).toMatchObject(refused(401, "not_signed_in"));
  for (const path of [`${nowhere.site}.js`, `frame/${nowhere.site}`]) {
    expect((await fetch(`${deployment.url}/${path}`)).status, path).toBe(404);
  }
});

test("what is no site is not found", async ({ deployment }) => {
  for (const path of ["Main.js", "a_b.js", `${"a".repeat(33)}.js`, "frame/-a", "frame/a%2Fb", "frame/..%2f", "console/A", "api//setup"]) {
    expect((await fetch(`${deployment.url}/${path}`)).status, path).toBe(404);
  }
});

test("p1: settings that would open a policy are refused", async ({ site }) => {
  const { json: settings } = await site.anna.api.get("settings");
  const wrong = [
    ["profile", { origins: ["https://*"] }],
    ["profile", { origins: ["https://a.example; script-src *"] }],
    ["profile", { origins: ["'self'"] }],
    ["profile", { origins: Array.from({ length: 21 }, (_, place) => `https://${place}.example`) }],
    ["profile", { query: Array.from({ length: 21 }, (_, place) => `name${place}`) }],
    ["profile", { name: "" }],
    ["profile", { name: "x".repeat(61) }],
    ["profile", { name: "a\nb" }],
    ["scale", { shards: 0 }],
    ["scale", { shards: 65 }],
    ["nothing", { version: 0 }],
  ];
  for (const [part, change] of wrong) {
    const answer = await site.anna.api.change(part, change);
    expect({ change, ...answer }).toMatchObject({ change, ...refused(400, "bad_request") });
  }
  expect((await site.anna.api.get("settings")).json).toEqual(settings);
});

test("looks of a later release never end up in a page", async ({ site, deployment }) => {
  for (const change of [{ accent: "red;background:url(//evil.example)" }, { side: "top" }, { language: "klingon" }]) {
    await site.anna.api.change("look", change);
    const { look } = (await site.anna.api.get("settings")).json;
    expect(look).toMatchObject({ accent: "#1f6f5c", side: "right", language: "auto" });
    expect(await (await fetch(`${deployment.url}/${site.id}.js`)).text()).not.toContain("evil.example");
  }
});

test("p1: a part of the settings is changed from how it was seen; an older view changes nothing", async ({ site }) => {
  const { api } = site.anna;
  const { json: before } = await api.get("settings");
  const saved = await api.put("settings", { look: { ...before.look, side: "left" } });
  expect(saved).toMatchObject({ status: 200, json: { ...before, look: { ...before.look, version: before.look.version + 1, side: "left" } } });
  expect(await api.put("settings", { look: { ...before.look, accent: "#000000" } })).toMatchObject(refused(409, "settings_changed"));
  // Another part was not touched meanwhile.
  expect(await api.put("settings", { profile: { ...before.profile, name: "Hem" } })).toMatchObject({ status: 200, json: { profile: { name: "Hem" }, look: { side: "left" } } });
  expect((await api.get("settings")).json.look).toMatchObject({ side: "left", accent: before.look.accent });
});

test("i6: a site gets more shards while it runs, and never fewer; new conversations go to all", async ({ site }) => {
  const early = await site.visitor();
  expect(await site.anna.api.change("scale", { shards: 4 })).toMatchObject({ status: 200, json: { scale: { shards: 4 } } });
  expect(await site.anna.api.change("scale", { shards: 3 })).toMatchObject(refused(400, "bad_request"));
  expect((await site.anna.api.get("me")).json.shards).toBe(4);
  const lines = await Promise.all([0, 1, 2, 3].map((shard) => site.anna.inboxLine(shard)));
  expect(lines.length).toBe(4);
  await expect(site.anna.inboxLine(4)).rejects.toMatchObject({ status: 404, code: "not_found" });
  const shards = new Set();
  // Evenly at random: that one of four is missed in 60 is less likely than one in a million.
  for (let begun = 0; begun < 60; begun += 1) shards.add((await site.visitor()).conversation.split("-")[0]);
  expect([...shards].sort()).toEqual(["0", "1", "2", "3"]);
  await (await early.tab()).say("Still here");
});

test("a3: no agent is let into a conversation in which nothing has happened, as nobody could show them out", async ({ site }) => {
  const begun = await site.visitor();
  for (const conversation of [newConversationId(), begun.conversation]) {
    await expect(site.anna.line(conversation)).rejects.toMatchObject({ status: 404, code: "not_found" });
  }
  const list = await site.anna.list();
  expect(list.conversations).not.toContain(begun.conversation);
  await (await begun.tab()).say("Hello");
  await (await site.anna.looksAt(begun.conversation)).reads("Hello");
});
