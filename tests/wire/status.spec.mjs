// Agents take, hand over, close and reopen; lists show it; of two who are equally quick one is first.
import { expect, test } from "../fixtures/talk.mjs";
import { retell } from "../fixtures/talker.mjs";

test("s1: a conversation is listed and waits from the visitor's first message on", async ({ site }) => {
  const list = await site.anna.list();
  const person = await site.visitor();
  const tab = await person.tab();
  await tab.line.ping();
  expect(list.conversations).not.toContain(person.conversation);
  const { at } = await tab.say("First");
  await tab.say("Second");
  const row = await list.shows(person.conversation, ({ seq }) => seq === 2);
  expect(row).toMatchObject({ status: { waiting: { since: at } }, last: { by: "visitor", text: "Second" } });
});

test("s2: of two who take it at once the first has it; a colleague takes over only by name", async ({ site }) => {
  const person = await site.visitor();
  const tab = await person.tab();
  await tab.say("Hello");
  const bram = await site.colleague("Bram");
  const [first, second] = [await site.anna.looksAt(person.conversation), await bram.looksAt(person.conversation)];
  await first.take();
  expect(await second.line.refusal({ take: {} })).toEqual({ code: "already_taken" });
  expect(await second.line.refusal({ take: { from: bram.face.id } })).toEqual({ code: "already_taken" });
  second.line.send({ take: { from: site.anna.face.id } });
  await tab.sees(({ what }) => what.assigned?.to.name === "Bram");
  expect(retell(tab.events)).toEqual(["visitor: posted “Hello”", "Anna: assigned", "Bram: assigned"]);
});

test("s3: the clock of an assigned conversation runs from the first message since the answer", async ({ talk, site }) => {
  const list = await site.anna.list();
  const { at } = await talk.visitor.say("One");
  await talk.visitor.say("Two");
  const clock = ({ seq, status }) => seq === 5 && status.assigned?.unanswered_since === at;
  await list.shows(talk.conversation, clock);
  await talk.agent.reads("Two");
  await talk.agent.say("Answer");
  const { status } = await list.shows(talk.conversation, ({ seq }) => seq === 6);
  expect(status).toEqual({ assigned: { to: site.anna.face } });
});

test("s4: a visitor who writes in a closed conversation reopens it, and it waits again", async ({ talk, site }) => {
  // Not Anna's: hers it would be (S9).
  const list = await (await site.colleague("Bram")).list();
  await talk.agent.close();
  await list.shows(talk.conversation, ({ status }) => status.closed);
  await talk.visitor.say("One more thing");
  await list.shows(talk.conversation, ({ status }) => status.waiting);
  expect(retell(talk.visitor.events).slice(-3)).toEqual(["Anna: closed", "visitor: reopened", "visitor: posted “One more thing”"]);
});

test("s5: doing again what is already so changes nothing", async ({ talk, site }) => {
  await talk.agent.close();
  talk.agent.line.send({ close: {} });
  await talk.agent.line.ping();
  const before = talk.agent.events.length;
  await talk.agent.reopen();
  talk.agent.line.send({ reopen: {} });
  talk.agent.line.send({ take: {} });
  talk.agent.line.send({ take: { from: site.anna.face.id } });
  await talk.agent.line.ping();
  await talk.visitor.sees(({ what }) => what === "reopened");
  expect(talk.agent.events.length).toBe(before + 1);
  expect(talk.agent.line.frames.filter(({ refused }) => refused)).toEqual([]);
});

test("i2: a console that connects late gets the whole list, then each change", async ({ talk, neighbour, site }) => {
  const early = await site.anna.list();
  await early.shows(talk.conversation, ({ last }) => last.text === "A little.");
  const list = await site.anna.list();
  expect(list.conversations.sort()).toEqual([talk.conversation, neighbour.conversation].sort());
  await talk.visitor.say("News");
  expect(await list.shows(talk.conversation, ({ last }) => last.text === "News")).toBeTruthy();
  // I1: summaries, never messages.
  expect(JSON.stringify(list.line.frames)).not.toContain("Do these run small?");
});

