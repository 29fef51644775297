// The chat's frame does not come: the network has gone, or lets nothing through. The panel says so, and tries again when
// the visitor asks for it.
import { expect, test } from "../../fixtures/story.mjs";

/** It gives the frame ten seconds before it says anything. */
const PATIENCE = { timeout: 60_000 };

const WORDS = {
  en: { again: "The chat cannot be reached. Try again", close: "Close chat" },
  nl: { again: "De chat is niet bereikbaar. Opnieuw proberen", close: "Chat sluiten" },
};

for (const [language, words] of Object.entries(WORDS)) {
  test(`a visitor reads that the chat cannot be reached, and tries again; ${language}`, async ({ network, visit }) => {
    const { chat, page } = await visit(language === "nl" ? "/nl/" : "/", { shop: network.shop, language });
    await expect(chat.launcher).toBeVisible();
    network.cut();
    await chat.launcher.click();
    const again = chat.region.getByRole("button", { name: words.again });
    await expect(again).toBeVisible(PATIENCE);
    // Whoever cannot see it hears it, and has it under the keyboard.
    await expect(again).toBeFocused();

    network.restore();
    await page.keyboard.press("Enter");
    await chat.isOpen();
    await expect(again).toBeHidden();
    await chat.say(`There you are, ${language}`);
  });
}

test("a visitor closes what cannot be reached, and the next opening tries again", async ({ network, visit }) => {
  const { chat, page } = await visit("/", { shop: network.shop });
  await expect(chat.launcher).toBeVisible();
  network.cut();
  await chat.launcher.click();
  await expect(chat.region.getByRole("button", { name: WORDS.en.again })).toBeVisible(PATIENCE);
  await page.keyboard.press("Escape");
  const launcher = chat.region.getByRole("button", { name: "Chat with us" });
  await expect(launcher).toBeFocused();

  network.restore();
  await launcher.click();
  await chat.isOpen();
  await chat.say("Second try");
});

test("a frame that comes late is shown all the same", async ({ network, visit }) => {
  const { chat, page } = await visit("/", { shop: network.shop });
  await expect(chat.launcher).toBeVisible();
  let letThrough;
  await page.route("**/frame/main?*", (route) => (letThrough = () => route.continue()));
  await chat.launcher.click();
  const again = chat.region.getByRole("button", { name: WORDS.en.again });
  await expect(again).toBeVisible(PATIENCE);
  await letThrough();
  await expect(again).toBeHidden();
  await expect(chat.field).toBeVisible();
  await chat.say("Better late");
});
