// A website replaces its body instead of loading pages, as Turbo and pjax do, with the tag in each body. The chat stays as
// it is, and the team sees where the visitor is.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const body = (title, tag) => `<h1>${title}</h1><script async src="${tag}"></script>`;

/** What Turbo does for a link: a new address, a new title, a new body, whose scripts run. */
const visits = (page, path, title, tag) =>
  page.evaluate(
    ([path, title, tag]) => {
      history.pushState({}, "", path);
      const body = document.createElement("body");
      body.appendChild(document.createElement("h1")).textContent = title;
      const script = body.appendChild(document.createElement("script"));
      script.async = true;
      script.src = tag;
      document.body.replaceWith(body);
      document.title = title;
    },
    [path, title, tag],
  );

test("a visitor talks on from body to body, with one launcher", async ({ desk, foreignPage }) => {
  const { chat, logged, page, site, tag } = await foreignPage((tag) => `<!doctype html><html lang="en"><head><title>Trousers</title></head><body>${body("Trousers", tag)}</body></html>`);
  await expect(chat.launcher).toBeVisible();
  await visits(page, "/socks", "Socks", tag);
  await expect(page.getByRole("heading", { name: "Socks" })).toBeVisible();
  await chat.open();
  await chat.say("Wool or cotton?");
  const talk = await (await desk(site.anna, { site })).openTalk("Wool or cotton?");
  await expect(talk.card.getByRole("link", { name: "Socks" })).toBeVisible();

  await chat.draft("I mean");
  const frame = await chat.panel.elementHandle();
  await visits(page, "/belts", "Belts", tag);
  await expect(page.getByRole("heading", { name: "Belts" })).toBeVisible();
  await expect(talk.card.getByRole("link", { name: "Belts" })).toBeVisible();
  await chat.isOpen();
  expect(await chat.panel.evaluate((now, before) => now === before, frame), "the frame was not loaded anew").toBe(true);
  await expect(chat.field).toHaveValue("I mean");
  await talk.reply("Both.");
  await chat.reads("Wool or cotton?", "Both.");

  await page.goBack();
  await chat.isOpen();
  await expect(page.locator("edgewise-chat")).toHaveCount(1);
  expect(logged).toEqual([]);
});
