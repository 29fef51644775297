// A website's developer uses the chat from scripts of the page: before it is loaded, under a strict policy, rightly and
// wrongly. The stub is the one that docs/embed.md gives.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../fixtures/configuration.mjs";
import { expect, test } from "../../fixtures/foreign-page.mjs";

const document = await readFile(join(ROOT, "docs/embed.md"), "utf8");
const STUB = document.match(/```js\n(if \(!Object\.hasOwn.*?)```/s)[1];

/** The stub and the page's own script come before the tag; a review has the global's name. */
const write = (attributes) => (tag) => `<!doctype html><html lang="en"><head><title>Shop</title></head><body><h1>Shop</h1>
  <a id="Edgewise" href="#">A review</a><script src="/stub.js"></script><script async ${attributes} src="${tag}"></script></body></html>`;

const strict = (tag) => ({ "Content-Security-Policy": `default-src 'none'; script-src 'self' ${new URL(tag).origin}; frame-src ${new URL(tag).origin}` });

/** What a call comes to: nothing, or the code of its refusal. */
const outcome = (page, ...call) => page.evaluate((call) => window.Edgewise(...call).then(() => "", (error) => error.code), call);

const distances = async (chat) => {
  const { x, y, width, height } = await chat.launcher.boundingBox();
  const viewport = chat.page.viewportSize();
  return { left: Math.round(x), right: Math.round(viewport.width - x - width), bottom: Math.round(viewport.height - y - height) };
};

test("calls before the chat is loaded take effect before it is first drawn, in their order, without an inline script", async ({ deployment, foreignPage }) => {
  const script = `${STUB}
    window.heard = [];
    // Where the launcher is when it is first there.
    new MutationObserver(() => {
      const host = document.querySelector("edgewise-chat");
      if (host && !window.first) window.first = getComputedStyle(host.shadowRoot.querySelector("button")).left;
    }).observe(document.documentElement, { childList: true });
    for (const event of ["open", "close", "ready", "unread"]) Edgewise("on", event, (detail) => heard.push([event, detail]));
    addEventListener("edgewise:open", ({ detail }) => heard.push(["edgewise:open", detail]));
    Edgewise("update", { side: "left", x: 44, y: 96 });
    const early = Edgewise;
    addEventListener("load", () => setTimeout(() => early("prefill", "Size 34?"), 500));`;
  const { chat, logged, page } = await foreignPage(write(""), { files: { "/stub.js": script }, headers: strict(deployment.url) });
  await expect(chat.launcher).toBeVisible();
  expect(await distances(chat)).toMatchObject({ left: 44, bottom: 96 });
  expect(await page.evaluate(() => window.first)).toBe("44px");
  expect(await page.evaluate(() => Edgewise.isOpen)).toBe(false);

  await chat.open();
  // Also through the stub that the script still held.
  await expect(chat.field).toHaveValue("Size 34?");
  expect(await page.evaluate(() => [Edgewise.isOpen, Edgewise.ready, Edgewise.unread])).toEqual([true, true, 0]);
  const panel = await chat.panel.boundingBox();
  expect(Math.round(panel.x)).toBe(44);
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual(expect.arrayContaining([["open", {}], ["edgewise:open", {}], ["ready", {}]]));
  expect(logged).toEqual([]);
});

