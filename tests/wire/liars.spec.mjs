// Clients that are not browsers and mean harm. The server refuses them, and nobody else notices.
import { newId } from "../fixtures/id.mjs";
import { expect, test } from "../fixtures/talk.mjs";

/** How long a message of an honest client takes, in milliseconds. */
async function patience(talker) {
  const before = performance.now();
  await talker.say("Anything the matter?");
  return performance.now() - before;
}

test("l1: a frame of 33 MiB closes the line that it came on, and is stored nowhere", async ({ deployment, talk }) => {
  const liar = await talk.person.tab();
  liar.line.send({ say: { tab: liar.tab, number: 1, body: "x".repeat(33 * 1024 * 1024) } });
  // The platform's own limit: the object never sees it.
  expect(await liar.line.closing(30_000)).toBe(1009);
  expect(talk.visitor.events.length).toBe((await talk.person.tab()).events.length);
  // The runtime says so in its log, and nothing else.
  const errors = deployment.takeLogs().filter(({ level }) => level === "error");
  for (const { message } of errors) expect(message).toContain("Message is too large");
});

test("l1: half a frame, and then nothing, holds nothing up", async ({ talk }) => {
  const liar = await talk.person.tab();
  const { socket } = liar.line;
  // A first fragment of a message that never ends.
  socket.send('{"say":{"tab":"', { fin: false });
  await talk.visitor.say("Meanwhile");
  socket.terminate();
  await liar.line.closed;
});

test("l3: thousands of resumes are refused after the first 200, and nobody waits for them", async ({ talk }) => {
  const codes = new Map();
  const resume = async () => {
    const line = await talk.person.line().catch(({ code }) => ({ code }));
    codes.set(line.code, (codes.get(line.code) ?? 0) + 1);
    if (line.code) return;
    line.send({ hello: { tab: newId(), epoch: 0, seq: 0 } });
    await line.close();
  };
  const liar = async () => {
    for (let count = 0; count < 250; count += 1) await resume();
  };
  const liars = Promise.all(Array.from({ length: 8 }, liar));
  const slowest = Math.max(await patience(talk.visitor), await patience(talk.visitor), await patience(talk.agent));
  await liars;
  expect(slowest).toBeLessThan(3_000);
  expect([...codes.keys()].every((code) => [undefined, "too_fast", "too_many_sockets"].includes(code))).toBe(true);
  expect(codes.get("too_fast")).toBeGreaterThan(500);
  expect([...codes.values()].reduce((sum, count) => sum + count)).toBe(2_000);
  // Ten seconds later everybody is welcome again.
  await expect.poll(() => talk.person.line().then((line) => line.close(), ({ code }) => code), { timeout: 15_000 }).toBe(1000);
});

test("d3, d4, d7: numbers of the past, of the future and of other people change nothing", async ({ talk }) => {
  const { agent, person, visitor } = talk;
  const before = visitor.events.length;
  const liar = await person.tab();
  const code = async (tab, number) => (await liar.line.refusal({ say: { tab, number, body: "A lie" } })).code;
  expect(await code(agent.tab, agent.number + 1)).toBe("tab_taken");
  for (const number of [2, 2 ** 31, 2 ** 32 - 1]) expect(await code(liar.tab, number)).toBe("number_gap");
  for (const number of [-1, 1.5, 2 ** 32, "1", null]) expect(await code(liar.tab, number)).toBe("bad_frame");
  // A repeat is answered as before, whatever the body says now.
  const { acknowledged } = await liar.line.ask({ say: { tab: visitor.tab, number: 1, body: "A lie" } }, (frame) => frame.acknowledged);
  expect(acknowledged.seq).toBe(1);
  expect(visitor.events.length).toBe(before);
});
