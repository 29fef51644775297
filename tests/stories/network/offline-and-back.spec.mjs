// The connection is lost while somebody writes; they are told, and what they wrote arrives once it is back, once.
import { MortalDeployment } from "../../fixtures/mortal.mjs";
import { openShop } from "../../fixtures/shop.mjs";
import { Site } from "../../fixtures/site.mjs";
import { expect, test } from "../../fixtures/story.mjs";
import { ShopPage } from "../../pages/shop-page.mjs";

test("what is written while the server is away is kept, and sent exactly once when it is back", async ({ desk, visit }) => {
  const deployment = await MortalDeployment.start();
  const shop = await openShop(deployment);
  const site = await Site.setUp(deployment, { id: "main", origin: shop.url });
  const console = await desk(site.anna, { site });
  const { chat } = await visit("/", { shop });
  await chat.open();
  await chat.say("Before the storm");
  const talk = await console.openTalk("Before the storm");
  await talk.take();

  // All of the runtime, at one stroke: Playwright's own way of going offline spares sockets.
  await deployment.kill();
  await expect(chat.offline).toBeVisible();
  await expect(console.lost).toBeVisible();
  await chat.write("In the storm");
  await chat.write("Still in it");
  await chat.showsSending("In the storm");
  await talk.field.fill("Are you there?");
  await talk.field.press("Enter");
  await expect(talk.thread.getByText("Sending…")).toBeVisible();

  await deployment.startAgain();
  await chat.showsSent("In the storm");
  await chat.showsSent("Still in it");
  await expect(chat.offline).toHaveCount(0);
  await expect(console.lost).toHaveCount(0);
  await expect(talk.bubbles).toHaveCount(4);
  await expect(chat.bubbles).toHaveCount(4);
  const texts = await talk.bubbles.allInnerTexts();
  expect([...texts].sort()).toEqual(["Are you there?", "Before the storm", "In the storm", "Still in it"]);
  await chat.reads(...texts);

  await talk.reply("After the storm");
  await chat.reads(...texts, "After the storm");
  await shop.close();
  await deployment.stop();
});

test("a message that was refused says so, and can be tried again or discarded", async ({ newBrowser, shop }) => {
  const page = await (await newBrowser()).newPage();
  // Nothing that one can type is refused for good, so the refusal comes from between: the first message of each tab
  // is answered as if it had a character that the edge does not take, and goes no further.
  let refusing = true;
  await page.routeWebSocket(/\/visitor$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const number = text.startsWith("{") && JSON.parse(text).say?.number;
      if (number && refusing) socket.send(JSON.stringify({ refused: { code: "body_control_character", number } }));
      else server.send(text);
    });
  });
  const { chat } = await new ShopPage(page, shop.url).open();
  await chat.open();
  await chat.write("Take this");
  await expect(chat.log.getByText("This message was not sent.")).toBeVisible();

  await chat.log.getByRole("button", { name: "Try again" }).click();
  await expect(chat.log.getByText("This message was not sent.")).toBeVisible();
  refusing = false;
  await chat.log.getByRole("button", { name: "Try again" }).click();
  await chat.showsSent("Take this");
  await expect(chat.log.getByText("This message was not sent.")).toHaveCount(0);

  refusing = true;
  await chat.write("Not this");
  await chat.log.getByRole("button", { name: "Discard" }).click();
  await chat.reads("Take this");
});
