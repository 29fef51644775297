// An owner decides where the chat stands and what it looks like.
import { expect, test } from "../../fixtures/story.mjs";

test("the launcher stands where the owner wants it, and the chat opens above it", async ({ desk, newBrowser, site, visit }) => {
  const { page } = await desk(site.anna, { fragment: "/settings" });
  const [side, bottom] = [page.getByLabel("Distance from the side, in pixels"), page.getByLabel("Distance from the bottom, in pixels")];
  const save = page.getByRole("button", { name: "Save: Looks" });
  const saved = page.getByRole("status").filter({ hasText: "Saved" });
  await expect(bottom).toHaveValue("20");
  await bottom.fill("201");
  await expect(page.getByText("Choose a number from 0 to 200.")).toBeVisible();
  await side.fill("32");
  await bottom.fill("96");
  await save.click();
  await expect(saved).toBeVisible();

  const { chat } = await visit();
  const window = { width: 1280, height: 720 };
  await chat.page.setViewportSize(window);
  await chat.page.reload();
  const launcher = await chat.launcher.boundingBox();
  expect(Math.round(window.width - launcher.x - launcher.width)).toBe(32);
  expect(Math.round(window.height - launcher.y - launcher.height)).toBe(96);
  await chat.open();
  const panel = await chat.panel.boundingBox();
  expect(panel.y).toBeGreaterThanOrEqual(0);
  expect(panel.y + panel.height).toBeLessThanOrEqual(launcher.y);
});

test("the chat is dark or light on every device, if the owner wants it so", async ({ desk, site, visit }) => {
  const { page } = await desk(site.anna, { fragment: "/settings" });
  const background = (chat) => chat.frame.getByRole("main", { name: "Chat" }).evaluate((main) => getComputedStyle(main.ownerDocument.body).getPropertyValue("--surface"));
  for (const [choice, colorScheme, surface] of [["Always dark", "light", "#1c1a18"], ["Always light", "dark", "#fffdfa"], ["As the visitor’s device", "dark", "#1c1a18"]]) {
    await page.getByRole("radio", { name: choice }).check();
    await page.getByRole("button", { name: "Save: Looks" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    const { chat } = await visit("/", { colorScheme });
    await chat.open();
    expect((await background(chat)).trim(), choice).toBe(surface);
    await chat.page.context().close();
  }
});

test("the launcher has the owner's text, icon and size, in the visitor's language", async ({ desk, site, visit }) => {
  const { page } = await desk(site.anna, { fragment: "/settings" });
  const labels = page.getByLabel("Text beside the icon");
  await labels.fill("A text that is much too long for it");
  await expect(page.getByText("is too long: a text has up to 24 characters.")).toBeVisible();
  await labels.fill("Ask us\nnl: Vraag het ons");
  await page.getByRole("radio", { name: "Question mark" }).check();
  await page.getByRole("radio", { name: "Large" }).check();
  await page.getByLabel("Pages without the chat button").fill("belts");
  await expect(page.getByText("“belts” is no path")).toBeVisible();
  await page.getByLabel("Pages without the chat button").fill("/belts.html");
  await expect(page.locator(".preview-launcher")).toHaveText("?Ask us");
  await page.getByRole("button", { name: "Save: Looks" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  for (const [path, language, label] of [["/", "en", "Ask us"], ["/nl/", "nl", "Vraag het ons"]]) {
    const shop = await visit(path, { language });
    await expect(shop.chat.launcher).toHaveText(label);
    await expect(shop.chat.launcher).toHaveAccessibleName(label);
    const { width, height } = await shop.chat.launcher.boundingBox();
    expect(height).toBe(64);
    expect(width).toBeGreaterThan(110);
    const icon = (button) => getComputedStyle(button, "::before").content;
    expect(await shop.chat.launcher.evaluate(icon)).toBe('"?"');
    await shop.chat.open();
    const [panel, launcher] = [await shop.chat.panel.boundingBox(), await shop.chat.launcher.boundingBox()];
    expect(panel.y + panel.height).toBeLessThanOrEqual(launcher.y);
    expect(Math.round(launcher.width), "a cross alone").toBeLessThan(80);
    await shop.chat.close();
  }
  const { chat } = await visit("/belts.html");
  await expect(chat.page.locator("edgewise-chat")).toHaveCount(1);
  await expect(chat.launcher).toBeHidden();
});
