// A client sends what no client should: each frame is refused with a code, and the conversation goes on.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const KIB = 1024;
const TAB = newId();
const hello = (changes) => ({ hello: { tab: newId(), epoch: 0, seq: 0, ...changes } });

const NO_FRAMES = {
  "a text that is not JSON": "nonsense",
  "an empty text": "",
  "half a frame": `{"say":{"tab":"${TAB}","number":1,"bo`,
  "a number": "7",
  "a list": "[]",
  "an empty object": "{}",
  "two kinds at once": `{"typing":{},"say":{"tab":"${TAB}","number":9,"body":"x"}}`,
  "null for a kind": '{"say":null}',
  "JSON as deep as a frame is long": "[".repeat(32 * KIB - 1),
  "half a surrogate pair": `{"say":{"tab":"${TAB}","number":9,"body":"\\ud83d"}}`,
  "a number that is a text": { say: { tab: TAB, number: "9", body: "x" } },
  "a number below zero": { say: { tab: TAB, number: -1, body: "x" } },
  "a number with a fraction": { say: { tab: TAB, number: 1.5, body: "x" } },
  "a number beyond all numbers": `{"say":{"tab":"${TAB}","number":99999999999,"body":"x"}}`,
  "a body that is not a text": { say: { tab: TAB, number: 9, body: { text: "x" } } },
  "a send without its tab": { say: { number: 9, body: "x" } },
  "a send without a body": { say: { tab: TAB, number: 9 } },
  "a tab that is not an id": hello({ tab: "my tab" }),
  "a tab with spare bits": hello({ tab: `${"a".repeat(25)}b` }),
  "a seq below zero": hello({ seq: -1 }),
  "an epoch that is a text": hello({ epoch: "0" }),
  "a page that is a text": { about: { page: "https://shop.example" } },
};

for (const [what, frame] of Object.entries(NO_FRAMES)) {
  test(`l1: ${what} is a bad frame`, async ({ talk }) => {
    expect(await talk.visitor.line.refusal(frame)).toEqual({ code: "bad_frame" });
  });
}

test("l1: bytes are a bad frame, of visitor, agent and console", async ({ talk, site }) => {
  const list = await site.anna.list();
  for (const { line } of [talk.visitor, talk.agent, list]) {
    expect(await line.refusal(Buffer.from([0, 159, 146, 150]))).toEqual({ code: "bad_frame" });
    expect(await line.refusal(Buffer.from('{"typing":{}}'))).toEqual({ code: "bad_frame" });
  }
});

test("l1: an unknown kind is refused as unknown, so that newer clients can tell", async ({ talk, site }) => {
  const list = await site.anna.list();
  for (const { line } of [talk.visitor, talk.agent, list]) {
    expect(await line.refusal({ dance: {} })).toEqual({ code: "unknown_kind" });
  }
});

test("l1, n1: what only agents may say is unknown from a visitor", async ({ talk }) => {
  const note = { note: { tab: TAB, number: 1, body: "Careful" } };
  for (const frame of [note, { take: {} }, { close: {} }, { reopen: {} }]) {
    expect(await talk.visitor.line.refusal(frame)).toEqual({ code: "unknown_kind" });
  }
});

test("l1: what only visitors may say is unknown from an agent, and what both may from a console", async ({ talk, site }) => {
  const about = { about: { page: { url: "https://shop.example/", title: "Shop" } } };
  expect(await talk.agent.line.refusal(about)).toEqual({ code: "unknown_kind" });
  const list = await site.anna.list();
  for (const frame of [about, { say: { tab: TAB, number: 1, body: "x" } }, { take: {} }, { typing: {} }]) {
    expect(await list.line.refusal(frame)).toEqual({ code: "unknown_kind" });
  }
});

test("u1: the server ignores fields that it does not know", async ({ talk }) => {
  const { visitor } = talk;
  await visitor.does({ say: { tab: visitor.tab, number: ++visitor.number, body: "With more", mood: "good" } });
  await talk.agent.reads("With more");
});

test("l1: a frame of 32 KiB is read, one byte more is too large, and nothing is closed", async ({ talk }) => {
  const { visitor } = talk;
  const frame = (bytes) => {
    const say = (filling) => JSON.stringify({ say: { tab: visitor.tab, number: 2, body: "Full to the brim" }, filling });
    return say("x".repeat(bytes - say("").length));
  };
  // Two fields, so no frame; but read as JSON, not refused for its size.
  expect(await visitor.line.refusal(frame(32 * KIB))).toEqual({ code: "bad_frame" });
  expect(await visitor.line.refusal(frame(32 * KIB + 1))).toEqual({ code: "frame_too_large" });
  expect(await talk.agent.line.refusal(frame(100 * KIB))).toEqual({ code: "frame_too_large" });
});

test("l1: a frame of 2 MiB disturbs nobody else", async ({ talk }) => {
  const stranger = await talk.person.tab();
  stranger.line.send(JSON.stringify({ say: { tab: stranger.tab, number: 1, body: "x".repeat(2 * KIB * KIB) } }));
  // The runtime may close the line itself before an object sees such a frame.
  await Promise.race([stranger.line.closed, stranger.line.waitFor(({ refused }) => refused?.code === "frame_too_large")]);
  expect(talk.visitor.line.closeCode).toBeUndefined();
});

test("l5: the server refuses what comes before hello, and takes hello after it", async ({ talk }) => {
  const visitor = await talk.person.newTab().connect();
  expect(await visitor.line.refusal({ say: { tab: visitor.tab, number: 1, body: "Hello?" } })).toMatchObject({ code: "hello_first" });
  const about = { about: { page: { url: "https://shop.example/", title: "Shop" } } };
  for (const frame of [{ typing: {} }, about, { receipt: { delivered: 0, read: 0 } }]) {
    expect(await visitor.line.refusal(frame)).toEqual({ code: "hello_first" });
  }
  await visitor.greet();
  await visitor.say("Hello then");
  await talk.agent.reads("Hello then");
  const line = await talk.site.anna.line(talk.conversation);
  for (const frame of [{ take: {} }, { close: {} }, { reopen: {} }, { typing: {} }]) {
    expect(await line.refusal(frame)).toEqual({ code: "hello_first" });
  }
});
