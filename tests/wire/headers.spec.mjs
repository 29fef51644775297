// What a browser is told about each page and file: who may show it, what it may do, how long it may be kept.
import { createHash } from "node:crypto";
import { expect, test } from "../fixtures/test.mjs";

const directivesOf = (policy) => {
  const pairs = policy.split(";").map((part) => part.trim().split(/ +/));
  return Object.fromEntries(pairs.map(([name, ...values]) => [name, values.join(" ")]));
};
const directives = (response) => directivesOf(response.headers.get("content-security-policy"));
const settingsIn = (html) => JSON.parse(html.match(/<script type="application\/json" id="settings">(.*?)<\/script>/s)[1]);
const source = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Addresses of hashed files in a page. */
const assetsOf = (html) => [...new Set([...html.matchAll(/\/assets\/[\w.-]+/g)].map(([address]) => address))];

test("the loader is small, a script for any website, and kept for a minute", async ({ site }) => {
  const response = await fetch(`${site.api.url}/${site.id}.js`);
  expect(response.status).toBe(200);
  const headers = Object.fromEntries(response.headers);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=60, stale-while-revalidate=86400",
    // As a module, with `crossorigin`, and on a page that isolates itself.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  const script = await response.text();
  // Where the chat lives does not depend on what the page's scripts say.
  for (const known of [`"${site.api.url}"`, JSON.stringify([site.origin]), `/frame/${site.id}?`]) expect(script).toContain(known);
  expect(script).not.toMatch(/__[A-Z]+__/);

  // What it imports later, from any website.
  const [, address] = script.match(/import\("([^"]+)"\)/);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    "content-type": expect.stringContaining("text/javascript"),
    "cache-control": "public, max-age=31536000, immutable",
    "access-control-allow-origin": "*",
  });
  expect(await page.text()).not.toMatch(/__[A-Z]+__/);
});

test("o1: what forgets a visitor is shown on allowed sites, and may do nothing but that", async ({ site }) => {
  const response = await fetch(`${site.api.url}/frame/${site.id}/forget`);
  expect(response.status).toBe(200);
  expect(directives(response)).toEqual({ "frame-ancestors": `'self' ${site.origin}` });
  const html = await response.text();
  const [, script] = html.match(/<script>(.*?)<\/script>/s);
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  expect(directivesOf(policy)).toMatchObject({ "default-src": "'none'", "script-src": source(script) });
});

