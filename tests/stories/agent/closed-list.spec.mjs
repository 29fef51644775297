// Conversations that are closed stay reachable, however many they are.
import { Site } from "../../fixtures/site.mjs";
import { expect, test } from "../../fixtures/story.mjs";

const CLOSED = 120;

test("more than fifty closed conversations are shown step by step, down to the oldest", async ({ deployment, newBrowser }) => {
  test.slow();
  const site = await Site.setUp(deployment);
  for (let place = 1; place <= CLOSED; place += 1) {
    const visitor = await site.visitor();
    const tab = await visitor.tab();
    await tab.say(`Question ${place} of many`);
    await tab.leave();
    const anna = await site.anna.looksAt(visitor.conversation);
    await anna.close();
    await anna.leave();
  }

  const page = await (await newBrowser()).newPage();
  await page.goto(`${deployment.url}/console/${site.id}#link=${await site.link()}`);
  const list = page.getByRole("navigation", { name: "Conversations" });
  const rows = list.getByRole("link");
  await expect(list.getByRole("heading", { name: `Closed ${CLOSED}` })).toBeVisible();
  await expect(rows).toHaveCount(50);
  await expect(rows.first()).toContainText(`Question ${CLOSED} of many`);

  const older = list.getByRole("button", { name: "Show older conversations" });
  await older.click();
  await expect(rows).toHaveCount(100);
  await older.press("Enter");
  await expect(rows).toHaveCount(CLOSED);
  await expect(older).toHaveCount(0);

  await rows.last().click();
  await expect(page.locator(".bubble")).toHaveText(["Question 1 of many"]);
  await expect(page.getByRole("button", { name: "Reopen" }).first()).toBeVisible();
});