test("a page opens, says and closes with calls; what it does wrong is refused with a code, and the page goes on", async ({ desk, foreignPage }) => {
  const { asked, chat, logged, page, site } = await foreignPage((tag) => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><script async src="${tag}"></script></html>`);
  await expect(chat.launcher).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked, "until the page calls").toEqual([`/${site.id}.js`]);

  expect(await outcome(page, "send", "Is the navy one in stock?")).toBe("");
  await chat.isOpen();
  await chat.showsSent("Is the navy one in stock?");
  expect(await outcome(page, "toggle")).toBe("");
  await chat.isClosed();

  const talk = await (await desk(site.anna, { site })).openTalk("Is the navy one in stock?");
  await page.evaluate(() => window.Edgewise("once", "unread", ({ count }) => (document.title = `${count} new`)));
  await talk.reply("It is.");
  await expect(page).toHaveTitle("1 new");
  await chat.showsUnread(1);
  expect(await page.evaluate(() => Edgewise.unread)).toBe(1);

  expect(await outcome(page, "hide")).toBe("");
  await expect(chat.launcher).toBeHidden();
  expect(await outcome(page, "open")).toBe("");
  await expect(chat.field).toBeVisible();
  await chat.draft("My own words");
  expect(await outcome(page, "prefill", "The page's words")).toBe("draft_exists");
  await expect(chat.field).toHaveValue("My own words");
  expect(await outcome(page, "show")).toBe("");
  await expect(chat.launcher).toBeVisible();

  expect(logged).toEqual(["Edgewise: The chat refuses this (draft_exists)"]);
  for (const [call, code] of [
    [["opne"], "unknown_call"],
    [["constructor"], "unknown_call"],
    [["send"], "wrong_argument"],
    [["send", "   "], "wrong_argument"],
    [["send", "é".repeat(4_001)], "too_long"],
    [["prefill", 34], "wrong_argument"],
    [["on", "typing", null], "wrong_argument"],
    [["once", "open", "not a function"], "wrong_argument"],
    [["update", { side: "top", x: 20 }], "wrong_argument"],
    [["update", { x: "far" }], "wrong_argument"],
    [["update", null], "wrong_argument"],
  ]) {
    logged.length = 0;
    expect(await outcome(page, ...call), JSON.stringify(call).slice(0, 40)).toBe(code);
    expect(logged).toEqual([expect.stringContaining(`(${code})`)]);
  }
  // Nobody looks at this one: it is no error of the page's, or the fixture would tell.
  await page.evaluate(() => void window.Edgewise("opne"));
  await chat.reads("Is the navy one in stock?", "It is.");

  await page.evaluate(() => (window.held = window.Edgewise));
  expect(await outcome(page, "destroy")).toBe("");
  await expect(page.locator("edgewise-chat")).toHaveCount(0);
  expect(await page.evaluate(() => window.held("hide").catch((error) => error.code))).toBe("destroyed");
});

test("without a line of script the tag says where the launcher stands, and in which language and light", async ({ foreignPage }) => {
  const { chat, logged, page } = await foreignPage(write('data-nscript="afterInteractive" data-side="left" data-x="32" data-y="120" data-lang="nl" data-theme="dark"'), {
    files: { "/stub.js": "" },
    colorScheme: "light",
  });
  const region = page.getByRole("region", { name: "Chat met ons" });
  await expect(region.getByRole("button")).toBeVisible();
  const { x, y, height } = await region.getByRole("button").boundingBox();
  expect([Math.round(x), Math.round(page.viewportSize().height - y - height)]).toEqual([32, 120]);
  await region.getByRole("button").click();
  await expect(chat.frame.getByRole("textbox", { name: "Schrijf een bericht…" })).toBeVisible();
  await expect(chat.frame.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(logged).toEqual([]);
});

test("attributes of others cost nothing; what cannot be read is left out, with a warning", async ({ foreignPage }) => {
  const others = await foreignPage(write('data-nscript="afterInteractive" data-cookieconsent="x y"'), { files: { "/stub.js": "" } });
  await expect(others.chat.launcher).toBeVisible();
  await others.page.waitForLoadState("networkidle");
  expect(others.asked).toEqual([`/${others.site.id}.js`]);

  const { chat, logged } = await foreignPage(write('data-side="top" data-x="400" data-y="50"'), { files: { "/stub.js": "" } });
  await expect(chat.launcher).toBeVisible();
  expect(await distances(chat)).toMatchObject({ right: 20, bottom: 50 });
  expect(logged).toEqual([expect.stringContaining("data-side, data-x")]);
});

test("a tag that waits draws nothing before the page asks, and one that hides only what the page opens", async ({ foreignPage }) => {
  const manual = await foreignPage(write('data-load="manual"'), { files: { "/stub.js": "" } });
  await manual.page.waitForLoadState("networkidle");
  await manual.page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(resolve)))));
  await expect(manual.page.locator("edgewise-chat")).toHaveCount(0);
  await manual.page.addScriptTag({ url: manual.tag });
  await expect(manual.page.locator("edgewise-chat"), "a second tag asks for nothing").toHaveCount(0);
  expect(await outcome(manual.page, "show")).toBe("");
  await expect(manual.chat.launcher).toBeVisible();

  const hidden = await foreignPage(write("data-hide"), { files: { "/stub.js": "" } });
  await expect(hidden.page.locator("edgewise-chat")).toHaveCount(1);
  await expect(hidden.chat.launcher).toBeHidden();
  await hidden.page.evaluate(() => window.Edgewise.open());
  await expect(hidden.chat.field).toBeVisible();
  await hidden.chat.say("Through a button of the page");
  await hidden.chat.closeButton.click();
  await hidden.chat.isClosed();
  await expect(hidden.chat.launcher).toBeHidden();
});

test("under a policy of nonces alone the module comes with the nonce of the tag", async ({ deployment, foreignPage }) => {
  const policy = `default-src 'none'; script-src 'nonce-r4nd0m'; frame-src ${deployment.url}`;
  const { chat, logged, page } = await foreignPage(
    (tag) => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><script nonce="r4nd0m" async src="${tag}"></script></html>`,
    { headers: { "Content-Security-Policy": policy } },
  );
  await expect(chat.launcher).toBeVisible();
  expect(await outcome(page, "update", { side: "left" })).toBe("");
  expect(await distances(chat)).toMatchObject({ left: 20 });
  await chat.open();
  await chat.say("By nonce");
  expect(logged).toEqual([]);
});