test("o1: only pages of allowed origins show the frame, and it may do little", async ({ site }) => {
  await site.anna.api.change("profile", { origins: ["https://shop.example", "http://127.0.0.1:8788"] });
  const response = await fetch(`${site.api.url}/frame/${site.id}?lang=nl`);
  expect(response.status).toBe(200);
  expect(directives(response)).toEqual({ "frame-ancestors": "'self' https://shop.example http://127.0.0.1:8788" });
  const html = await response.text();
  const [, style] = html.match(/<style>(.*?)<\/style>/s);
  const [, script] = html.match(/<script type="module">(.*?)<\/script>/s);
  // The first thing in the page but for its encoding.
  const [, policy] = html.match(/<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  expect(directivesOf(policy)).toEqual({
    "default-src": "'none'",
    "script-src": `${source(script)} 'wasm-unsafe-eval'`,
    "style-src": source(style),
    "connect-src": "'self'",
    "img-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
  });
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
});

test("a page that isolates itself can show the frame, which uses nothing of the device", async ({ site }) => {
  const headers = Object.fromEntries((await fetch(`${site.api.url}/frame/${site.id}`)).headers);
  expect(headers).toMatchObject({
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "cross-origin",
    "permissions-policy": expect.stringMatching(/\bcamera=\(\), .*\bgeolocation=\(\), .*\bmicrophone=\(\)/),
  });
});

test("the frame brings the texts of one language, English where the chat does not have the other", async ({ site }) => {
  const frame = async (query) => {
    const response = await fetch(`${site.api.url}/frame/${site.id}${query}`);
    return { tag: response.headers.get("etag"), ...settingsIn(await response.text()) };
  };
  const [english, dutch] = [await frame(""), await frame("?lang=nl")];
  expect(english).toMatchObject({ language: "en", site: site.id });
  expect(dutch).toMatchObject({ language: "nl", site: site.id });
  expect(english.texts.length).toBeGreaterThan(20);
  expect(dutch.texts.length).toBe(english.texts.length);
  expect(dutch.texts).not.toEqual(english.texts);
  expect(dutch.tag).not.toBe(english.tag);
  for (const query of ["?lang=", "?lang=xx", "?lang=%00", "?lang=constructor", "?lang=en-GB"]) expect(await frame(query), query).toEqual(english);
});

test("the frame of a site that addresses visitors formally brings other texts, now and later, where that makes a difference", async ({ site }) => {
  const frame = async (language) => settingsIn(await (await fetch(`${site.api.url}/frame/${site.id}?lang=${language}`)).text());
  const languages = ["de", "en", "fr", "nl"];
  const informal = await Promise.all(languages.map(frame));
  expect(informal.map(({ language, later }) => [language, later])).toEqual(languages.map((language) => [language, `texts-${language}`]));
  await site.anna.api.change("look", { formal: true });
  const formal = await Promise.all(languages.map(frame));
  expect(formal.map(({ later }) => later)).toEqual(["texts-de-formal", "texts-en", "texts-fr-formal", "texts-nl-formal"]);
  formal.forEach((frame, place) => {
    if (frame.language === "en") expect(frame).toEqual(informal[place]);
    else expect(frame.texts).not.toEqual(informal[place].texts);
  });
  expect((await site.anna.api.get("me")).json.formal).toBe(true);
  // A console of an earlier release knows no such setting, and leaves it out: then visitors are addressed informally.
  await site.anna.api.put("settings", { look: { version: 1, accent: "#1f6f5c", side: "right", language: "auto" } });
  expect((await frame("de")).later).toBe("texts-de");
});

test("the frame is sent again only when it has changed", async ({ site }) => {
  const address = `${site.api.url}/frame/${site.id}`;
  const first = await fetch(address);
  const tag = first.headers.get("etag");
  expect({ tag, cache: first.headers.get("cache-control") }).toEqual({ tag: expect.stringMatching(/^"\w{16,}"$/), cache: "no-cache" });
  // As a proxy that compresses on the way has made of it.
  for (const known of [tag, `W/${tag}`]) {
    const again = await fetch(address, { headers: { "if-none-match": known } });
    expect({ status: again.status, tag: again.headers.get("etag"), text: await again.text() }).toEqual({ status: 304, tag, text: "" });
    expect(directives(again)).toEqual({ "frame-ancestors": `'self' ${site.origin}` });
  }
  await site.anna.api.change("profile", { name: "Another name" });
  const changed = await fetch(address, { headers: { "if-none-match": tag } });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(tag);
  expect(await changed.text()).toContain("Another name");
});

test("a site's name cannot end the script that carries it", async ({ site }) => {
  const name = "</script><script>alert(1)</script><!--";
  await site.anna.api.change("profile", { name });
  const html = await (await fetch(`${site.api.url}/frame/${site.id}`)).text();
  expect(settingsIn(html).name).toBe(name);
  expect(html).not.toContain("alert(1)</script>");
});

test("the console is shown in no frame", async ({ site }) => {
  const response = await fetch(`${site.api.url}/console/${site.id}/settings`);
  expect(response.status).toBe(200);
  expect(directives(response)).toMatchObject({
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "x-frame-options": "DENY",
    "permissions-policy": expect.stringContaining("camera=()"),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  });
});

test("the chat's own page has nothing inline, and is shown in no frame", async ({ site }) => {
  const response = await fetch(`${site.api.url}/chat/${site.id}`);
  expect(response.status).toBe(200);
  expect(directives(response)).toEqual({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "x-frame-options": "DENY",
    "permissions-policy": expect.stringContaining("camera=()"),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
    vary: expect.stringContaining("Accept-Language"),
  });
  const html = await response.text();
  expect(html).not.toMatch(/__[A-Z]+__|<style|style=|<script(?![^>]* src=)(?! type="application\/json")| on\w+=/);
  for (const address of assetsOf(html)) expect((await fetch(`${site.api.url}${address}`)).status, address).toBe(200);
});

test("the chat's own page speaks the language of its address, its owner or its visitor, in that order", async ({ site }) => {
  const language = async (query, accepted) => {
    const response = await fetch(`${site.api.url}/chat/${site.id}${query}`, { headers: { "Accept-Language": accepted } });
    return (await response.text()).match(/<html lang="(\w+)"/)[1];
  };
  expect(await language("", "fy,nl;q=0.9,en;q=0.8")).toBe("nl");
  expect(await language("", "fy")).toBe("en");
  expect(await language("?lang=nl-BE", "en")).toBe("nl");
  await site.anna.api.change("look", { language: "nl" });
  expect(await language("", "en")).toBe("nl");
  expect(await language("?lang=en", "nl")).toBe("en");
});

test("a site's name is no markup on the chat's own page, and an unknown site is a page that says so", async ({ site }) => {
  const name = "</title><script>alert(1)</script>";
  await site.anna.api.change("profile", { name });
  const html = await (await fetch(`${site.api.url}/chat/${site.id}?lang=en`)).text();
  expect(html).toContain("<title>Chat with &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>");
  expect(html).not.toContain("<script>alert(1)");
  const nobody = await fetch(`${site.api.url}/chat/no-such-site?lang=nl`);
  expect(nobody.status).toBe(404);
  expect(await nobody.text()).toContain("Op dit adres is geen chat.");
});

test("the short addresses lead to the console", async ({ deployment }) => {
  for (const path of ["", "console", "console/"]) {
    const response = await fetch(`${deployment.url}/${path}`, { redirect: "manual" });
    expect({ path, status: response.status }).toEqual({ path, status: 302 });
    expect(new URL(response.headers.get("location"), deployment.url).pathname).toBe("/console/main");
  }
});

test("files have hashed names, the right types, and may be kept for a year", async ({ site }) => {
  const addresses = assetsOf(await (await fetch(`${site.api.url}/console/${site.id}`)).text());
  const types = { js: "text/javascript", css: "text/css", wasm: "application/wasm" };
  for (const type of Object.keys(types)) expect(addresses.filter((address) => address.endsWith(`.${type}`)).length, type).toBeGreaterThan(0);
  for (const address of addresses) {
    const response = await fetch(`${site.api.url}${address}`);
    const headers = Object.fromEntries(response.headers);
    expect({ address, status: response.status, ...headers }).toMatchObject({
      address,
      status: 200,
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": expect.stringContaining(types[address.split(".").at(-1)] ?? "/"),
      "x-content-type-options": "nosniff",
    });
    expect(address).toMatch(/-[0-9a-z]{8,}\.\w+$/);
  }
});

test("a file that is not there is not kept as missing", async ({ deployment }) => {
  for (const path of ["assets/missing-00000000.js", "assets/", "loader.js.map", "_headers"]) {
    const response = await fetch(`${deployment.url}/${path}`);
    expect({ path, status: response.status }).toEqual({ path, status: 404 });
    expect(response.headers.get("cache-control") ?? "").not.toContain("immutable");
  }
});

test("templates are served by no address of their own", async ({ deployment }) => {
  for (const file of ["frame.html", "chat.html", "console.html", "loader.js"]) {
    const response = await fetch(`${deployment.url}/${file}`);
    expect({ file, status: response.status }).toEqual({ file, status: 404 });
  }
});

test("whatever the worker answers is not guessed at, and not kept unless it says so", async ({ site, deployment }) => {
  const { conversation, token } = await site.visitor();
  const { api } = site.anna;
  const bearer = { Authorization: `Bearer ${token}` };
  const answers = {
    "settings": await api.get("settings"),
    "a fresh token": await api.get(`conversations/${conversation}`, bearer),
    "a refusal of the edge": await api.get("settings", { Cookie: "" }),
    "a refusal of an object": await api.postText(`conversations/${conversation}/agent`, "{}"),
    "an exchange": await api.postText(`conversations/${conversation}/visitor`, "{}", bearer),
    "an unknown address": await api.get("nothing"),
    "an unknown method": await api.ask("PATCH", "settings"),
    "done, nothing to say": await api.post("sign-out"),
  };
  for (const [what, { status, headers }] of Object.entries(answers)) {
    expect({ what, status, ...headers }).toMatchObject({ what, "x-content-type-options": "nosniff", "cache-control": "no-store" });
    // Over http a browser would not believe it.
    expect(headers["strict-transport-security"], what).toBeUndefined();
  }
  const redirect = await fetch(deployment.url, { redirect: "manual" });
  expect(Object.fromEntries(redirect.headers)).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store" });
});

test("asked for the head alone, a page answers as it would, without a body", async ({ site, deployment }) => {
  for (const path of [`${site.id}.js`, `frame/${site.id}`, `chat/${site.id}`, `console/${site.id}`]) {
    const [whole, head] = [await fetch(`${deployment.url}/${path}`), await fetch(`${deployment.url}/${path}`, { method: "HEAD" })];
    expect({ path, status: head.status, text: await head.text() }).toEqual({ path, status: 200, text: "" });
    expect(head.headers.get("content-security-policy")).toBe(whole.headers.get("content-security-policy"));
    await whole.text();
  }
});
