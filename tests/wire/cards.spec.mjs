// Pages of the owner's website as cards, without a browser: what a page says, which pages are looked at, and what is sent.
import { Deployment } from "../fixtures/deployment.mjs";
import { png } from "../fixtures/files.mjs";
import { MortalDeployment } from "../fixtures/mortal.mjs";
import { newId } from "../fixtures/id.mjs";
import { askedUntil } from "../fixtures/api.mjs";
import { servePages } from "../fixtures/shop.mjs";
import { Site } from "../fixtures/site.mjs";
import { test as talking } from "../fixtures/talk.mjs";
import { expect, test as base } from "../fixtures/test.mjs";

const linked = (data) => `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;
const offer = { price: "49.95", priceCurrency: "EUR", availability: "https://schema.org/InStock" };
const product = (changes) => ({ "@context": "https://schema.org", "@type": "Product", name: "Plain tan belt", image: "/belt.png", offers: offer, ...changes });
const leads = (status, to) => (_, response) => response.writeHead(status, { Location: to, "Set-Cookie": "a=b" }).end();
const sends = (type, body, status = 200) => (_, response) => response.writeHead(status, { "Content-Type": type }).end(body);

/** Writes a page's beginning, and goes on for as long as anybody listens; `left` is kept when nobody does any more. */
function endless(beginning, more) {
  let tell;
  const left = new Promise((resolve) => (tell = resolve));
  const page = (_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.once("close", tell);
    response.write(beginning);
    const go = () => {
      while (!response.destroyed) if (!response.write(more)) return response.once("drain", go);
    };
    go();
  };
  return { page, left };
}

const test = base.extend({
  // Under `wrangler dev`, whose runtime fetches by itself: in the harness Node does, which follows whatever leads
  // elsewhere and reads everything to its end.
  deployment: [
    async ({}, use) => {
      const deployment = await MortalDeployment.start();
      await use(deployment);
      await deployment.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  /** Opens a website of the site, with these pages. */
  website: async ({ site }, use) => {
    const open = [];
    await use(async (pages, { isAllowed = true } = {}) => {
      const website = await servePages(pages);
      open.push(website);
      if (isAllowed) {
        await site.anna.api.change("profile", { origins: [site.origin, website.url] });
      }
      return website;
    });
    for (const website of open) await website.close();
  },

  /** What Anna gets for a page, and for its picture. */
  look: async ({ site }, use) => use(async (url) => answerOf(await site.anna.api.post("cards", { url }))),
  lookAtPicture: async ({ site }, use) => use((url) => pictureOf(site.anna.api, url)),
});

const answerOf = ({ status, json }) => (status === 200 ? json : [status, json.refused.code]);

async function pictureOf({ url: deployment, site, headers }, url) {
  const answer = await fetch(`${deployment}/api/${site}/cards/picture`, { method: "POST", body: JSON.stringify({ url }), headers });
  if (answer.status !== 200) return [answer.status, (await answer.json()).refused.code];
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: Object.fromEntries(answer.headers) };
}

test("k5: a page says what it is called, what it costs, whether it can be had", async ({ website, look }) => {
  const { url } = await website({
    "/belt": `<title>Belts</title>${linked(product())}`,
    "/shared": '<meta property="og:title" content="Delivery &amp; contact"><meta property="og:image" content="/a.png">',
    "/plain": "<title>Delivery</title>",
    "/nothing": "<p>Hello",
  });
  const card = { address: `${url}/belt?size=90#top`, title: "Plain tan belt", amount: "49.95", currency: "EUR", availability: "in_stock" };
  expect(await look(card.address)).toEqual({ card, picture: true });
  expect(await look(`${url}/shared`)).toEqual({ card: { address: `${url}/shared`, title: "Delivery & contact" }, picture: true });
  expect(await look(`${url}/plain`)).toEqual({ card: { address: `${url}/plain`, title: "Delivery" }, picture: false });
  expect(await look(`${url}/nothing`)).toEqual([422, "page_untitled"]);
});

