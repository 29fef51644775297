// Requests that are no requests: too large, no JSON, of the wrong form, for what is not there. Each gets a code.
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

test("what is no address is not found", async ({ site }) => {
  for (const path of ["nothing", "conversations/x", "conversations/00-x", "inbox/1", "inbox/-1", "agents", "me/me"]) {
    const { status, json } = await site.anna.api.get(path, { Upgrade: "websocket" }).catch(() => site.anna.api.get(path));
    expect({ path, status, json }).toMatchObject({ path, ...refused(404, "not_found") });
  }
  for (const path of ["me", "settings/", "agents/x", `agents/${newId()}/x`, "sign-ins/x"]) {
    expect(await site.anna.api.delete(path), path).toMatchObject(refused(404, "not_found"));
  }
  expect(await site.anna.api.delete(`agents/${newId()}`)).toMatchObject(refused(404, "not_found"));
  expect(await site.anna.api.delete(`sign-ins/${newId()}`)).toMatchObject(refused(404, "not_found"));
});

test("a shard that is not there has no inbox", async ({ site }) => {
  for (const shard of [1, 65_535]) {
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

test("settings that would open a policy are refused", async ({ site }) => {
  const { json: settings } = await site.anna.api.get("settings");
  const wrong = [
    { origins: ["https://*"] },
    { origins: ["https://a.example; script-src *"] },
    { origins: ["'self'"] },
    { origins: Array.from({ length: 21 }, (_, place) => `https://${place}.example`) },
    { accent: "red;background:url(//evil.example)" },
    { side: "top" },
    { language: "xx" },
    { name: "" },
    { name: "x".repeat(61) },
    { name: "a\nb" },
  ];
  for (const change of wrong) {
    const answer = await site.anna.api.put("settings", { ...settings, ...change });
    expect({ change, ...answer }).toMatchObject({ change, ...refused(400, "bad_request") });
  }
  expect((await site.anna.api.get("settings")).json).toEqual(settings);
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
