// A visitor walks through the shop while they talk; the conversation goes with them, also into a second tab.
import { expect, test } from "../../fixtures/story.mjs";

test("the panel stays open and the talk goes on from page to page", async ({ desk, visit }) => {
  const console = await desk();
  const shop = await visit();
  const { chat } = shop;
  await chat.open();
  await chat.say("What goes with linen?");
  const talk = await console.openTalk("What goes with linen?");

  await shop.goTo("Belts");
  await chat.isOpen();
  await chat.reads("What goes with linen?");
  await talk.reply("The woven navy belt.");
  await chat.reads("What goes with linen?", "The woven navy belt.");

  await shop.goTo("Trousers");
  await chat.isOpen();
  await chat.say("And with corduroy?");
  await talk.reads("And with corduroy?");
  await chat.reads("What goes with linen?", "The woven navy belt.", "And with corduroy?");

  // Closed stays closed, too.
  await chat.close();
  await shop.goTo("Belts");
  await chat.isClosed();
});

test("a second tab shows the same conversation, live", async ({ visit }) => {
  const first = await visit();
  await first.chat.open();
  await first.chat.say("May I return it?");

  const second = await first.nextTab("/belts.html");
  await second.chat.open();
  await second.chat.reads("May I return it?");
  await second.chat.say("Within how many days?");
  await first.chat.reads("May I return it?", "Within how many days?");
  await expect(first.chat.message("Within how many days?").getByRole("img", { name: /^(Sent|Delivered|Read)$/ })).toBeVisible();
});