test("what a page reports of its visitor is on the card once they write, from each page once; and it hears when something is said", async ({ desk, foreignPage }) => {
  const { chat, page, site } = await foreignPage((tag) => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><script async src="${tag}"></script></html>`);
  await expect(chat.launcher).toBeVisible();
  const listen = () => page.evaluate(() => {
    window.heard = [];
    addEventListener("edgewise:message", ({ detail }) => heard.push(detail));
  });
  await listen();
  expect(await outcome(page, "track", "Added to cart", "Plain tan belt")).toBe("");
  expect(await outcome(page, "track", "Paid", 49.95)).toBe("");
  for (const wrong of [["track"], ["track", " "], ["track", "x".repeat(61)], ["track", "x", "y".repeat(201)], ["track", "x", {}]]) {
    expect(await outcome(page, ...wrong), JSON.stringify(wrong).slice(0, 30)).toBe("wrong_argument");
  }
  await chat.open();
  await chat.say("Is it on its way?");
  const talk = await (await desk(site.anna, { site })).openTalk("Is it on its way?");
  const activity = talk.card.locator("dd").filter({ has: talk.page.locator("b") });
  await expect(activity).toHaveText([/^Paid 49\.95 /, /^Added to cart Plain tan belt /]);
  expect(await outcome(page, "track", "Asked for the invoice")).toBe("");
  await expect(activity).toHaveCount(3);
  await expect(activity.first()).toContainText("Asked for the invoice");
  await talk.reply("It is.");
  await chat.reads("Is it on its way?", "It is.");
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual([{ by: "visitor" }, { by: "team" }]);

  // The next page reports its own, and tells of nothing that was said before.
  await page.reload();
  await chat.isOpen();
  await listen();
  await chat.reads("Is it on its way?", "It is.");
  expect(await outcome(page, "track", "Opened the receipt")).toBe("");
  await expect(activity).toHaveCount(4);
  // A page that reports without end harms nobody: the newest stay, and the visitor goes on.
  await page.evaluate(() => Promise.all(Array.from({ length: 500 }, (_, count) => Edgewise("track", `${count}\u0007`))));
  await expect(activity).toHaveCount(20);
  await expect(activity.first()).toContainText("499");
  await chat.say("Thanks!");
  await talk.reads("Thanks!");
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual([{ by: "visitor" }]);
});
