// A page throws away its document and draws another, as some frameworks and some old scripts do. The chat was part of
// what it threw away; it comes back as it was.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const write = (tag) => `<!doctype html><html lang="en"><title>Shop</title><body><h1>Before</h1><script async src="${tag}"></script></body></html>`;

const WAYS = {
  "puts another root element in": () => {
    const root = document.createElement("html");
    const body = root.appendChild(document.createElement("body"));
    body.appendChild(document.createElement("h1")).textContent = "After";
    document.replaceChild(root, document.documentElement);
  },
  "writes its document anew": () => {
    document.open();
    document.write("<!doctype html><html lang=en><title>Shop</title><h1>After</h1>");
    document.close();
  },
  "removes what it does not know": () => {
    for (const element of document.querySelectorAll("html > :not(head, body)")) element.remove();
    document.querySelector("h1").textContent = "After";
  },
};

for (const [what, replace] of Object.entries(WAYS)) {
  test(`a page that ${what} has the chat again, open and with what was said`, async ({ foreignPage }) => {
    const { chat, logged, page } = await foreignPage(write);
    await chat.open();
    await chat.say("Stay with me");

    await page.evaluate(replace);
    await expect(page.getByRole("heading", { name: "After" })).toBeVisible();
    await chat.isOpen();
    await chat.reads("Stay with me");
    await chat.say("You did");
    await chat.close();

    // And once more, closed.
    await page.evaluate(replace);
    await chat.isClosed();
    await chat.open();
    await chat.reads("Stay with me", "You did");
    await expect(page.locator("edgewise-chat")).toHaveCount(1);
    expect(logged).toEqual([]);
  });
}

test("a second tag, and the page's own button, bring back a launcher that was removed", async ({ foreignPage }) => {
  const { chat, page, tag } = await foreignPage(write);
  await expect(chat.launcher).toBeVisible();
  const gone = () => document.querySelector("edgewise-chat").remove();

  await page.evaluate(gone);
  await page.addScriptTag({ url: tag });
  await expect(chat.launcher).toBeVisible();
  await expect(page.locator("edgewise-chat")).toHaveCount(1);

  await page.evaluate(gone);
  await page.evaluate(() => window.Edgewise.open());
  await chat.isOpen();
  await expect(page.locator("edgewise-chat")).toHaveCount(1);
});

test("what the page's owner takes away stays away", async ({ foreignPage }) => {
  const { chat, page, tag } = await foreignPage(write);
  await expect(chat.launcher).toBeVisible();
  await page.evaluate(WAYS["puts another root element in"]);
  // Just when the loader has noticed and is about to draw again, which is after the next frame.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    window.Edgewise.destroy();
  });
  await page.evaluate(WAYS["writes its document anew"]);
  await expect(page.getByRole("heading", { name: "After" })).toBeVisible();
  // The browser has been idle since, so nothing of the chat is on its way any more.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(resolve)))));
  await expect(page.locator("edgewise-chat")).toHaveCount(0);
  expect(await page.evaluate(() => "Edgewise" in window)).toBe(false);

  await page.addScriptTag({ url: tag });
  await expect(chat.launcher).toBeVisible();
});
