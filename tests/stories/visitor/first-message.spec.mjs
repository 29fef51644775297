// A visitor who has a question opens the chat, writes it, and an agent sees at once that somebody waits.
import { expect, test } from "../../fixtures/story.mjs";
import { ShopPage } from "../../pages/shop-page.mjs";

test("until a visitor acts, the shop's page makes one request to the chat, keeps nothing and opens no socket", async ({ deployment, newBrowser, shop }) => {
  const context = await newBrowser();
  const page = await context.newPage();
  const requests = [];
  const sockets = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("websocket", (socket) => sockets.push(socket.url()));

  const { chat } = await new ShopPage(page, shop.url).open();
  await expect(chat.launcher).toBeVisible();
  await page.waitForLoadState("networkidle");

  expect(requests.filter((url) => new URL(url).origin === deployment.url)).toEqual([`${deployment.url}/main.js`]);
  expect(sockets).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({});
});

test("the first message shows as sent, and waits in the console at once", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();

  await chat.open();
  await expect(chat.frame.getByRole("heading", { name: "Hello!" })).toBeVisible();
  await chat.draft("Do these run small?");
  await chat.field.press("Enter");
  await chat.showsSent("Do these run small?");
  await expect(chat.field).toHaveValue("");
  await expect(chat.field).toBeFocused();

  await expect(console.rowIn("waiting", "Do these run small?")).toBeVisible({ timeout: 2_000 });
});

test("the agent sees where the visitor is and what they speak", async ({ desk, visit }) => {
  const console = await desk();
  const shop = await visit("/trousers.html", { timezoneId: "Europe/Amsterdam" });
  await shop.chat.open();
  await shop.chat.say("Is there a longer leg?");

  const { card } = await console.openTalk("Is there a longer leg?");
  await expect(card.getByRole("link", { name: "Trousers · Hem & Haw" })).toBeVisible();
  await expect(card.getByText("Online now")).toBeVisible();
  await expect(card.getByText("English")).toBeVisible();
  await expect(card.getByText("Europe/Amsterdam")).toBeVisible();

  await shop.goTo("Belts");
  await expect(card.getByRole("link", { name: "Belts · Hem & Haw" })).toBeVisible();
  await shop.page.close();
  await expect(card.getByText("Not on the site now")).toBeVisible();
});
