// An owner moves the launcher away from what else stands in the page's corner.
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

  try {
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
  } finally {
    await site.anna.api.change("look", { from_side: 20, from_bottom: 20 });
  }
});
