// The owner has silent conversations end by themselves. Time passes while the runtime is down.
import { MortalDeployment } from "../../fixtures/mortal.mjs";
import { openShop } from "../../fixtures/shop.mjs";
import { Site } from "../../fixtures/site.mjs";
import { expect, test } from "../../fixtures/story.mjs";

test("a visitor who is answered and says nothing more is asked once, and then it closes, in Dutch on a phone", async ({ desk, visit }) => {
  const deployment = await MortalDeployment.start();
  const shop = await openShop(deployment);
  const site = await Site.setUp(deployment, { id: "main", origin: shop.url });
  const silence = async (minutes) => {
    await deployment.kill();
    await deployment.timePasses(minutes);
    await deployment.startAgain();
  };

  const console = await desk(site.anna, { site, fragment: "/settings" });
  const { page } = console;
  const ask = page.getByLabel("Ask after so many minutes of silence");
  const save = page.getByRole("button", { name: "Save: Silence" });
  await ask.fill("3");
  await expect(page.getByText("Choose a number from 5 to 1440.")).toBeVisible();
  await ask.fill("30");
  await page.getByLabel("Close when so many more minutes pass without an answer").fill("10");
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  const { chat } = await visit("/nl/", { shop, language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Vallen deze klein?");
  await console.menu.getByRole("link", { name: "Inbox" }).click();
  const talk = await console.openTalk("Vallen deze klein?");
  await talk.reply("Een beetje.");
  await expect(console.rowIn("mine", "You: Een beetje.")).toBeVisible();

  await silence(31);
  const question = chat.message("Kunnen we nog iets voor je doen?");
  await expect(question.getByRole("button", { name: "Nee, bedankt" })).toBeVisible();
  await expect(talk.thread.getByText("Automatic: asked whether there is anything else")).toBeVisible();
  await expect(console.row("Kunnen we nog iets voor je doen?")).toBeVisible();

  await silence(11);
  await expect(talk.thread.getByText(/^Closed after 4\d minutes of silence/)).toBeVisible();
  await expect(talk.button("Reopen")).toBeVisible();
  await expect(chat.frame.getByRole("region", { name: "Hoe was het?" })).toBeVisible();
  await expect(question).toHaveCount(1);
  await shop.close();
  await deployment.stop();
});
