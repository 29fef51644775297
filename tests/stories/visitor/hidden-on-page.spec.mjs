// The owner wants no launcher on some pages: where the visitor pays nothing is to be in the way.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const write = (tag) => `<!doctype html><html lang="en"><head><title>Shop</title></head><body><h1>Shop</h1><script async src="${tag}"></script></body></html>`;

const goes = (page, path) => page.evaluate((path) => history.pushState({}, "", path), path);

test("the launcher goes and comes as the visitor moves through a single-page site", async ({ foreignPage }) => {
  const { chat, logged, page } = await foreignPage(write, { look: { launcher: { hidden: ["/checkout/*", "/a.b"] } } });
  await expect(chat.launcher).toBeVisible();
  for (const [path, isThere] of [["/checkout/pay", false], ["/checkout", true], ["/a.b", false], ["/aXb", true], ["/checkout/", false]]) {
    await goes(page, path);
    await expect(chat.launcher, path).toBeVisible({ visible: isThere });
  }
  await page.goBack();
  await expect(chat.launcher).toBeVisible();
  await page.goForward();
  await expect(chat.launcher).toBeHidden();

  // The page itself may still offer it.
  await page.evaluate(() => window.Edgewise.open());
  await expect(chat.field).toBeVisible();
  await chat.say("My card is refused");
  await chat.closeButton.click();
  await chat.isClosed();
  await page.evaluate(() => window.Edgewise("show"));
  await expect(chat.launcher).toBeVisible();
  expect(logged).toEqual([]);
});

test("on some pages the owner greets with something else, in the visitor's language", async ({ foreignPage }) => {
  const pages = [
    { path: "/returns/*", texts: { auto: "Sending it back?\nWe help.", nl: "Terugsturen?\nWij helpen." } },
    { path: "/*.html", texts: { nl: "Hallo daar" } },
  ];
  const { chat, logged, page } = await foreignPage(write, { greetings: { texts: { en: "Hello!\nAsk us." }, pages } });
  await chat.open();
  const greets = async (first, rest) => {
    await expect(chat.frame.getByRole("heading", { level: 2 })).toHaveText(first);
    await expect(chat.frame.locator(".greeting p").first()).toHaveText(rest);
  };
  await greets("Hello!", "Ask us.");
  await goes(page, "/returns/how");
  await greets("Sending it back?", "We help.");
  // There is none in English there.
  await goes(page, "/belts.html");
  await greets("Hello!", "Ask us.");
  await page.goBack();
  await greets("Sending it back?", "We help.");
  expect(logged).toEqual([]);
});

test("loading: on interaction nothing is loaded before it; manually nothing is drawn before the page asks", async ({ foreignPage }) => {
  const idle = (page) => page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(resolve)))));
  const careful = await foreignPage(write, { look: { launcher: { load: "interaction" } } });
  await careful.chat.open();
  await careful.chat.say("I was here before");
  await careful.chat.close();
  careful.asked.length = 0;
  await careful.page.reload();
  await expect(careful.chat.launcher).toBeVisible();
  await careful.page.waitForLoadState("networkidle");
  expect(careful.asked.filter((path) => path.startsWith("/frame"))).toEqual([]);
  await careful.chat.open();
  await careful.chat.reads("I was here before");

  const manual = await foreignPage(write, { look: { launcher: { load: "manual" } } });
  await idle(manual.page);
  await manual.page.addScriptTag({ url: manual.tag });
  await idle(manual.page);
  await expect(manual.page.locator("edgewise-chat")).toHaveCount(0);
  await manual.page.evaluate(() => window.Edgewise("show"));
  await expect(manual.chat.launcher).toBeVisible();
});
