// The chat lives on other people's pages: under their strictest policy, beside their styles, leaving theirs alone.
import { servePage } from "../../fixtures/shop.mjs";
import { Site } from "../../fixtures/site.mjs";
import { expect, test } from "../../fixtures/story.mjs";
import { ShopPage } from "../../pages/shop-page.mjs";
import { Widget } from "../../pages/widget.mjs";

test("under the shop's strict policy nothing is refused and nothing is logged", async ({ newBrowser, shop }) => {
  const page = await (await newBrowser()).newPage();
  const logged = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && logged.push(message.text()));
  const response = page.waitForResponse((answer) => answer.url() === `${shop.url}/`);

  const { chat } = await new ShopPage(page, shop.url).open();
  expect((await response).headers()["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  await chat.open();
  await chat.say("Strict enough?");
  await chat.close();
  expect(logged).toEqual([]);
});

/** A page on its own origin, which has a site of its own; `tag` is the script that its owner would paste. */
async function host(deployment, html) {
  const server = await servePage(html);
  const site = await Site.setUp(deployment, { origin: server.url });
  return { ...server, tag: `${deployment.url}/${site.id}.js` };
}

const HOSTILE = `<!doctype html><html lang="en"><title>Hostile</title><style>
  html > :not(head, body), body, body *, div, button, iframe, span, svg {
    all: unset !important; display: none !important; font-size: 40px !important; letter-spacing: 9px !important;
    opacity: .3 !important; transform: rotate(20deg) scale(2) !important; position: static !important; color: lime !important;
  }
  edgewise-chat { width: 7px !important; height: 7px !important; overflow: hidden !important; z-index: -1 !important; visibility: hidden !important; }
  iframe { width: 10px !important; height: 10px !important; }
  button { width: 300px !important; background: red !important; border-radius: 0 !important; padding: 50px !important; }
</style><body><h1>Shop</h1></body></html>`;

test("the page's styles do not leak in", async ({ deployment, newBrowser }) => {
  const { url, tag, close } = await host(deployment, HOSTILE);
  const page = await (await newBrowser({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(url);
  await page.addScriptTag({ url: tag });
  const chat = new Widget(page);

  await expect(chat.launcher).toBeVisible();
  expect(await chat.launcher.boundingBox()).toEqual({ x: 1280 - 20 - 56, y: 900 - 20 - 56, width: 56, height: 56 });
  await expect(chat.launcher).toHaveCSS("background-color", "rgb(31, 111, 92)");
  await chat.open();
  await expect.poll(() => chat.panel.boundingBox()).toMatchObject({ x: 1280 - 20 - 384, width: 384, height: 680 });
  await chat.say("Is it quiet in here?");
  await expect(chat.bubbles.first()).toHaveCSS("font-size", "15px");
  await close();
});

const PLAIN = `<!doctype html><html lang="en"><title>Plain</title><body>
  <h1>Shop</h1><p>Text with a <a href="#">link</a>.</p><button>Buy</button><div><span>One</span><iframe title="Map"></iframe></div>
  <form><input aria-label="Search"><textarea aria-label="Note"></textarea></form><footer>Foot</footer></body></html>`;

test("the chat's styles do not leak out, and it goes without a trace", async ({ deployment, newBrowser }) => {
  const { url, tag, close } = await host(deployment, PLAIN);
  const page = await (await newBrowser()).newPage();
  await page.goto(url);
  const looks = () =>
    page.evaluate(() => {
      const elements = document.querySelectorAll("html, body, body *:not(script)");
      return [...elements].map((element) => {
        const style = getComputedStyle(element);
        return [element.tagName, Object.fromEntries([...style].map((name) => [name, style[name]]))];
      });
    });
  const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)));
  const [before, globalsBefore] = [await looks(), await globals()];

  await page.addScriptTag({ url: tag });
  const chat = new Widget(page);
  await chat.open();
  await chat.say("Does anything move?");
  await chat.field.blur();
  await page.mouse.move(0, 0);
  expect(await looks()).toEqual(before);
  expect((await globals()).filter((name) => !globalsBefore.includes(name))).toEqual(["Edgewise"]);

  await page.evaluate(() => window.Edgewise.destroy());
  await expect(page.locator("edgewise-chat")).toHaveCount(0);
  expect(await globals()).toEqual(globalsBefore);
  expect(await looks()).toEqual(before);
  await close();
});
