// Photos and files, without a browser: pieces, kinds, room, who reads them, and what becomes of them.
import { MEBIBYTE, pdf, png, pngOf } from "../fixtures/files.mjs";
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

/** The files of the talk's conversation, for the visitor or for an agent. */
function files(talk, party = "visitor", { token = talk.person.token, api = party === "visitor" ? talk.person.api : talk.site.anna.api } = {}) {
  const folder = `conversations/${talk.conversation}/${party}/files`;
  const headers = party === "visitor" ? { Authorization: `Bearer ${token}` } : {};
  return {
    async piece(file, place, content, { name = "trousers.png", bytes = content.length } = {}) {
      const url = `${api.url}/api/${api.site}/${folder}/${file}/${place}?name=${encodeURIComponent(name)}&bytes=${bytes}`;
      const answer = await fetch(url, { method: "PUT", body: content, headers: { ...api.headers, ...headers } });
      return { status: answer.status, json: await answer.json() };
    },
    async upload(content, name) {
      const file = newId();
      let answer;
      for (let place = 0; place * MEBIBYTE < content.length; place += 1) {
        const piece = content.subarray(place * MEBIBYTE, (place + 1) * MEBIBYTE);
        answer = await this.piece(file, place, piece, { name, bytes: content.length });
      }
      return { file, ...answer };
    },
    async refused(content, options) {
      const { status, json } = await this.piece(newId(), 0, content, options);
      return [status, json.refused.code];
    },
    async read(file) {
      const answer = await fetch(`${api.url}/api/${api.site}/${folder}/${file}`, { headers: { ...api.headers, ...headers } });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: Object.fromEntries(answer.headers) };
    },
  };
}

const say = (talker, file, number = ++talker.number) => talker.does({ say: { tab: talker.tab, number, body: "x", file } });

test("f1: a file comes in pieces, and both sides read it as it was", async ({ talk }) => {
  const content = png(900, 900, { noise: true });
  expect(content.length).toBeGreaterThan(2 * MEBIBYTE);
  const { file, status, json } = await files(talk).upload(content, "trousers.png");
  expect([status, json]).toEqual([200, { bytes: content.length, file: { id: file, mime: "image/png", bytes: content.length, width: 900, height: 900 } }]);
  await say(talk.visitor, file);
  const { what } = await talk.agent.sees(({ what }) => what.posted?.with);
  expect(what.posted).toEqual({ body: "trousers.png", with: { file: json.file } });
  for (const party of ["visitor", "agent"]) {
    const read = await files(talk, party).read(file);
    expect([read.status, read.bytes.equals(content)]).toEqual([200, true]);
    expect(read.headers).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename*=UTF-8''trousers.png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=3600",
    });
  }
});

test("f1: a piece twice changes nothing, one too early is asked for, and another size is refused", async ({ talk }) => {
  const content = pngOf(2 * MEBIBYTE + 5);
  const [file, visitor] = [newId(), files(talk)];
  const piece = (place, options) => visitor.piece(file, place, content.subarray(place * MEBIBYTE, (place + 1) * MEBIBYTE), { bytes: content.length, ...options });
  expect((await piece(1)).json).toEqual({ refused: { code: "piece_gap", number: 0 } });
  expect((await piece(0)).json).toEqual({ bytes: MEBIBYTE });
  expect((await piece(0)).json).toEqual({ bytes: MEBIBYTE });
  expect((await piece(2)).json).toEqual({ refused: { code: "piece_gap", number: 1 } });
  expect((await piece(1, { name: "other.png" })).json).toEqual({ refused: { code: "bad_request" } });
  expect((await visitor.piece(file, 1, content.subarray(0, 9), { bytes: content.length })).json).toEqual({ refused: { code: "bad_request" } });
  // An upload that stopped is no file.
  const [tab, number] = [talk.visitor.tab, talk.visitor.number + 1];
  expect(await talk.visitor.line.refusal({ say: { tab, number, body: "x", file } })).toEqual({ code: "file_missing", tab, number });
  expect((await visitor.read(file)).status).toBe(404);
  // It is somebody's.
  expect((await files(talk, "agent").piece(file, 1, content.subarray(MEBIBYTE, 2 * MEBIBYTE), { bytes: content.length })).json.refused.code).toBe("file_taken");
  await piece(1);
  expect((await piece(2)).json.bytes).toBe(content.length);
  await say(talk.visitor, file);
});

const TAKEN = { "a PDF": [pdf, "invoice.pdf", "application/pdf"], "a text": [Buffer.from("Maat 32\n"), "maat.txt", "text/plain"] };
for (const [what, [content, name, mime]] of Object.entries(TAKEN)) {
  test(`f6: ${what} is saved and never shown`, async ({ talk }) => {
    const { file, json } = await files(talk, "agent").upload(content, name);
    expect(json.file).toEqual({ id: file, mime, bytes: content.length });
    await say(talk.agent, file);
    await talk.visitor.reads(name);
    const read = await files(talk).read(file);
    expect(read.headers["content-disposition"]).toBe(`attachment; filename*=UTF-8''${name}`);
    expect(read.headers["content-type"]).toContain(mime);
    expect(read.bytes).toEqual(content);
  });
}

