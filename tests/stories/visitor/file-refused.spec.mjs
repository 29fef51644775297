// What cannot be sent is said in a sentence, and nothing else is lost by it.
import { png, pngOf } from "../../fixtures/files.mjs";
import { expect, test } from "../../fixtures/story.mjs";

const CASES = {
  "a program": [{ name: "photo.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\x90\0 no photo") }, "Dit soort bestand kun je niet versturen."],
  "a page that says it is a photo": [{ name: "foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html><script>alert(1)</script>") }, "Dit soort bestand kun je niet versturen."],
  "an empty file": [{ name: "leeg.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) }, "Dit bestand is leeg."],
  "a film that is too large": [{ name: "film.mp4", mimeType: "video/mp4", buffer: pngOf(10_000_001) }, "Dit bestand is te groot: hoogstens 10 MB."],
  "a bomb": [{ name: "bom.png", mimeType: "image/png", buffer: png(1, 1, { claims: [30_000, 30_000] }) }, "Deze afbeelding heeft te veel pixels."],
};
for (const [what, [file, sentence]] of Object.entries(CASES)) {
  test(`${what} is refused, and goes when one wants`, async ({ visit }) => {
    const { chat } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
    await chat.open();
    await chat.draft("Kijk eens");
    await chat.attach(file);
    await expect(chat.sending.getByRole("alert")).toContainText(sentence);
    await chat.field.press("Enter");
    await chat.showsSent("Kijk eens");
    await chat.sending.getByRole("button", { name: chat.words.remove }).click();
    await expect(chat.sending).toHaveCount(0);
    await expect(chat.field).toBeFocused();
    await chat.reads("Kijk eens");
  });
}

test("an agent is told as well", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Can you send me the program?");
  const talk = await (await desk()).openTalk("Can you send me the program?");
  const [chooser] = await Promise.all([talk.page.waitForEvent("filechooser"), talk.button("Send a photo or a file").click()]);
  await chooser.setFiles({ name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\x90\0") });
  await expect(talk.pane.getByRole("alert").filter({ hasText: "This kind of file cannot be sent." })).toBeVisible();
  await talk.button("Remove").click();
  await talk.reply("I cannot send that here.");
  await chat.reads("Can you send me the program?", "I cannot send that here.");
});

test("a file on its way is given up by keyboard", async ({ visit, network }) => {
  const { chat } = await visit("/", { shop: network.shop });
  await chat.open();
  await chat.say("One moment");
  await expect(chat.attachButton).toBeVisible();
  await network.cut();
  await chat.attach({ name: "a.png", mimeType: "image/png", buffer: png(64, 64) });
  await chat.sending.getByRole("button", { name: chat.words.cancel }).press("Enter");
  await expect(chat.sending).toHaveCount(0);
  await network.restore();
  await chat.say("Never mind");
  await expect(chat.picture("a.png")).toHaveCount(0);
});
