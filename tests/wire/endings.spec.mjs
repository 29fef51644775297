// How a conversation ends: asked whether there is anything else, and how it was.
import { expect, test } from "../fixtures/talk.mjs";
import { kindOf } from "../fixtures/talker.mjs";

const CHOICES = ["Yes, there is", "No, thank you"];

const ask = ({ agent }, fields = {}) => agent.does({ say: { tab: agent.tab, number: ++agent.number, body: "Anything else?", choices: CHOICES, ends: true, ...fields } });

test("s6: the last answer closes the conversation, right behind it", async ({ talk, site }) => {
  const { agent, visitor } = talk;
  await ask(talk);
  const { what } = await visitor.sees(({ what }) => what.posted?.body === "Anything else?");
  expect(what.posted.with).toEqual({ closing: CHOICES });
  await visitor.say("No, thank you");
  const closed = await agent.sees(({ what }) => what === "closed");
  expect([closed.by, closed.sent]).toEqual(["visitor", undefined]);
  expect(agent.events.at(-2).what.posted.body).toBe("No, thank you");
  const list = await site.anna.list({ windows: [{ section: "closed", from: 0, count: 50 }] });
  await list.shows(talk.conversation, ({ status }) => status.closed?.by === "visitor");
});

test("s6: any other answer goes on; an agent asks with two at least, a visitor never", async ({ talk }) => {
  const { agent, visitor } = talk;
  await ask(talk);
  await visitor.say("Yes, there is");
  await visitor.say("No, thank you");
  await agent.reads("No, thank you");
  expect(agent.events.map(kindOf)).not.toContain("closed");
  const theirs = { tab: visitor.tab, number: visitor.number + 1 };
  expect(await visitor.line.refusal({ say: { ...theirs, body: "x", choices: CHOICES, ends: true } })).toEqual({ code: "not_yours", ...theirs });
  const mine = { tab: agent.tab, number: agent.number + 1 };
  expect(await agent.line.refusal({ say: { ...mine, body: "x", choices: ["Bye"], ends: true } })).toEqual({ code: "bad_choices", ...mine });
});

test("s7: how it was is said once it is closed, and the last one counts", async ({ talk }) => {
  const { agent } = talk;
  expect(await talk.person.tells("rating", { stars: 5 })).toEqual([404, "not_found"]);
  await agent.close();
  expect(await talk.person.asks("rating")).toEqual({ rating: null });
  expect(await talk.person.tells("rating", { stars: 3 })).toEqual([204, undefined]);
  expect(await talk.person.tells("rating", { stars: 5, comment: "Quick!" })).toEqual([204, undefined]);
  expect(await talk.person.tells("rating", { stars: 5, comment: "Quick!" })).toEqual([204, undefined]);
  expect(await talk.person.asks("rating")).toEqual({ rating: { stars: 5, comment: "Quick!" } });
  await agent.sees(({ what }) => what.rated?.comment === "Quick!");
  expect(agent.events.filter(({ what }) => what.rated)).toHaveLength(2);
});

for (const odd of [{ stars: 0 }, { stars: 6 }, { stars: "5" }, {}, { stars: 5, comment: " " }, { stars: 5, comment: "x".repeat(4_001) }, [], "5"]) {
  test(`s7: ${JSON.stringify(odd).slice(0, 40)} is no rating`, async ({ talk }) => {
    await talk.agent.close();
    expect(await talk.person.tells("rating", odd)).toEqual([400, "bad_request"]);
  });
}

test("s7: nobody says it for somebody else", async ({ talk, neighbour }) => {
  await talk.agent.close();
  expect(await talk.person.tells("rating", { stars: 1 }, neighbour.person.token)).toEqual([401, "token_elsewhere"]);
  expect(await talk.person.tells("rating", { stars: 1 }, "")).toEqual([401, "token_forged"]);
});