const BAD = {
  "an empty file": [Buffer.alloc(0), {}, 400, "file_empty"],
  "ten megabytes and one byte": [pngOf(MEBIBYTE), { bytes: 10_000_001 }, 413, "file_too_large"],
  "HTML that says it is a photo": [Buffer.from("<html><script>alert(1)</script>"), { name: "a.jpg" }, 400, "file_kind"],
  "an SVG": [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), { name: "a.svg" }, 400, "file_kind"],
  "an SVG that says it is text": [Buffer.from("<svg onload='alert(1)'/>"), { name: "a.txt" }, 400, "file_kind"],
  "a page": [Buffer.from("hello"), { name: "a.html" }, 400, "file_kind"],
  "a program": [Buffer.from("MZ\x90\0"), { name: "photo.png.exe" }, 400, "file_kind"],
  "a picture of 30,000 pixels": [png(1, 1, { claims: [30_000, 30_000] }), {}, 400, "picture_too_large"],
  "a name with a path": [png(1, 1), { name: "../../a.png" }, 400, "bad_file_name"],
  "a name that turns direction": [png(1, 1), { name: "a\u202egpj.png" }, 400, "bad_file_name"],
  "a name of 4,000 characters": [png(1, 1), { name: `${"x".repeat(4_000)}.png` }, 400, "bad_file_name"],
};
for (const [what, [content, options, status, code]] of Object.entries(BAD)) {
  test(`f2, f3: ${what} is refused`, async ({ talk }) => {
    expect(await files(talk).refused(content, { bytes: content.length, ...options })).toEqual([status, code]);
  });
}

test("f1: a piece that is larger than any, and an address that says too little, are refused", async ({ talk }) => {
  const { api, token } = talk.person;
  const put = async (query, body) => {
    const url = `${api.url}/api/${api.site}/conversations/${talk.conversation}/visitor/files/${newId()}/0${query}`;
    const answer = await fetch(url, { method: "PUT", body, headers: { ...api.headers, Authorization: `Bearer ${token}` } });
    return [answer.status, (await answer.json()).refused.code];
  };
  expect(await put("?name=a.png&bytes=9000000", pngOf(MEBIBYTE + 1))).toEqual([413, "request_too_large"]);
  for (const query of ["", "?name=a.png", "?bytes=9", "?name=a.png&bytes=-1", "?name=a.png&bytes=many"])
    expect(await put(query, png(1, 1))).toEqual([400, "bad_request"]);
});

test("f4: a visitor sends twenty files in an hour, an agent as many as there is room for", async ({ talk }) => {
  const content = png(1, 1);
  for (let sent = 0; sent < 20; sent += 1) expect((await files(talk).upload(content, "a.png")).status).toBe(200);
  const { status, json } = await files(talk).upload(content, "a.png");
  expect([status, json.refused.code]).toEqual([429, "too_many_files"]);
  expect(json.refused.retry_after_ms).toBeGreaterThan(3_000_000);
  expect((await files(talk, "agent").upload(content, "a.png")).status).toBe(200);
});

test("f5: a file is in one message, and a send that comes again is the same", async ({ talk }) => {
  const { file } = await files(talk).upload(png(2, 2), "a.png");
  const { visitor } = talk;
  const first = await say(visitor, file);
  expect(await say(visitor, file, visitor.number)).toEqual(first);
  const [tab, number] = [visitor.tab, visitor.number + 1];
  expect(await visitor.line.refusal({ say: { tab, number, body: "x", file } })).toEqual({ code: "file_taken", tab, number });
  // Nobody else's, and nobody's other name.
  const agent = { tab: talk.agent.tab, number: talk.agent.number + 1 };
  expect(await talk.agent.line.refusal({ say: { ...agent, body: "x", file } })).toEqual({ code: "file_missing", ...agent });
  const edit = { edit: { tab, number, of: first.seq, body: "b.png" } };
  expect(await visitor.line.refusal(edit)).toEqual({ code: "not_found", tab, number });
});

test("f5: a file that is taken back is gone", async ({ talk }) => {
  const { file } = await files(talk).upload(png(2, 2), "a.png");
  const { visitor } = talk;
  const { seq } = await say(visitor, file);
  expect((await files(talk, "agent").read(file)).status).toBe(200);
  await visitor.does({ delete: { tab: visitor.tab, number: ++visitor.number, of: seq } });
  for (const party of ["visitor", "agent"]) expect((await files(talk, party).read(file)).status).toBe(404);
});

test("f6: nobody reads or sends without the token or a sign-in", async ({ talk, neighbour }) => {
  const { file } = await files(talk).upload(png(2, 2), "a.png");
  await say(talk.visitor, file);
  const others = { "no token": "", "a forged one": "a.b", "another conversation's": neighbour.person.token };
  for (const [whose, token] of Object.entries(others)) {
    expect((await files(talk, "visitor", { token }).read(file)).status, whose).toBe(401);
    expect((await files(talk, "visitor", { token }).refused(png(1, 1)))[0], whose).toBe(401);
  }
  const stranger = talk.site.anna.api.with({ cookie: undefined });
  expect((await files(talk, "agent", { api: stranger }).read(file)).status).toBe(401);
  expect((await files(neighbour).read(file)).status).toBe(404);
  const foreign = talk.person.api.with({ origin: "https://evil.example" });
  expect(await files(talk, "visitor", { api: foreign }).refused(png(1, 1))).toEqual([403, "origin_refused"]);
});
