// A shop made with React 18, which hydrates the whole document: a node that it does not know makes it throw the server's
// page away and draw it again. The chat waits until that is over; where it came first, it comes again.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "../../fixtures/foreign-page.mjs";

const require = createRequire(import.meta.url);

/** React's own build for browsers. */
const build = (name) => readFile(join(dirname(require.resolve(`${name}/package.json`)), `umd/${name}.production.min.js`), "utf8");

/** The page as a server with React renders it, and then as React finds it again. */
const shop = (tag) => `<!DOCTYPE html><html lang="en"><head><title>Shop</title><script async src="${tag}"></script></head>
<body><h1>Belts</h1><button>Bought 0</button><script src="/react.js"></script><script src="/react-dom.js"></script><script src="/app.js"></script></body></html>`.replace("\n", "");

const APP = `
  const h = React.createElement;
  const tag = document.querySelector("script[async]").getAttribute("src");
  const script = (src) => h("script", { key: src, src });
  function Shop() {
    const [bought, buy] = React.useState(0);
    React.useEffect(() => { window.hydrated = true; }, []);
    return h("html", { lang: "en" },
      h("head", null, h("title", null, "Shop"), h("script", { async: true, src: tag })),
      h("body", null, h("h1", null, "Belts"), h("button", { onClick: () => buy(bought + 1) }, "Bought " + bought),
        ["/react.js", "/react-dom.js", "/app.js"].map(script)));
  }
  window.complaints = [];
  window.serversHeading = document.querySelector("h1");
  window.hydrate = () => ReactDOM.hydrateRoot(document, h(Shop), { onRecoverableError: (error) => complaints.push(String(error)) });
`;

const files = async (start) => ({ "/react.js": await build("react"), "/react-dom.js": await build("react-dom"), "/app.js": APP + start });

const keptServersPage = (page) => page.evaluate(() => window.serversHeading === document.querySelector("h1"));

async function worksBeside(chat, page) {
  await page.getByRole("button", { name: "Bought 0" }).click();
  await expect(page.getByRole("button", { name: "Bought 1" })).toBeVisible();
  await chat.open();
  await chat.say("Do you ship abroad?");
  await page.getByRole("button", { name: "Bought 1" }).click();
  await expect(page.getByRole("button", { name: "Bought 2" })).toBeVisible();
  await chat.reads("Do you ship abroad?");
  await expect(page.locator("edgewise-chat")).toHaveCount(1);
}

test("React keeps the server's page, and the chat is there", async ({ foreignPage }) => {
  const { chat, page } = await foreignPage(shop, { files: await files("hydrate();") });
  await expect(chat.launcher).toBeVisible();
  await page.waitForFunction(() => window.hydrated);
  expect(await page.evaluate(() => window.complaints)).toEqual([]);
  expect(await keptServersPage(page)).toBe(true);
  await worksBeside(chat, page);
});

test("where React comes long after the page, it draws its page again, and the chat comes back", async ({ foreignPage }) => {
  const { chat, page } = await foreignPage(shop, { files: await files("") });
  await expect(chat.launcher).toBeVisible();
  await page.evaluate(() => void window.hydrate());
  await page.waitForFunction(() => window.hydrated);
  expect(await keptServersPage(page), "the page was thrown away").toBe(false);
  await expect(chat.launcher).toBeVisible();
  await worksBeside(chat, page);
});
