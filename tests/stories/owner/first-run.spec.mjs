// An owner has just deployed: the console makes them admin and their site, and what they choose shows on their pages.
import { Deployment } from "../../fixtures/deployment.mjs";
import { openShop } from "../../fixtures/shop.mjs";
import { expect, test } from "../../fixtures/story.mjs";
import { Console } from "../../pages/console.mjs";

test("from a fresh deployment to a chat in one's own colours", async ({ newBrowser, visit }) => {
  const deployment = await Deployment.start();
  const shop = await openShop(deployment);
  const page = await (await newBrowser()).newPage();
  const fill = (label, text) => page.getByLabel(label, { exact: true }).fill(text);

  await page.goto(`${deployment.url}/console`);
  await expect(page.getByRole("heading", { name: "Set up your chat" })).toBeVisible();
  await fill("Setup secret", "not the secret");
  await fill("Site name", "Hem & Haw");
  await fill("Website address", shop.url);
  await fill("Your name", "Anna");
  await fill("E-mail address", "anna@shop.example");
  await fill("Password", "short");
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByText("A password needs at least 10 characters.")).toBeVisible();
  await fill("Password", "correct horse battery");
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByText("This is not the setup secret of this deployment.")).toBeVisible();
  await fill("Setup secret", deployment.secrets.setup);
  await page.getByRole("button", { name: "Set up" }).click();

  const console = await new Console(page, deployment.url).isReady();
  await expect(console.list.getByText("No visitor has written yet.")).toBeVisible();
  await console.list.getByRole("link", { name: "Get the tag" }).click();
  const tag = page.getByRole("group", { name: "The tag for your website" });
  await expect(tag).toHaveText(`<script async src="${deployment.url}/main.js"></script>`);

  const { chat } = await visit("/", { shop });
  await chat.open();
  await expect(chat.heading).toHaveText("Hem & Haw");

  await fill("Site name", "Zoom & Zo");
  await fill("Colour as hex code", "#ffd400");
  await page.getByLabel("Bottom left").check();
  await page.getByLabel("Language of the chat").selectOption("Nederlands");
  await expect(page.getByRole("status").filter({ hasText: "Not saved yet" })).toHaveCount(2);
  for (const part of ["Name and websites", "Looks"]) await page.getByRole("button", { name: `Save: ${part}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toHaveCount(2);

  // The edge keeps settings for seconds, and a browser the loader for a minute; so each look is another visitor's.
  await expect(async () => {
    const { chat } = await visit("/", { shop, language: "nl" });
    await expect(chat.launcher).toHaveCSS("background-color", "rgb(255, 212, 0)", { timeout: 1_000 });
    await expect(chat.launcher).toHaveCSS("color", "rgb(0, 0, 0)");
    expect((await chat.launcher.boundingBox()).x).toBe(20);
    await chat.open();
    await expect(chat.heading).toHaveText("Zoom & Zo");
  }).toPass();

  await page.goto(`${deployment.url}/console`);
  await expect(console.list).toBeVisible();
  await shop.close();
  await deployment.stop();
});

test("a colleague joins by an invitation", async ({ desk, newBrowser, site }) => {
  const { page } = await desk(site.anna, { fragment: "/team" });
  await page.getByLabel("E-mail address").fill("eva@shop.example");
  await page.getByRole("button", { name: "Make invitation" }).click();
  const link = await page.getByRole("group", { name: "Invitation link" }).innerText();

  const evas = await (await newBrowser()).newPage();
  await evas.goto(link);
  await expect(evas.getByRole("heading", { name: "Welcome to the team" })).toBeVisible();
  await evas.getByLabel("Your name").fill("Eva");
  await evas.getByLabel("Password").fill("another long password");
  await evas.getByRole("button", { name: "Join the team" }).click();
  await expect(evas.getByRole("navigation", { name: "Conversations" })).toBeVisible();
  expect(evas.url()).not.toContain("invitation");

  await page.reload();
  await page.getByRole("button", { name: "Remove: Eva" }).click();
  await page.getByRole("group", { name: /^Remove Eva\?/ }).getByRole("button", { name: "Remove" }).click();
  await expect(evas.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