const LIES = {
  "a price below nothing": [{ offers: { price: -5, priceCurrency: "EUR" } }, {}],
  "a price that is a text": [{ offers: { price: "<b>free</b>", priceCurrency: "EUR" } }, {}],
  "a price without a currency": [{ offers: { price: 5, priceCurrency: "euros" } }, {}],
  "a price that can be read in two ways": [{ offers: { price: "1.299", priceCurrency: "EUR" } }, {}],
  "two prices": [{ offers: [offer, { ...offer, price: 1 }] }, { availability: "in_stock" }],
  "another address": [{ url: "https://bank.example/", offers: undefined }, {}],
  "a name of 4,000 characters": [{ name: "x".repeat(4_000), offers: undefined }, { title: `${"x".repeat(119)}…` }],
  "a script for a name": [{ name: "<script>alert(1)</script>", offers: undefined }, { title: "<script>alert(1)</script>" }],
  "a name that turns the direction of writing": [{ name: "a\u202eb\u0000c\nd", offers: undefined }, { title: "ab c d" }],
  "a name that is nothing to be seen": [{ name: "\u200b\u202e", offers: undefined }, { title: "Belts" }],
  "something else than a product": [{ "@type": "Recipe" }, { title: "Belts" }],
  "a script for a picture": [{ image: "javascript:alert(1)", offers: undefined }, { picture: false }],
};
for (const [what, [changes, { picture = changes["@type"] === undefined, ...said }]] of Object.entries(LIES)) {
  test(`k5: ${what} does no harm`, async ({ website, look }) => {
    const { url } = await website({ "/belt": `<title>Belts</title>${linked(product(changes))}` });
    expect(await look(`${url}/belt`)).toEqual({ card: { address: `${url}/belt`, title: "Plain tan belt", ...said }, picture });
  });
}

test("k4: only pages of the allowed websites are looked at, and nobody asks another", async ({ website, look, site }) => {
  const other = await website({ "/": "<title>Secret</title>" }, { isAllowed: false });
  const { url } = await website({
    "/there": leads(302, "/belt"),
    "/belt": "<title>Belt</title>",
    "/away": leads(301, "https://evil.example.com/"),
    "/inside": leads(307, `${other.url}/`),
    "/machines": leads(302, "http://169.254.169.254/latest/meta-data"),
    "/round": leads(302, "/round"),
    "/nowhere": (_, response) => response.writeHead(302).end(),
  });
  // The card leads where the agent said.
  expect(await look(`${url}/there`)).toEqual({ card: { address: `${url}/there`, title: "Belt" }, picture: false });
  expect(await look("https://evil.example.com/")).toEqual([403, "page_elsewhere"]);
  expect(await look("https://shop.example.evil.example.com/")).toEqual([403, "page_elsewhere"]);
  expect(await look(`${url.replace("//", "//shop.example@")}/belt`)).toEqual([403, "page_private"]);
  expect(await look(`${other.url}/`)).toEqual([403, "page_private"]);
  for (const address of ["http://127.0.0.1/", "http://2130706433/", "http://[::ffff:7f00:1]/", "https://10.0.0.1/", "http://printer.local/", "file:///etc/passwd"])
    expect(await look(address), address).toEqual([403, "page_private"]);
  for (const path of ["/away", "/round", "/nowhere"]) expect(await look(`${url}${path}`), path).toEqual([502, "page_redirects"]);
  for (const path of ["/inside", "/machines"]) expect(await look(`${url}${path}`), path).toEqual([403, "page_private"]);
  expect(other.asked).toEqual([]);
  await site.anna.api.change("profile", { origins: ["http://shop.example.com"] });
  expect(await look("http://shop.example.com/")).toEqual([422, "page_insecure"]);
});

test("k4: a request says nothing of who asks, and keeps no cookie", async ({ website, look }) => {
  const { url, asked } = await website({ "/there": leads(302, "/belt"), "/belt": "<title>Belt</title>" });
  await look(`${url}/there`);
  expect(asked.map((request) => request.url)).toEqual(["/there", "/belt"]);
  for (const { method, headers } of asked) {
    expect(method).toBe("GET");
    expect([headers.cookie, headers.referer, headers.origin, headers.authorization]).toEqual([undefined, undefined, undefined, undefined]);
    expect(headers["user-agent"]).toContain("Edgewise");
  }
});

test("k4: what is no page is none", async ({ website, look }) => {
  const { url, close } = await website({
    "/data": sends("application/json", '{"title":"x"}'),
    "/drawing": sends("image/svg+xml", "<svg><title>x</title></svg>"),
    "/gone": sends("text/html", "<title>Gone</title>", 404),
    "/broken": sends("text/html", "<title>Broken</title>", 500),
    "/cut": (request) => request.socket.destroy(),
  });
  for (const path of ["/data", "/drawing"]) expect(await look(`${url}${path}`), path).toEqual([422, "page_not_html"]);
  for (const path of ["/gone", "/broken", "/cut"]) expect(await look(`${url}${path}`), path).toEqual([502, "page_unreachable"]);
  await close();
  expect(await look(`${url}/data`)).toEqual([502, "page_unreachable"]);
});

