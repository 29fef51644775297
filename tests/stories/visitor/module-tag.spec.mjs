// Owners paste the tag in more ways than the console shows; each is the same chat, once.
import { expect, test } from "../../fixtures/foreign-page.mjs";

const TAGS = {
  "a module": (tag) => `<script type="module" src="${tag}"></script>`,
  "a script with crossorigin": (tag) => `<script async crossorigin src="${tag}"></script>`,
  "an import": (tag) => `<script type="module">import "${tag}"</script>`,
  "a deferred script": (tag) => `<script defer src="${tag}"></script>`,
  "a script, and once more as a module": (tag) => `<script src="${tag}"></script><script type="module" src="${tag}"></script>`,
};

for (const [what, write] of Object.entries(TAGS)) {
  test(`the tag as ${what}`, async ({ foreignPage }) => {
    const { chat, logged, page } = await foreignPage(
      (tag) => `<!doctype html><html lang="en"><head><title>Shop</title>${write(tag)}</head><body><h1>Shop</h1></body></html>`,
    );
    await chat.open();
    await chat.say("Which way did you come?");
    await expect(page.locator("edgewise-chat")).toHaveCount(1);
    expect(logged).toEqual([]);
  });
}
