// A visitor reloads the page in the middle of a conversation, and nothing is lost: not the talk, not what they were writing.
import { openShop } from "../../fixtures/shop.mjs";
import { expect, test } from "../../fixtures/story.mjs";

// This Chromium lets a frame of another site keep nothing at all, as every browser does for some people: what survives
// there is what the loader keeps for it.
test("the conversation, the open panel and the draft survive a reload", async ({ desk, visit }) => {
  const console = await desk();
  const { chat, page } = await visit();
  await chat.open();
  await chat.say("Is the corduroy in stock?");
  const talk = await console.openTalk("Is the corduroy in stock?");
  await talk.reply("In all sizes.");
  await chat.reads("Is the corduroy in stock?", "In all sizes.");

  await chat.draft("Then I");

  await page.reload();
  await chat.isOpen();
  await chat.reads("Is the corduroy in stock?", "In all sizes.");
  await expect(chat.heading).toHaveText("Anna");
  await expect(chat.field).toHaveValue("Then I");
  await chat.say("Then I would like two.");
  await talk.reads("Then I would like two.");
});

test("where the browser lets the frame keep things, the draft survives there", async ({ deployment, shop, site, visit }) => {
  // The same host name as the deployment's: another origin of the same site.
  const near = await openShop(deployment, { host: new URL(deployment.url).hostname });
  await site.anna.api.change("profile", { origins: [shop.url, near.url] });
  const { chat, page } = await visit("/", { shop: near });
  await chat.open();
  await chat.say("Is there a wider belt?");
  await chat.draft("I mean 4 cm or");

  await page.reload();
  await chat.isOpen();
  await chat.reads("Is there a wider belt?");
  await expect(chat.field).toHaveValue("I mean 4 cm or");
  await near.close();
});

test("an agent's console survives a reload as well", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Are the buttons horn?");
  const talk = await console.openTalk("Are the buttons horn?");
  await talk.reply("They are.");

  await console.page.reload();
  await talk.reads("Are the buttons horn?");
  await talk.reads("They are.");
  await talk.reply("Sewn on by hand.");
  await chat.reads("Are the buttons horn?", "They are.", "Sewn on by hand.");
});