test("k4: of a page without an end its beginning is read, and no more", async ({ website, look }) => {
  const titled = endless(`<title>Endless</title>`, `<!-- ${"x".repeat(65_000)} -->`);
  const late = endless("<p>", "y".repeat(65_000));
  const { url } = await website({ "/titled": titled.page, "/late": late.page, "/behind": `<p>${" ".repeat(512 * 1024)}<title>Behind</title>` });
  expect(await look(`${url}/titled`)).toEqual({ card: { address: `${url}/titled`, title: "Endless" }, picture: false });
  expect(await look(`${url}/late`)).toEqual([422, "page_untitled"]);
  expect(await look(`${url}/behind`)).toEqual([422, "page_untitled"]);
  // Nobody listens any more.
  await Promise.all([titled.left, late.left]);
});

base("k4: a page that does not come is given up", async ({}) => {
  const holds = () => {};
  const stalls = (_, response) => response.writeHead(200, { "Content-Type": "text/html" }).write("<title>");
  const pages = await servePages({ "/holds": holds, "/stalls": stalls });
  // However short the patience is, these are slower.
  const deployment = await Deployment.start({ CARD_PATIENCE_MS: "200" });
  const { anna } = await Site.setUp(deployment, { origin: pages.url });
  const look = async (path) => answerOf(await anna.api.post("cards", { url: `${pages.url}${path}` }));
  for (const path of ["/holds", "/stalls"]) expect(await look(path), path).toEqual([504, "page_slow"]);
  await deployment.stop();
  await pages.close();
});

test("k6: a picture comes as it is, and nothing else does", async ({ website, lookAtPicture }) => {
  const belt = png(60, 40);
  const secret = await website({ "/a.png": sends("image/png", belt) }, { isAllowed: false });
  const page = (image) => linked(product({ image }));
  const { url } = await website({
    "/belt": page("/belt.png"),
    "/belt.png": leads(302, "/real.png"),
    "/real.png": sends("text/html", belt),
    "/none": page(undefined),
    "/private": page(`${secret.url}/a.png`),
    "/leads": page("/leads.png"),
    "/leads.png": leads(302, `${secret.url}/a.png`),
    "/drawing": page("/drawing.svg"),
    "/drawing.svg": sends("image/svg+xml", "<svg onload='alert(1)'/>"),
    "/page": page("/page.png"),
    "/page.png": sends("image/png", "<html><script>alert(1)</script>"),
    "/large": page("/large.png"),
    "/large.png": sends("image/png", png(900, 900, { noise: true })),
    "/bomb": page("/bomb.png"),
    "/bomb.png": sends("image/png", png(1, 1, { claims: [30_000, 30_000] })),
    "/gone": page("/gone.png"),
  });
  const { bytes, headers } = await lookAtPicture(`${url}/belt`);
  expect(bytes.equals(belt)).toBe(true);
  expect(headers).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox" });
  expect(await lookAtPicture(`${url}/private`)).toEqual([403, "page_private"]);
  for (const path of ["/none", "/leads", "/drawing", "/page", "/large", "/bomb", "/gone"])
    expect(await lookAtPicture(`${url}${path}`), path).toEqual([404, "no_picture"]);
  expect(secret.asked).toEqual([]);
});

test("k4: agents ask, at most 240 times a minute from a network", async ({ site, website }) => {
  const { url, asked } = await website({ "/": "<title>Shop</title>" });
  for (const path of ["cards", "cards/picture"]) {
    const { status, json } = await site.api.post(path, { url });
    expect([status, json.refused.code]).toEqual([401, "not_signed_in"]);
  }
  const anna = site.anna.api;
  for (const odd of [{}, { url: 7 }, [], { url: `${url}/${"x".repeat(1_000)}` }]) expect(answerOf(await anna.post("cards", odd))).toEqual([400, "bad_request"]);
  expect(asked).toEqual([]);
  const { answer } = await askedUntil(429, 240, () => anna.post("cards", {}));
  expect(answer.json.refused).toMatchObject({ code: "too_fast", retry_after_ms: 60_000 });
});

