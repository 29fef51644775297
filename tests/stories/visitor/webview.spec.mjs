// The chat on its own page, in a browser's tab and in the WebViews of two apps, at a phone's size.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../fixtures/story.mjs";
import { ChatPage } from "../../pages/chat-page.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "nl-NL" };

/** What each system puts into a WebView's pages, as docs/webview.md has it; `said` is what the app heard. */
const HOSTS = {
  iOS: () => {
    window.said = [];
    window.webkit = { messageHandlers: { edgewise: { postMessage: (said) => window.said.push(structuredClone(said)) } } };
  },
  Android: () => {
    window.said = [];
    window.EdgewiseHost = { postMessage: (json) => window.said.push(JSON.parse(json)) };
  },
};

/** As a system does with a page that nobody sees. */
const canBeAway = () => {
  Object.defineProperty(document, "visibilityState", { get: () => (top.isAway ? "hidden" : "visible") });
};
const goesAway = (page, isAway) =>
  page.evaluate((isAway) => {
    window.isAway = isAway;
    const { contentDocument } = document.querySelector("iframe");
    for (const it of [document, contentDocument]) it.dispatchEvent(new Event("visibilitychange"));
  }, isAway);

async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" > ")}\n${failureSummary}`));
}

for (const [system, host] of Object.entries(HOSTS)) {
  test(`an app on ${system} hears what it needs for a badge, and when to hide the chat`, async ({ deployment, newBrowser, desk }) => {
    const context = await newBrowser(PHONE);
    await context.addInitScript(host);
    await context.addInitScript(canBeAway);
    const there = await new ChatPage(await context.newPage(), deployment.url, "nl").open();
    const { page, chat } = there;
    const said = () => page.evaluate(() => window.said);
    await expect.poll(said).toContainEqual({ type: "ready" });
    const question = `Werkt dit op ${system}?`;
    await chat.say(question);
    const talk = await (await desk()).openTalk(question);
    await talk.reply("Ja!");
    await chat.reads(question, "Ja!");
    expect((await said()).filter(({ type }) => type === "message"), "it was in front of them").toEqual([]);

    await goesAway(page, true);
    await talk.reply("En dit lees je straks.");
    await expect.poll(said).toContainEqual({ type: "message", count: 1 });
    expect((await said()).at(-1)).toEqual({ type: "unread", count: 1 });
    await expect(page).toHaveTitle("(1) Chat met Hem & Haw");
    await goesAway(page, false);
    await expect.poll(async () => (await said()).at(-1)).toEqual({ type: "unread", count: 0 });
    await expect(page).toHaveTitle("Chat met Hem & Haw");

    await chat.closeButton.tap();
    await expect.poll(async () => (await said()).at(-1)).toEqual({ type: "close" });
    // The app hides it; nothing is lost when it shows it again.
    await chat.reads(question, "Ja!", "En dit lees je straks.");
  });
}

test("an app whose handler fails does not stop the chat", async ({ deployment, newBrowser }) => {
  const context = await newBrowser(PHONE);
  await context.addInitScript(() => {
    window.EdgewiseHost = {
      postMessage() {
        throw new Error("an app's mistake");
      },
    };
  });
  const { chat } = await new ChatPage(await context.newPage(), deployment.url, "nl").open();
  await chat.say("Gaat gewoon door");
});

test("o1: in a tab the chat fills the page, though its origin is no website of the owner's", async ({ deployment, newBrowser, site }) => {
  const { json } = await site.anna.api.get("settings");
  expect(json.profile.origins).not.toContain(deployment.url);
  const context = await newBrowser(PHONE);
  const there = await new ChatPage(await context.newPage(), deployment.url, "nl").open();
  const { page, chat } = there;
  await expect(page).toHaveTitle("Chat met Hem & Haw");
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await expect(page.locator("meta[name=theme-color]")).toHaveAttribute("content", "#1f6f5c");
  await expect.poll(() => chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(chat.heading).toBeVisible();
  // A tab cannot close itself: nothing pretends that it can.
  await expect(chat.closeButton).toHaveCount(0);
  await chat.field.tap();
  await page.keyboard.press("Escape");
  await chat.say("Zonder website");
  expect(await findings(page)).toEqual([]);

  await page.reload();
  await chat.reads("Zonder website");
  const second = await new ChatPage(await context.newPage(), deployment.url).open("?lang=en");
  await second.chat.reads("Zonder website");
  await second.chat.say("In another tab");
  await chat.reads("Zonder website", "In another tab");
});

test("the composer stays above the keyboard, whether that makes the page smaller or covers it", async ({ deployment, newBrowser }) => {
  const context = await newBrowser(PHONE);
  await context.addInitScript(() => {
    const keyboardless = { height: innerHeight, offsetTop: 0, scale: 1 };
    Object.defineProperty(window, "visualViewport", { value: Object.assign(new EventTarget(), keyboardless) });
  });
  const { page, chat } = await new ChatPage(await context.newPage(), deployment.url, "nl").open();
  const meta = page.locator("meta[name=viewport]");
  await expect(meta).toHaveAttribute("content", /interactive-widget=resizes-content/);
  const bottom = async () => {
    const { y, height } = await chat.field.boundingBox();
    return y + height;
  };
  await page.setViewportSize({ width: 390, height: 480 });
  await expect.poll(bottom).toBeLessThanOrEqual(480);
  expect(await bottom()).toBeGreaterThan(400);

  await page.setViewportSize(PHONE.viewport);
  await expect.poll(bottom).toBeGreaterThan(760);
  const shows = (viewport) => page.evaluate((viewport) => Object.assign(visualViewport, viewport).dispatchEvent(new Event("resize")), viewport);
  await shows({ height: 500, offsetTop: 40 });
  await expect.poll(bottom).toBeLessThanOrEqual(540);
  expect(await bottom()).toBeGreaterThan(460);
  await shows({ height: 844, offsetTop: 0 });
  await expect.poll(bottom).toBeGreaterThan(760);
});

test("a chat that cannot be reached says so, and an address without a chat as well", async ({ deployment, newBrowser }) => {
  const context = await newBrowser(PHONE);
  const there = new ChatPage(await context.newPage(), deployment.url, "nl");
  const response = await there.page.goto(`${deployment.url}/chat/no-such-site`);
  expect(response.status()).toBe(404);
  await expect(there.sentence).toHaveText("Op dit adres is geen chat. Controleer de link.");
  expect(await findings(there.page)).toEqual([]);

  await there.page.clock.install();
  await context.route("**/frame/main**", (route) => route.abort());
  await there.goTo();
  await there.page.clock.runFor(10_000);
  await expect(there.sentence).toHaveText("De chat is niet bereikbaar.");
  await context.unroute("**/frame/main**");
  await there.page.clock.resume();
  await there.page.getByRole("button", { name: "Opnieuw proberen" }).tap();
  await there.isOpen();
});
