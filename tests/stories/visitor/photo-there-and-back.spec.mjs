// A visitor shows what is wrong, and the agent answers with a paper.
import { pdf, photo, png } from "../../fixtures/files.mjs";
import { expect, test } from "../../fixtures/story.mjs";

test("a photo goes there, a paper comes back, in Dutch on a phone", async ({ visit, desk }) => {
  const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 }, acceptDownloads: true });
  await chat.open();
  // The photo is the first thing that is said.
  await chat.attach(photo("broek.png", 3_000, 1_500));
  await chat.showsPicture("broek.png", 2_048);
  await expect(chat.sending).toHaveCount(0);
  await chat.say("De naad is los.");

  const talk = await (await desk()).openTalk("De naad is los.");
  const seen = talk.thread.getByRole("img", { name: "broek.png" });
  await expect.poll(() => seen.evaluate((image) => image.complete && image.naturalWidth)).toBe(2_048);
  const [tab] = await Promise.all([talk.page.context().waitForEvent("page"), talk.thread.getByRole("link", { name: "Open broek.png" }).click()]);
  expect(await tab.evaluate(() => document.images[0].naturalWidth)).toBe(2_048);
  await tab.close();
  const [chooser] = await Promise.all([talk.page.waitForEvent("filechooser"), talk.button("Send a photo or a file").click()]);
  await chooser.setFiles({ name: "retour.pdf", mimeType: "application/pdf", buffer: pdf });
  await talk.reply("Druk dit af en doe het in de doos.");

  const paper = chat.log.getByRole("button", { name: "retour.pdf opslaan" });
  await expect(paper).toContainText("1 kB");
  const [download] = await Promise.all([page.waitForEvent("download"), paper.click()]);
  expect(download.suggestedFilename()).toBe("retour.pdf");

  // Large, and back to where one was.
  await chat.log.getByRole("button", { name: "broek.png openen" }).click();
  await expect(chat.viewer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(chat.viewer).toHaveCount(0);
  await chat.isOpen();

  await page.reload();
  await chat.open();
  await chat.showsPicture("broek.png", 2_048);
});

test("dropped, pasted, several at once; and one is taken back", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await expect(chat.attachButton).toBeVisible();
  await chat.handOver("drop", photo("dropped.png"));
  await chat.showsPicture("dropped.png", 640);
  await chat.handOver("paste", photo("pasted.png", 320, 200));
  await chat.showsPicture("pasted.png", 320);
  await chat.attach(photo("one.png", 64, 64), photo("two.png", 65, 65));
  await chat.showsPicture("one.png", 64);
  await chat.showsPicture("two.png", 65);
  await chat.say("All four.");

  const { thread } = await (await desk()).openTalk("All four.");
  await expect(thread.getByRole("img", { name: /png$/ })).toHaveCount(4);
  const pasted = chat.log.locator(".message").filter({ has: chat.frame.getByRole("img", { name: "pasted.png" }) });
  await pasted.hover();
  await pasted.getByRole("button", { name: chat.words.takeBack }).click();
  await expect(chat.picture("pasted.png")).toHaveCount(0);
  await expect(thread.getByRole("img", { name: "pasted.png" })).toHaveCount(0);
  await expect(chat.log.getByText("This message was deleted.")).toBeVisible();
});

test("an agent pastes a picture; the list says its name", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("What does it look like?");
  const console = await desk();
  const talk = await console.openTalk("What does it look like?");
  await talk.field.evaluate(
    (field, bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], "blue.png", { type: "image/png" }));
      field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: transfer }));
    },
    png(200, 100).toString("base64"),
  );
  await chat.showsPicture("blue.png", 200);
  await expect(console.row("blue.png")).toBeVisible();
});

test("what was on its way arrives once after a reload and without a connection in between", async ({ boot, visit, network, desk }) => {
  const computer = await boot();
  const { chat, page } = await visit("/", { shop: network.shop, page: await computer.newTab() });
  await chat.open();
  await chat.say("Look at this");
  await expect(chat.attachButton).toBeVisible();
  await network.cut();
  await chat.attach(photo("seam.png", 700, 700));
  await expect(chat.sending.getByRole("progressbar", { name: "Sending seam.png" })).toBeVisible();
  await network.restore();
  await page.reload();
  await chat.showsPicture("seam.png", 700);
  await expect(chat.sending).toHaveCount(0);
  await page.reload();
  await chat.showsPicture("seam.png", 700);
  await expect(chat.log.getByRole("img", { name: "seam.png" })).toHaveCount(1);
  const { thread } = await (await desk()).openTalk("seam.png");
  await expect(thread.getByRole("img", { name: "seam.png" })).toHaveCount(1);
});
