// Somebody comes with a token or from a page that is not theirs to come with: refused before an object is woken.
import { newConversationId } from "../fixtures/id.mjs";
import { Site } from "../fixtures/site.mjs";
import { expect, test } from "../fixtures/talk.mjs";
import { readToken, signToken, visitorClaims } from "../fixtures/token.mjs";
import { openVisitorLine } from "../fixtures/visitor.mjs";

/** The refusal of a visitor's token, by socket and by request, which must agree. */
async function refusedToken(person, { token, conversation = person.conversation, site = person.api.site }) {
  const bearer = { Authorization: `Bearer ${token}` };
  const answer = await person.api.with({ site }).get(`conversations/${conversation}`, bearer);
  await expect(person.line({ token, conversation, site })).rejects.toMatchObject({
    status: answer.status,
    code: answer.json.refused.code,
  });
  return { status: answer.status, code: answer.json.refused.code };
}

test("t1, t3: the token opens its conversation, and is renewed for 30 days more", async ({ talk, site }) => {
  const { api, conversation } = talk.person;
  const old = signToken(site.key, visitorClaims(site.id, conversation, Date.now() + 60_000));
  const answer = await api.get(`conversations/${conversation}`, { Authorization: `Bearer ${old}` });
  expect(answer).toMatchObject({ status: 200, json: { conversation } });
  const { token } = answer.json;
  const lives = readToken(token).expires - Date.now();
  expect(lives).toBeGreaterThan(29.9 * 24 * 3_600_000);
  expect(lives).toBeLessThanOrEqual(30 * 24 * 3_600_000);
  const line = await talk.person.line({ token });
  await line.ask({ hello: { tab: talk.visitor.tab } }, ({ welcome }) => welcome);
});

test("t1: a forged token is refused", async ({ talk, site }) => {
  const { token, conversation } = talk.person;
  const [payload, signature] = token.split(".");
  const claims = readToken(token);
  const forgeries = [
    signToken("00".repeat(32), visitorClaims(site.id, conversation)),
    `${Buffer.from(JSON.stringify({ ...claims, expires: claims.expires + 1 })).toString("base64url")}.${signature}`,
    `${payload}.${signature.slice(0, -2)}`,
    `${payload}.`,
    `${payload}`,
    `${payload}.${signature}.`,
    signToken(site.key, { ...claims, key: "k2" }),
    signToken(site.key, { ...claims, holder: { owner: conversation } }),
    "x.y",
    ".",
  ];
  for (const forged of forgeries) {
    expect(await refusedToken(talk.person, { token: forged }), forged).toEqual({ status: 401, code: "token_forged" });
  }
});

test("t1: no token is a forged token", async ({ talk }) => {
  const { api, conversation } = talk.person;
  const refused = { status: 401, code: "token_forged" };
  await expect(openVisitorLine(api, conversation, ["edgewise.v1"])).rejects.toMatchObject(refused);
  const answer = await api.get(`conversations/${conversation}`);
  expect(answer).toMatchObject({ status: 401, json: { refused: { code: "token_forged" } } });
});

test("t1: an expired token is refused", async ({ talk, site }) => {
  const token = signToken(site.key, visitorClaims(site.id, talk.conversation, Date.now() - 1));
  expect(await refusedToken(talk.person, { token })).toEqual({ status: 401, code: "token_expired" });
});

test("t1: a token opens no other conversation", async ({ talk, neighbour }) => {
  const elsewhere = { status: 401, code: "token_elsewhere" };
  const { token } = talk.person;
  expect(await refusedToken(talk.person, { token, conversation: neighbour.conversation })).toEqual(elsewhere);
  expect(await refusedToken(talk.person, { token, conversation: newConversationId() })).toEqual(elsewhere);
});

test("t1: a token opens nothing on another site", async ({ talk, deployment }) => {
  const other = await Site.setUp(deployment);
  const elsewhere = { status: 401, code: "token_elsewhere" };
  const { token, conversation } = talk.person;
  expect(await refusedToken(talk.person, { token, site: other.id })).toEqual(elsewhere);
  const theirs = await other.visitor();
  expect(await refusedToken(talk.person, { token, site: other.id, conversation: theirs.conversation })).toEqual(elsewhere);
  // The same conversation's name on another site is another conversation.
  const twin = signToken(other.key, visitorClaims(other.id, conversation));
  const line = await theirs.line({ token: twin, conversation });
  const { welcome } = await line.ask({ hello: { tab: talk.visitor.tab } }, (frame) => frame.welcome);
  expect(welcome).toEqual({ epoch: 0, head: 0, number: 0 });
});

test("t1: a visitor's token is no agent's cookie, and an agent's no visitor's token", async ({ talk, site }) => {
  const cookie = `__Host-edgewise-${site.id}=${talk.person.token}`;
  expect(await site.api.with({ cookie }).get("me")).toMatchObject({ status: 401, json: { refused: { code: "not_signed_in" } } });
  const token = site.anna.api.cookie.split("=")[1];
  expect(await refusedToken(talk.person, { token })).toEqual({ status: 401, code: "token_elsewhere" });
});

test("visitors do not see each other's conversations", async ({ talk, neighbour }) => {
  await talk.visitor.say("Only for Anna");
  await talk.agent.reads("Only for Anna");
  const newcomer = await neighbour.person.tab();
  for (const { line } of [neighbour.visitor, newcomer]) {
    expect(JSON.stringify(line.frames)).not.toContain("Only for Anna");
  }
});
