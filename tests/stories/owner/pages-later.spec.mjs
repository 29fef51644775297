// The pages beside the list come later: ahead once the list shows, or when one is opened. Where they do not come, it says so.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../fixtures/story.mjs";

const PAGES = "**/assets/console-pages-*.wasm";
const DUTCH_PHONE = { locale: "nl-NL", viewport: { width: 390, height: 844 } };

/** Goes from the top of the page to what can be pressed on it, by keyboard. */
async function skipTo(page, button) {
  await page.getByRole("button", { name: "Skip to content" }).press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
}

test("they are asked for once the list shows, and then open without a request", async ({ desk, newBrowser }) => {
  const page = await (await newBrowser()).newPage();
  const shown = [];
  await page.route(PAGES, async (route) => {
    const list = page.getByRole("navigation", { name: "Conversations" });
    shown.push((await list.isVisible()) && (await list.getByText("Loading…").count()) === 0);
    await route.continue();
  });
  const came = page.waitForResponse(PAGES);
  const console = await desk(undefined, { page });
  await (await came).finished();
  expect(shown, "the list shows when they are asked for, and they are asked for once").toEqual([true]);

  await page.unroute(PAGES);
  await page.route(PAGES, (route) => route.abort());
  await console.goTo("Settings");
  await expect(page.getByLabel("Site name", { exact: true })).toBeVisible();
  await console.goTo("Team");
  await expect(page.getByRole("main").getByText("anna@", { exact: false }).first()).toBeVisible();
  await expect(page).toHaveTitle(/Team · /);
});

test("while they are on their way a line says so; whoever waits on the page stays on it", async ({ desk, newBrowser }) => {
  const page = await (await newBrowser()).newPage();
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(PAGES, async (route) => {
    await held;
    await route.continue();
  });
  const console = await desk(undefined, { page });
  await console.goTo("Settings");
  const main = page.getByRole("main");
  await expect(main.getByRole("status")).toHaveText("Loading…");
  await expect(main.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Skip to content" }).press("Enter");
  await expect(main).toBeFocused();
  release();
  await expect(page.getByLabel("Site name", { exact: true })).toBeVisible();
  await expect(main).toBeFocused();
});

test("pages that do not come say so and are tried again, by keyboard", async ({ desk, newBrowser }) => {
  const page = await (await newBrowser()).newPage();
  await page.route(PAGES, (route) => route.abort());
  const console = await desk(undefined, { page });
  await console.menu.getByRole("link", { name: "Settings" }).press("Enter");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Settings");
  await expect(page).toHaveTitle(/Settings · /);
  const alert = main.getByRole("alert");
  await expect(alert).toHaveText("The server cannot be reached. Check your connection and try again.");
  const again = main.getByRole("button", { name: "Try again" });
  await skipTo(page, again);

  const asked = page.waitForEvent("requestfailed");
  await page.keyboard.press("Enter");
  await asked;
  await expect(alert).toHaveText("The server cannot be reached. Check your connection and try again.");
  await expect(again).toBeFocused();

  await page.unroute(PAGES);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Site name", { exact: true })).toBeVisible();
  await expect(main).toBeFocused();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Settings");
});

test("the list goes on without them; a page of a former release offers to be loaded anew", async ({ desk, newBrowser, site }) => {
  const page = await (await newBrowser()).newPage();
  await page.route(PAGES, (route) => route.fulfill({ status: 404 }));
  const gone = page.waitForResponse(PAGES);
  const console = await desk(undefined, { page });
  expect((await gone).status()).toBe(404);
  await (await (await site.visitor()).tab()).say("Is anybody there?");
  await expect(console.rowIn("waiting", "Is anybody there?")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);

  await console.goTo("Team");
  const main = page.getByRole("main");
  await expect(main.getByRole("alert")).toHaveText("The console has been updated since you opened this page. Reload the page to see this.");
  const reload = main.getByRole("button", { name: "Reload the page" });
  await skipTo(page, reload);
  await page.unroute(PAGES);
  await page.keyboard.press("Enter");
  await expect(main.getByRole("heading", { name: "Invite a colleague" })).toBeVisible();
  await expect(page).toHaveURL(/\/team$/);
});

test("on a phone, in Dutch: both lines are whole and without findings", async ({ desk, newBrowser }) => {
  const page = await (await newBrowser(DUTCH_PHONE)).newPage();
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(PAGES, async (route) => {
    await held;
    await route.abort();
  });
  await desk(undefined, { page, language: "nl", fragment: "/settings" });
  const main = page.getByRole("main");
  const findings = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, "nothing is cut off").toBeLessThanOrEqual(DUTCH_PHONE.viewport.width);
  };
  await expect(main.getByRole("status")).toHaveText("Laden…");
  await findings();
  release();
  await expect(main.getByRole("alert")).toHaveText("De server is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.");
  await expect(main.getByRole("button", { name: "Opnieuw proberen" })).toBeVisible();
  await findings();
});