test("i2: what many change at a time is told together", async ({ site }) => {
  const list = await site.anna.list();
  const people = await Promise.all(Array.from({ length: 20 }, () => site.visitor()));
  const tabs = await Promise.all(people.map((person) => person.tab()));
  await Promise.all(tabs.map((tab) => tab.say("All at once")));
  for (const { conversation } of people) await list.shows(conversation, ({ last }) => last?.text === "All at once");
  const told = list.line.frames.flatMap(({ changes }) => (changes ? [changes.rows] : []));
  expect(told.length).toBeLessThan(people.length / 2);
  for (const rows of told) expect(new Set(rows.map((row) => row.conversation)).size).toBe(rows.length);
});

test("agents who look at a conversation, and those who have a console open, are shown", async ({ talk, site }) => {
  const list = await site.anna.list();
  const bram = await site.colleague("Bram");
  const [tab, console_] = [await bram.looksAt(talk.conversation), await bram.list()];
  await list.showsPresent("Anna", "Bram");
  const names = (agents) => agents.map(({ name }) => name).sort().join();
  await talk.agent.line.waitFor(({ looking }) => looking && names(looking.agents) === "Anna,Bram");
  await list.shows(talk.conversation, ({ looking }) => names(looking.map(({ face }) => face)) === "Anna,Bram");
  const from = talk.agent.line.frames.length;
  await Promise.all([tab.leave(), console_.line.close()]);
  await talk.agent.line.waitFor(({ looking }) => looking && names(looking.agents) === "Anna", from);
  await list.shows(talk.conversation, ({ looking }) => names(looking.map(({ face }) => face)) === "Anna");
});

test("the visitor's card tells agents where the visitor is, and whether still there", async ({ talk }) => {
  const about = { page: { url: "https://shop.example/belts", title: "Belts" }, language: "nl", time_zone: "Europe/Amsterdam" };
  talk.visitor.line.send({ about });
  const { visitor: card } = await talk.agent.line.waitFor(({ visitor }) => visitor?.about.page.title === "Belts");
  expect(card).toMatchObject({ about, online: true });
  await talk.visitor.leave();
  await talk.agent.line.waitFor(({ visitor }) => visitor?.online === false);
  // Texts of a client are cut and cleaned before anybody is shown them.
  await talk.visitor.resume();
  talk.visitor.line.send({ about: { page: { url: `https://shop.example/${"x".repeat(2_000)}`, title: "a\u0007b" } } });
  const { visitor: cut } = await talk.agent.line.waitFor(({ visitor }) => visitor?.about.page.title === "ab");
  expect(cut.about.page.url).toHaveLength(500);
});

test("o3: agents are shown where a visitor is, and nothing secret that stands in the address", async ({ talk, site }) => {
  await site.anna.api.change("profile", { query: ["size"] });
  const page = {
    url: "https://anna:secret@shop.example/reset?token=secret&utm_source=mail&size=32#access_token=secret",
    title: "Reset",
    referrer: "https://mail.example/inbox?message=secret&utm_medium=mail#secret",
  };
  // What is kept of a query is said when somebody comes.
  await talk.visitor.leave();
  await talk.visitor.resume();
  talk.visitor.line.send({ about: { page } });
  const { visitor: card } = await talk.agent.line.waitFor(({ visitor }) => visitor?.about.page.title === "Reset");
  expect(card.about.page).toEqual({
    url: "https://shop.example/reset?utm_source=mail&size=32",
    title: "Reset",
    referrer: "https://mail.example/inbox?utm_medium=mail",
  });
  talk.visitor.line.send({ about: { page: { url: "javascript:alert(1)", title: "None" } } });
  const { visitor: none } = await talk.agent.line.waitFor(({ visitor }) => visitor?.about.page.title === "None");
  expect(none.about.page.url).toBe("");
});
