// An admin gives a site more inbox shards while people talk: nothing moves, consoles learn of it, and new conversations
// land everywhere.
import { newId } from "../fixtures/id.mjs";
import { EVERYTHING } from "../fixtures/list.mjs";
import { expect, test } from "../fixtures/talk.mjs";

const refused = (status, code) => ({ status, json: { refused: { code } } });
const notThere = { status: 404, code: "not_found" };

test("i6: open consoles learn that the site has grown, though the shard has slept", async ({ deployment, talk, site }) => {
  const bram = await site.colleague("Bram");
  const lists = [await site.anna.list(), await bram.list()];
  expect(lists.map(({ shards }) => shards)).toEqual([1, 1]);
  await deployment.evict(site.id, talk.conversation);
  expect(await site.growTo(3)).toMatchObject({ status: 200, json: { scale: { version: 1, shards: 3 } } });
  for (const { line } of lists) await line.waitFor(({ shards }) => shards?.count === 3);
  expect((await bram.api.get("me")).json.shards).toBe(3);
  const late = await bram.list({ shard: 2 });
  expect(late.shards).toBe(3);
  await deployment.evict(site.id, talk.conversation);
  expect((await site.anna.list()).shards).toBe(3);
});

test("i6: new conversations land on new shards, and those that there were stay where they are", async ({ talk, site }) => {
  const before = await site.anna.list();
  await before.shows(talk.conversation);
  await site.growTo(3);
  const lists = await Promise.all([0, 1, 2].map((shard) => site.anna.list({ shard })));
  for (const shard of [1, 2]) {
    const person = await site.visitorIn(shard);
    const visitor = await person.tab();
    await visitor.say(`Hello, shard ${shard}`);
    await lists[shard].shows(person.conversation, ({ status }) => status.waiting);
    const agent = await site.anna.looksAt(person.conversation);
    await agent.say("Hello");
    await lists[shard].shows(person.conversation, ({ status }) => status.assigned);
    const others = lists.filter((list) => list !== lists[shard]);
    for (const other of others) expect(other.conversations).not.toContain(person.conversation);
  }
  expect(lists[0].conversations).toContain(talk.conversation);
  await talk.visitor.say("Still in the first");
  await lists[0].shows(talk.conversation, ({ last }) => last.text === "Still in the first");
});

test("i6: a shard that the site does not have is not found, nor a conversation in it", async ({ site }) => {
  const missing = async (shard) => {
    await expect(site.anna.inboxLine(shard)).rejects.toMatchObject(notThere);
    expect(await site.anna.inboxExchange([{ hello: { windows: EVERYTHING } }], shard)).toMatchObject(notThere);
    await expect(site.anna.line(`${shard}-${newId()}`)).rejects.toMatchObject(notThere);
  };
  for (const shard of [1, 2, 3, 63, 64, 65_535, 65_536, -1, "01", "0x0"]) await missing(shard);
  await site.growTo(3);
  for (const shard of [1, 2]) await (await site.anna.inboxLine(shard)).close();
  for (const shard of [3, 63, 64, 65_535]) await missing(shard);
});

test("i6, p1: shards are only ever added, by an admin, from how the settings are now", async ({ site }) => {
  const bram = await site.colleague("Bram");
  const { json: before } = await site.anna.api.get("settings");
  expect(await site.growTo(3)).toMatchObject({ status: 200 });
  for (const shards of [0, 1, 2, 65, 65_535, -1, 1.5, "4"]) {
    expect({ shards, ...(await site.growTo(shards)) }).toMatchObject({ shards, ...refused(400, "bad_request") });
  }
  // The same number again is allowed.
  expect(await site.growTo(3)).toMatchObject({ status: 200, json: { scale: { version: 2, shards: 3 } } });
  expect(await site.anna.api.put("settings", { scale: { ...before.scale, shards: 8 } })).toMatchObject(refused(409, "settings_changed"));
  const { json: now } = await bram.api.get("settings");
  expect(await bram.api.put("settings", { scale: { ...now.scale, shards: 8 } })).toMatchObject(refused(403, "admin_only"));
  expect((await bram.api.get("me")).json.shards).toBe(3);
});

test("a3, i6: a sign-in that is revoked is closed on new shards, too", async ({ site }) => {
  const phone = await site.anna.onAnotherDevice();
  await site.growTo(3);
  const person = await site.visitorIn(2);
  await (await person.tab()).say("Hello");
  const open = [await phone.list(), await phone.list({ shard: 2 }), await phone.looksAt(person.conversation)];
  await phone.signOut();
  expect(await Promise.all(open.map(({ line }) => line.closing(2_000)))).toEqual([4401, 4401, 4401]);
});