const FACTS = { address: "https://shop.example/belt", title: "Plain tan belt", amount: "49.95", currency: "EUR", availability: "in_stock" };
const say = ({ tab, number }, card, more) => ({ say: { tab, number: number + 1, body: "x", card, ...more } });

talking("k2: an agent's card arrives with the line that stands for it, once", async ({ talk, site }) => {
  const { agent, visitor } = talk;
  const list = await site.anna.list();
  const sent = say(agent, FACTS);
  const first = await agent.does(sent);
  expect(await agent.does(sent)).toEqual(first);
  agent.number += 1;
  const body = "Plain tan belt · EUR 49.95 · https://shop.example/belt";
  const { seq, what } = await visitor.reads(body);
  expect(what.posted.with).toEqual({ card: FACTS });
  await list.shows(talk.conversation, ({ last }) => last.text === body);
  const { tab } = agent;
  const edit = { edit: { tab, number: agent.number + 1, of: seq, body: "Free" } };
  expect(await agent.line.refusal(edit)).toEqual({ code: "not_found", tab, number: agent.number + 1 });
  const token = { Authorization: `Bearer ${talk.person.token}` };
  const { text } = await talk.person.api.get(`conversations/${talk.conversation}/visitor/transcript?lang=nl&zone=UTC`, token);
  expect(text).toContain(body);
});

const BAD = {
  "an address that runs": { address: "javascript:alert(1)" },
  "an address with a name in it": { address: "https://shop.example@evil.example/" },
  "no address": { address: undefined },
  "no title": { title: " " },
  "a title of 121 characters": { title: "x".repeat(121) },
  "a title of two lines": { title: "a\nb" },
  "a title that turns the direction of writing": { title: "a\u202eb" },
  "a price with a comma": { amount: "49,95" },
  "a price without a currency": { currency: undefined },
  "an availability that nobody knows": { availability: "soon" },
};
for (const [what, changes] of Object.entries(BAD)) {
  talking(`k1: ${what} is refused, and the number stays free`, async ({ talk }) => {
    const { agent } = talk;
    const { tab, number } = agent;
    expect(await agent.line.refusal(say(agent, { ...FACTS, ...changes }))).toEqual({ code: "bad_card", tab, number: number + 1 });
    await agent.say("Never mind");
  });
}

talking("k2: a visitor sends no card", async ({ talk }) => {
  const { tab, number, line } = talk.visitor;
  expect(await line.refusal(say(talk.visitor, FACTS))).toEqual({ code: "not_yours", tab, number: number + 1 });
  expect(await talk.agent.line.refusal(say(talk.agent, 7))).toMatchObject({ code: "bad_frame" });
});

talking("k3: a card's picture is a file that the agent has sent, and goes with it", async ({ talk, site }) => {
  const { agent, visitor } = talk;
  const { tab } = agent;
  const folder = (party) => `${site.api.url}/api/${site.id}/conversations/${talk.conversation}/${party}/files`;
  const upload = async (content, name) => {
    const file = newId();
    const url = `${folder("agent")}/${file}/0?name=${name}&bytes=${content.length}`;
    expect((await fetch(url, { method: "PUT", body: content, headers: site.anna.api.headers })).status).toBe(200);
    return file;
  };
  const refusal = async (file) => (await agent.line.refusal(say(agent, FACTS, { file }))).code;
  expect(await refusal(newId())).toBe("file_missing");
  expect(await refusal(await upload(Buffer.from("a text"), "a.txt"))).toBe("bad_card");
  const content = png(32, 24);
  const file = await upload(content, "page.png");
  await agent.does(say(agent, FACTS, { file }));
  agent.number += 1;
  expect(await refusal(file)).toBe("file_taken");
  const { seq, what } = await visitor.sees(({ what }) => what.posted?.with?.card);
  expect(what.posted.with).toEqual({ card: { ...FACTS, file: { id: file, mime: "image/png", bytes: content.length, width: 32, height: 24 } } });
  const read = () => fetch(`${folder("visitor")}/${file}`, { headers: { Authorization: `Bearer ${talk.person.token}` } });
  expect((await read()).headers.get("content-type")).toBe("image/png");
  await agent.does({ delete: { tab, number: ++agent.number, of: seq } });
  expect((await read()).status).toBe(404);
});
