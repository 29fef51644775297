// A page that is not the deployment's, or of a website that the site does not allow, gets nothing done.
import { expect, test } from "../fixtures/talk.mjs";
import { openVisitorLine } from "../fixtures/visitor.mjs";

const FOREIGN = { "another website": "https://evil.example", "nothing at all": undefined, "an opaque origin": "null" };
const refused = { status: 403, json: { refused: { code: "origin_refused" } } };

for (const [what, origin] of Object.entries(FOREIGN)) {
  test(`o2: a socket from ${what} is refused, whoever opens it`, async ({ talk, site }) => {
    const { code } = refused.json.refused;
    const anna = site.anna.api;
    await expect(talk.person.line({ origin: origin ?? null })).rejects.toMatchObject({ status: 403, code });
    site.anna.api = anna.with({ origin: origin ?? null });
    await expect(site.anna.line(talk.conversation)).rejects.toMatchObject({ status: 403, code });
    await expect(site.anna.inboxLine()).rejects.toMatchObject({ status: 403, code });
    site.anna.api = anna;
  });

  test(`o2: a change from ${what} is refused`, async ({ site }) => {
    const anna = site.anna.api.with({ origin: origin ?? null });
    expect(await anna.post("conversations", site.conversationRequest())).toMatchObject(refused);
    expect(await anna.post("sign-in", { email: "anna@shop.example", password: site.anna.password })).toMatchObject(refused);
    expect(await anna.post("invitations", { email: "eve@evil.example", role: "admin" })).toMatchObject(refused);
    expect(await anna.put("settings", {})).toMatchObject(refused);
    expect(await anna.delete(`agents/${site.anna.face.id}`)).toMatchObject(refused);
    expect(await anna.post("sign-out")).toMatchObject(refused);
    expect((await site.anna.api.get("team")).json).toMatchObject({ agents: [{ email: "anna@shop.example" }], invitations: [] });
  });
}

test("o1: no conversation begins on a page that the site does not allow", async ({ site }) => {
  const pages = ["https://evil.example/", "https://shop.example.evil.example/", "http://shop.example/", "https://shop.example:444/"];
  for (const url of [...pages, "about:blank", "", "//shop.example/", "https://evil.example/?https://shop.example/"]) {
    expect(await site.api.post("conversations", site.conversationRequest(url)), url).toMatchObject(refused);
  }
});

test("o1: on the deployment's own page a conversation begins, though no website is allowed", async ({ site }) => {
  await site.anna.api.change("profile", { origins: [] });
  const own = site.conversationRequest(`${site.api.url}/chat/${site.id}`);
  expect(await site.api.post("conversations", own)).toMatchObject({ status: 201 });
  expect(await site.api.post("conversations", site.conversationRequest())).toMatchObject(refused);
});

test("o1: a website is allowed, and no longer, as the settings say", async ({ site }) => {
  const begin = (url) => site.api.post("conversations", site.conversationRequest(url));
  const allowed = await site.anna.api.change("profile", { origins: ["https://new.example"] });
  expect(allowed).toMatchObject({ status: 200, json: { profile: { origins: ["https://new.example"] } } });
  expect(await begin("https://new.example/cart")).toMatchObject({ status: 201 });
  expect(await begin("https://shop.example/cart")).toMatchObject(refused);
});

test("a socket needs the subprotocol of this release", async ({ talk }) => {
  const { api, conversation, token } = talk.person;
  for (const protocols of [[], [`token.${token}`], ["edgewise.v2", `token.${token}`]]) {
    const opening = openVisitorLine(api, conversation, protocols);
    await expect(opening).rejects.toMatchObject({ status: 400, code: "bad_request" });
  }
  const { line } = talk.visitor;
  expect(line.socket.protocol).toBe("edgewise.v1");
});

test("a socket's address asked for without an upgrade is refused", async ({ talk, site }) => {
  for (const path of [`conversations/${talk.conversation}/visitor`, `conversations/${talk.conversation}/agent`, "inbox/0"]) {
    const answer = await site.anna.api.get(path);
    expect(answer).toMatchObject({ status: 400, json: { refused: { code: "bad_request" } } });
  }
});
