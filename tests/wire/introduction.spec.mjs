// Who a visitor says they are: seen by agents, in the list too, and taken back.
import { expect, test } from "../fixtures/talk.mjs";

test("v1: agents see it at once, in the list too; and nothing of it once it is taken back", async ({ talk, site }) => {
  const list = await site.anna.list();
  expect(await talk.person.tells("introduction", { name: " Mira ", email: "Mira@Example.org" })).toEqual([204, undefined]);
  const said = { name: "Mira", email: "mira@example.org" };
  await talk.agent.line.waitFor(({ visitor }) => visitor?.said?.name === "Mira" && visitor.said.email === said.email);
  await list.shows(talk.conversation, ({ name }) => name === "Mira");
  expect(await talk.person.asks("introduction")).toEqual(said);
  // A page does not take it away, and a further message keeps the name.
  talk.visitor.line.send({ about: { page: { url: "https://shop.example/belts", title: "Belts" }, language: "nl" } });
  await talk.agent.line.waitFor(({ visitor }) => visitor?.about.page.title === "Belts" && visitor.said?.name === "Mira");
  await talk.visitor.say("Still me");
  await list.shows(talk.conversation, ({ name, last }) => name === "Mira" && last.text === "Still me");
  expect(await talk.person.tells("introduction", {})).toEqual([204, undefined]);
  expect(await talk.person.asks("introduction")).toEqual({});
  await list.shows(talk.conversation, ({ name }) => name === undefined);
  expect(talk.agent.events.map(({ what }) => JSON.stringify(what)).join()).not.toContain("Mira");
});

for (const odd of [{ name: " " }, { name: "x".repeat(61) }, { name: "a\u202eb" }, { email: "mira" }, { email: "a b@c.d" }, { name: 7 }, "Mira", 7]) {
  test(`v1: ${JSON.stringify(odd).slice(0, 40)} is refused`, async ({ talk }) => {
    expect(await talk.person.tells("introduction", odd)).toEqual([400, "bad_request"]);
  });
}

test("v1: nobody says it for somebody else", async ({ talk, neighbour }) => {
  expect(await talk.person.tells("introduction", { name: "Mira" }, neighbour.person.token)).toEqual([401, "token_elsewhere"]);
});
