// Answers to choose from, and reactions, without a browser.
import { expect, test } from "../fixtures/talk.mjs";

const seqOf = (talker, body) => talker.events.find(({ what }) => what.posted?.body === body).seq;

test("b2: an agent's answers to choose from arrive as they were offered", async ({ talk }) => {
  const { agent, visitor } = talk;
  const say = { say: { tab: agent.tab, number: ++agent.number, body: "Which?", choices: [" Red ", "Blue"] } };
  await agent.does(say);
  const { what } = await visitor.sees(({ what }) => what.posted?.body === "Which?");
  expect(what.posted.with).toEqual({ choices: ["Red", "Blue"] });
});

for (const [name, choices] of Object.entries({
  "eleven": [..."abcdefghijk"],
  "one twice": ["Yes", "No", "Yes"],
  "an empty one": ["Yes", " "],
  "one of two lines": ["Yes\nNo"],
  "one of 81 characters": ["x".repeat(81)],
})) {
  test(`b2: ${name} is refused, and the number stays free`, async ({ talk }) => {
    const { agent } = talk;
    const [tab, number] = [agent.tab, agent.number + 1];
    expect(await agent.line.refusal({ say: { tab, number, body: "Which?", choices } })).toEqual({ code: "bad_choices", tab, number });
    await agent.say("Never mind");
  });
}

test("b2: a visitor offers nothing", async ({ talk }) => {
  const { visitor } = talk;
  const [tab, number] = [visitor.tab, visitor.number + 1];
  expect(await visitor.line.refusal({ say: { tab, number, body: "Which?", choices: ["Yes"] } })).toEqual({ code: "not_yours", tab, number });
  expect(await visitor.line.refusal({ say: { tab, number, body: "Which?", choices: "Yes" } })).toMatchObject({ code: "bad_frame" });
});

test("e3: a reaction reaches the other side once, and the list shows nothing of it", async ({ talk, site }) => {
  const { agent, visitor } = talk;
  const of = seqOf(agent, "A little.");
  const react = { react: { tab: visitor.tab, number: ++visitor.number, of, with: "thanks" } };
  const first = await visitor.does(react);
  expect(await visitor.does(react)).toEqual(first);
  await agent.sees(({ what }) => what.reacted?.of === of && what.reacted.with === "thanks");
  const list = await site.anna.list();
  await list.shows(talk.conversation, ({ last }) => last.text === "A little.");
});

test("e3: nobody reacts to their own side's messages, or to what is not there, or with what is no sign", async ({ talk }) => {
  const { agent, visitor } = talk;
  const [mine, theirs] = [seqOf(visitor, "Do these run small?"), seqOf(visitor, "A little.")];
  const [tab, number] = [visitor.tab, visitor.number + 1];
  const refusal = (of, sign = "like") => visitor.line.refusal({ react: { tab, number, of, with: sign } });
  expect(await refusal(mine)).toEqual({ code: "not_yours", tab, number });
  expect(await refusal(4_000_000)).toEqual({ code: "not_found", tab, number });
  expect(await refusal(theirs, "<script>")).toMatchObject({ code: "bad_frame" });
  const own = { react: { tab: agent.tab, number: agent.number + 1, of: theirs, with: "love" } };
  expect(await agent.line.refusal(own)).toMatchObject({ code: "not_yours" });
});
