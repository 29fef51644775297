// A visitor comes back again and again, each time before the token has expired, and keeps the conversation.
import { expect, test } from "../fixtures/talk.mjs";
import { readToken, signToken, visitorClaims } from "../fixtures/token.mjs";

const DAY = 24 * 3_600_000;
const expires = (token) => readToken(token).expires;

test("t3: a token that is renewed opens the conversation for 30 days more, by socket and by exchange", async ({ talk, site }) => {
  const { person, conversation } = talk;
  person.token = signToken(site.key, visitorClaims(site.id, conversation, Date.now() + DAY));
  const before = Date.now();
  const { status, json } = await person.renew();
  expect({ status, conversation: json.conversation }).toEqual({ status: 200, conversation });
  expect(expires(person.token)).toBeGreaterThanOrEqual(before + 30 * DAY);
  expect(expires(person.token)).toBeLessThanOrEqual(Date.now() + 30 * DAY);
  const tab = await person.tab();
  expect(tab.events).toEqual(talk.visitor.events);
  expect(await person.exchange([{ hello: { tab: tab.tab } }])).toMatchObject({ status: 200 });
});

test("t3: the token before it stays good until it expires, and then renews nothing", async ({ talk, site }) => {
  const { person, conversation } = talk;
  const old = person.token;
  await person.renew();
  await (await person.line({ token: old })).close();
  const expired = signToken(site.key, visitorClaims(site.id, conversation, Date.now() - 1));
  const { token } = person;
  expect(await person.renew(expired)).toMatchObject({ status: 401, json: { refused: { code: "token_expired" } } });
  expect(person.token).toBe(token);
});
