// Each side learns how far the other has come, and the server sends nobody more than they take.
import { expect, test } from "../fixtures/talk.mjs";

const receiptOf = (delivered, read) => (frame) =>
  frame.receipt?.delivered === delivered && frame.receipt?.read === read;

test("r1: each side learns how far the other is, and it never goes back", async ({ talk }) => {
  const { visitor, agent } = talk;
  const head = visitor.events.length;
  agent.line.send({ receipt: { delivered: head, read: head - 1 } });
  await visitor.line.waitFor(receiptOf(head, head - 1));
  // A colleague's device that is behind changes nothing; one that has read further does.
  const from = visitor.line.frames.length;
  agent.line.send({ receipt: { delivered: 1, read: 1 } });
  agent.line.send({ receipt: { delivered: head, read: head } });
  await visitor.line.waitFor((frame) => frame.receipt, from);
  expect(visitor.line.frames.slice(from).filter(({ receipt }) => receipt)).toEqual([
    { receipt: { delivered: head, read: head } },
  ]);
  visitor.line.send({ receipt: { delivered: head, read: head } });
  await agent.line.waitFor(receiptOf(head, head));
});

test("r1: a receipt for what has not happened is refused and believed by nobody", async ({ talk }) => {
  const { visitor, agent } = talk;
  const head = visitor.events.length;
  const ahead = { code: "seq_ahead" };
  expect(await agent.line.refusal({ receipt: { delivered: head + 1, read: 0 } })).toEqual(ahead);
  expect(await agent.line.refusal({ receipt: { delivered: 2 ** 32 - 1, read: 2 ** 32 - 1 } })).toEqual(ahead);
  expect(await agent.line.refusal({ receipt: { delivered: 0, read: 1 } })).toEqual(ahead);
  const tab = await talk.person.tab();
  expect(tab.line.frames.filter(({ receipt }) => receipt?.read)).toEqual([]);
});

test("r2: receipts outlive an eviction and everybody's leaving", async ({ deployment, talk }) => {
  const { visitor, agent } = talk;
  const head = visitor.events.length;
  agent.line.send({ receipt: { delivered: head, read: head } });
  await visitor.line.waitFor(receiptOf(head, head));
  await deployment.evict(talk.site.id, talk.conversation);
  await agent.leave();
  await visitor.leave();
  await deployment.evict(talk.site.id, talk.conversation);
  await visitor.resume();
  await visitor.line.waitFor(receiptOf(head, head));
});

test("d11: of a long log two pages come, and the next when the first has arrived", async ({ talk }) => {
  const { visitor, person } = talk;
  const head = await talk.grows(510);
  const newcomer = await person.newTab().connect();
  newcomer.listens = false;
  newcomer.line.send({ hello: { tab: newcomer.tab, epoch: 0, seq: 0 } });
  await newcomer.line.waitFor(() => newcomer.events.length === 500);
  // Answered after whatever was sent before it.
  await newcomer.line.ping();
  expect(newcomer.events.length).toBe(500);
  newcomer.line.send({ receipt: { delivered: 249, read: 0 } });
  await newcomer.line.ping();
  expect(newcomer.events.length).toBe(500);
  newcomer.listens = true;
  newcomer.line.send({ receipt: { delivered: 250, read: 0 } });
  await newcomer.line.waitFor(() => newcomer.events.length === head);
  // From here on it is sent what happens as it happens.
  await visitor.say("Live?");
  await newcomer.reads("Live?");
});
