// A page that its server puts into a sandbox has no origin, so no website's chat can be shown in it.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const SANDBOX = { "Content-Security-Policy": "sandbox allow-scripts" };

test("o1: a page without an origin has no launcher, no frame, and one sentence that says why", async ({ foreignPage }) => {
  const { logged, page } = await foreignPage(
    (tag) => `<!doctype html><html lang="en"><title>Preview</title><h1>Preview</h1><script src="${tag}"></script>
      <script>document.querySelector("h1").textContent += ", seen"</script></html>`,
    { headers: SANDBOX },
  );
  // The script above it has run.
  await expect(page.getByRole("heading", { name: "Preview, seen" })).toBeVisible();
  expect(await page.evaluate(() => [self.origin, "Edgewise" in window])).toEqual(["null", false]);
  await expect(page.locator("edgewise-chat")).toHaveCount(0);
  expect(page.frames().length).toBe(1);
  expect(logged).toEqual(["Edgewise cannot start: null is not in Settings > Allowed websites"]);
});
