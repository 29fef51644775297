// A website that the owner did not allow copies the tag: no launcher, no frame, and a line in its console that says why.
import { expect, test } from "../../fixtures/story.mjs";
import { servePage } from "../../fixtures/shop.mjs";

const tagged = (chat) => `<!doctype html><title>Copycat</title><h1>Copycat</h1><script async src="${chat}/main.js"></script>`;

test("o1: a page of an allowed website has the launcher, at the price of one request", async ({ page, shop, deployment }) => {
  const asked = [];
  page.on("request", (request) => {
    if (request.url().startsWith(deployment.url)) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(shop.url);
  await expect(page.locator("edgewise-chat button")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual(["/main.js"]);
});

test("o1: a page of another website has no launcher", async ({ page, shop, deployment }) => {
  const copycat = await servePage(tagged(deployment.url));
  const warned = page.waitForEvent("console", { predicate: (message) => message.text().includes("Allowed websites") });
  await page.goto(copycat.url);
  expect((await warned).text()).toContain(copycat.url);
  await expect(page.locator("edgewise-chat")).toHaveCount(0);
  expect(shop.site.origin).not.toBe(copycat.url);
  await copycat.close();
});

test("o1: a page of another website cannot show the frame either", async ({ page, shop, deployment }) => {
  const copycat = await servePage(`<!doctype html><title>Copycat</title><iframe src="${deployment.url}/frame/${shop.site.id}"></iframe>`);
  const refused = page.waitForEvent("console", { predicate: (message) => message.text().includes("frame-ancestors") });
  await page.goto(copycat.url);
  await refused;
  await copycat.close();
});

test("a3: a signed-in agent's browser shows the console, and a page of another website gets nothing done in it", async ({
  page,
  context,
  shop,
  deployment,
  signIn,
}) => {
  await signIn(context, shop.site.anna);
  const me = await page.goto(`${deployment.url}/api/main/me`);
  expect(me.status()).toBe(200);
  const copycat = await servePage("<!doctype html><title>Copycat</title>");
  await page.goto(copycat.url);
  const sent = await page.evaluate(async (chat) => {
    const post = fetch(`${chat}/api/main/sign-out`, { method: "POST", credentials: "include", mode: "no-cors" });
    await post.catch(() => {});
    return new Promise((resolve) => {
      const socket = new WebSocket(`${chat.replace("http", "ws")}/api/main/inbox/0`, ["edgewise.v1"]);
      socket.onopen = () => resolve("opened");
      socket.onerror = () => resolve("refused");
    });
  }, deployment.url);
  expect(sent).toBe("refused");
  expect(await shop.site.anna.api.get("me")).toMatchObject({ status: 200 });
  await copycat.close();
});

test("o1: what a website may no longer send shows as not sent, and goes when the visitor tries again", async ({ visit }) => {
  const { chat, page } = await visit();
  await chat.open();
  const address = "**/api/main/conversations";
  await page.route(address, (route) => route.fulfill({ status: 403, json: { refused: { code: "origin_refused" } } }));
  await chat.write("Is anybody there?");
  const message = chat.message("Is anybody there?");
  await expect(message.getByText("this chat no longer works on this website")).toBeVisible();
  await expect(chat.status.filter({ hasText: "The chat is not available on this website." })).toBeVisible();

  await chat.write("Hello?");
  await expect(chat.log.getByRole("button", { name: "Discard" })).toHaveCount(2);
  await chat.message("Hello?").getByRole("button", { name: "Discard" }).click();
  await chat.reads("Is anybody there?");

  await page.unroute(address);
  await message.getByRole("button", { name: "Try again" }).click();
  await chat.showsSent("Is anybody there?");
  await expect(chat.frame.getByText("this chat no longer works")).toHaveCount(0);
});
