// An author edits a message and takes it back, once, in order with what else they say.
import { expect, test } from "../fixtures/talk.mjs";
import { kindOf } from "../fixtures/talker.mjs";

const seqOf = (talker, body) => talker.events.find(({ what }) => what.posted?.body === body).seq;

test("e1: an edit and a deletion reach everybody, and come once", async ({ talk }) => {
  const { agent, visitor } = talk;
  const of = seqOf(agent, "A little.");
  const edit = { edit: { tab: agent.tab, number: ++agent.number, of, body: "A little. Take one size up." } };
  const first = await agent.does(edit);
  expect(await agent.does(edit)).toEqual(first);
  await visitor.sees(({ what }) => what.edited?.of === of);
  const deletion = { delete: { tab: agent.tab, number: ++agent.number, of } };
  await agent.does(deletion);
  await visitor.sees(({ what }) => what.deleted?.of === of);
  const kinds = visitor.events.map(kindOf);
  expect(kinds.filter((kind) => kind === "edited" || kind === "deleted")).toEqual(["edited", "deleted"]);
});

test("e1: nobody changes what is not theirs, or not there", async ({ talk }) => {
  const { agent, visitor } = talk;
  const [mine, theirs] = [seqOf(visitor, "Do these run small?"), seqOf(visitor, "A little.")];
  const [tab, number] = [visitor.tab, visitor.number + 1];
  const refusal = (frame) => visitor.line.refusal(frame);
  const edit = (of, body = "Changed") => ({ edit: { tab, number, of, body } });
  expect(await refusal(edit(theirs))).toEqual({ code: "not_yours", tab, number });
  expect(await refusal({ delete: { tab, number, of: theirs } })).toEqual({ code: "not_yours", tab, number });
  // No message stands where the agent took it.
  expect(await refusal(edit(theirs - 1))).toEqual({ code: "not_found", tab, number });
  expect(await refusal(edit(4_000_000))).toEqual({ code: "not_found", tab, number });
  expect(await refusal(edit(mine, " "))).toEqual({ code: "body_empty", tab, number });
  expect(await refusal({ edit: { tab: agent.tab, number, of: theirs, body: "x" } })).toMatchObject({ code: "tab_taken" });
});

test("e2: the list shows the last message as it reads now", async ({ talk, site }) => {
  const { visitor } = talk;
  await visitor.say("Lst words");
  const of = seqOf(visitor, "Lst words");
  const list = await site.anna.list();
  visitor.line.send({ edit: { tab: visitor.tab, number: ++visitor.number, of, body: "Last words" } });
  await list.shows(talk.conversation, ({ last }) => last.text === "Last words");
  visitor.line.send({ delete: { tab: visitor.tab, number: ++visitor.number, of } });
  await list.shows(talk.conversation, ({ last }) => last.text === "");
});
