// Who is there before a visitor has written, and photos of agents.
import { MEBIBYTE, png } from "../fixtures/files.mjs";
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

test("g2: whoever has a console open is on duty; without answers nothing is said of their time", async ({ site }) => {
  await site.anna.list();
  const { status, json } = await site.api.get("reception");
  expect(status).toBe(200);
  expect(json).toEqual({ on_duty: [site.anna.face], identity_required: false, pictures: {} });
});

test("g2: a name without a site has no reception", async ({ site }) => {
  const { status, json } = await site.api.with({ site: "nobody" }).get("reception");
  expect([status, json.refused.code]).toEqual([404, "no_such_site"]);
});

test("g3: a photo is kept under an address that is good for ever; another one has another", async ({ site }) => {
  const { api } = site.anna;
  const first = await api.putBytes("me/picture", png(128, 128));
  expect(first.status).toBe(200);
  const of = async (picture) => site.api.get(`reception/pictures/${picture}`);
  const shown = await of(first.json.picture);
  expect(shown.status).toBe(200);
  expect(shown.headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
  });
  const { json: pictures } = await api.get("team/pictures");
  expect(pictures).toEqual({ [site.anna.face.id]: first.json.picture });
  expect((await api.get(`team/pictures/${first.json.picture}`)).status).toBe(200);

  const second = await api.putBytes("me/picture", png(100, 100, { colour: [200, 30, 30] }));
  expect(second.json.picture).not.toBe(first.json.picture);
  expect((await of(second.json.picture)).status).toBe(200);
  expect((await api.delete("me/picture")).status).toBe(204);
  expect((await api.get("team/pictures")).json).toEqual({});
});

const refused = [
  ["nothing", Buffer.alloc(0), 400, "file_kind"],
  ["text", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 400, "file_kind"],
  ["too many pixels", png(257, 10), 400, "picture_too_large"],
  ["a bomb", png(1, 1, { claims: [30_000, 30_000] }), 400, "picture_too_large"],
  ["too many bytes", Buffer.alloc(MEBIBYTE), 413, "request_too_large"],
];
for (const [name, bytes, status, code] of refused) {
  test(`g3: ${name} is no photo`, async ({ site }) => {
    const answer = await site.anna.api.putBytes("me/picture", bytes);
    expect([answer.status, answer.json.refused.code]).toEqual([status, code]);
  });
}

test("g3: nobody else sets a photo, and one that is not there is not found", async ({ site }) => {
  const answer = await site.api.putBytes("me/picture", png(10, 10));
  expect([answer.status, answer.json.refused.code]).toEqual([401, "not_signed_in"]);
  const missing = await site.api.get(`reception/pictures/${newId()}`);
  expect([missing.status, missing.json.refused.code]).toEqual([404, "not_found"]);
});

test("g1: a greeting stands in the frame of its language; what nobody could read is refused", async ({ site }) => {
  const { api } = site.anna;
  const greet = (texts) => api.change("greetings", { texts });
  expect((await greet({ nl: "Dag!\nZoek je <b>een</b> maat?" })).status).toBe(200);
  const frame = async (language) => (await fetch(`${site.api.url}/frame/${site.id}?lang=${language}`)).text();
  expect(await frame("nl")).toContain("Zoek je \\u003cb>een\\u003c/b> maat?");
  expect(await frame("en")).not.toContain("Zoek je");
  for (const texts of [{ nl: "" }, { nl: "a\u202eb" }, { nl: "x".repeat(301) }, { auto: "Dag!" }]) {
    const { status, json } = await greet(texts);
    expect([status, json.refused.code]).toEqual([400, "bad_request"]);
  }
});
