// The runtime is killed between a visitor's question and the agent's answer, and neither notices more than a pause.
import { MortalDeployment } from "../../fixtures/mortal.mjs";
import { openShop } from "../../fixtures/shop.mjs";
import { Site } from "../../fixtures/site.mjs";
import { expect, test } from "../../fixtures/story.mjs";

test("a message from the shop is in the console, and the answer in the shop, with a SIGKILL in between", async ({ desk, visit }) => {
  const deployment = await MortalDeployment.start();
  const shop = await openShop(deployment);
  const site = await Site.setUp(deployment, { id: "main", origin: shop.url });
  const console = await desk(site.anna, { site });
  const { chat } = await visit("/", { shop });
  await chat.open();
  await chat.say("Will you remember me?");
  await expect(console.rowIn("waiting", "Will you remember me?")).toBeVisible();

  await deployment.kill();
  await deployment.startAgain();

  const talk = await console.openTalk("Will you remember me?");
  await talk.reply("I do.");
  await chat.reads("Will you remember me?", "I do.");
  await expect(console.rowIn("mine", "You: I do.")).toBeVisible();
  await shop.close();
  await deployment.stop();
});
