// A visitor who began on the laptop goes on on the phone, by a link that works once.
import { AxeBuilder } from "@axe-core/playwright";
import { readCode } from "../../fixtures/qr.mjs";
import { expect, test } from "../../fixtures/story.mjs";
import { ChatPage } from "../../pages/chat-page.mjs";

const LAPTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "nl-NL" };
const USED = "Deze link is al gebruikt of is ouder dan 24 uur. Een nieuwe is te maken waar het gesprek begon.";
const QUESTION = "Verder met het gesprek van de link? Het gesprek op dit apparaat blijft dan achter.";

async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" > ")}\n${failureSummary}`));
}

/** Makes a link in the chat, and gives it. */
async function link(chat) {
  await chat.elsewhereButton.click();
  const url = await chat.elsewhere.getByRole("textbox", { name: "The link" }).inputValue();
  await chat.page.keyboard.press("Escape");
  await expect(chat.elsewhere).toHaveCount(0);
  return url;
}

const fragment = (url) => url.slice(url.indexOf("#"));

test("j1, j2: from the shop on a laptop to a phone by a QR code, in Dutch; a further use is refused", async ({ deployment, newBrowser, visit, desk }) => {
  const { chat, page } = await visit("/", LAPTOP);
  await chat.open();
  await expect(chat.elsewhereButton, "nothing to go on with").toHaveCount(0);
  await chat.say("Is my parcel on its way?");
  const talk = await (await desk()).openTalk("Is my parcel on its way?");
  await talk.reply("It arrives tomorrow.");
  await chat.reads("Is my parcel on its way?", "It arrives tomorrow.");

  await page.bringToFront();
  await chat.elsewhereButton.press("Enter");
  await expect(chat.elsewhere.getByText("It works once. Whoever opens it reads this conversation.")).toBeVisible();
  const url = await chat.elsewhere.getByRole("textbox", { name: "The link" }).inputValue();
  expect(url).toMatch(new RegExp(`^${deployment.url}/chat/main#0-[a-z2-7]{26}\\.[0-9a-f]{32}$`));
  const code = chat.elsewhere.getByRole("img", { name: "The link as a QR code" });
  const reader = await (await newBrowser()).newPage();
  await expect.poll(async () => readCode(await code.screenshot(), reader)).toBe(url);
  expect(await findings(page)).toEqual([]);
  await chat.elsewhere.getByRole("button", { name: "Copy" }).click();
  await expect(chat.elsewhere.getByRole("button", { name: "Copied" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(chat.elsewhere).toHaveCount(0);
  await expect(chat.elsewhereButton).toBeFocused();

  const phone = await newBrowser(PHONE);
  const there = new ChatPage(await phone.newPage(), deployment.url, "nl");
  await there.open(fragment(url));
  await there.chat.reads("Is my parcel on its way?", "It arrives tomorrow.");
  expect(there.page.url(), "the code is gone from the address").toBe(`${deployment.url}/chat/main`);
  expect(await findings(there.page)).toEqual([]);
  await there.chat.say("Fijn, dan ben ik thuis.");
  await chat.reads("Is my parcel on its way?", "It arrives tomorrow.", "Fijn, dan ben ik thuis.");
  await expect(talk.bubbles.last()).toHaveText("Fijn, dan ben ik thuis.");
  await chat.say("And here I am again.");
  await expect(there.chat.bubbles.last()).toHaveText("And here I am again.");
  await there.page.reload();
  await expect(there.chat.bubbles.last(), "it stays on the phone").toHaveText("And here I am again.");

  const third = new ChatPage(await (await newBrowser(PHONE)).newPage(), deployment.url, "nl");
  await third.goTo(fragment(url));
  await expect(third.sentence).toHaveText(USED);
  expect(await findings(third.page)).toEqual([]);
  // Whoever came too late can still write, in a conversation of their own.
  await third.page.getByRole("button", { name: "Chat met ons" }).click();
  await third.isOpen();
  await expect(third.chat.bubbles).toHaveCount(0);
  await third.chat.say("Ik ben iemand anders");
  await expect(chat.bubbles).toHaveCount(4);
});

test("j3: a device with a conversation of its own is asked, before the link is spent", async ({ deployment, newBrowser, visit }) => {
  const { chat } = await visit("/", LAPTOP);
  await chat.open();
  await chat.say("Begun on the laptop");
  const url = await link(chat);

  const there = new ChatPage(await (await newBrowser(PHONE)).newPage(), deployment.url, "nl");
  await there.open();
  await there.chat.say("Op de telefoon begonnen");
  // The same page takes a link: only the fragment changes.
  await there.goTo(fragment(url));
  await expect(there.sentence).toHaveText(QUESTION);
  expect(await findings(there.page)).toEqual([]);
  await there.page.getByRole("button", { name: "Het gesprek op dit apparaat houden" }).click();
  await there.chat.reads("Op de telefoon begonnen");

  await there.goTo(fragment(url));
  await there.page.getByRole("button", { name: "Verder met dat gesprek" }).tap();
  await there.chat.reads("Begun on the laptop");
  await there.chat.say("Nu op de telefoon");
  await chat.reads("Begun on the laptop", "Nu op de telefoon");

  // And the reverse: the phone's link, opened where the conversation is already, takes nothing and stays good.
  const back = await there.chat.page.evaluate(() => localStorage["edgewise:main"]);
  expect(back.split(".")[0]).toBe(fragment(url).slice(1).split(".")[0]);
  const another = await link(chat);
  await there.goTo(fragment(another));
  await there.chat.reads("Begun on the laptop", "Nu op de telefoon");
  const laptop = new ChatPage(await (await newBrowser(LAPTOP)).newPage(), deployment.url);
  await laptop.open(fragment(another));
  await laptop.chat.reads("Begun on the laptop", "Nu op de telefoon");
});

test("a link that was cut short, and a deployment that cannot be reached", async ({ deployment, newBrowser, visit }) => {
  const { chat } = await visit("/", LAPTOP);
  await chat.open();
  await chat.say("Underground");
  const url = await link(chat);
  const context = await newBrowser(PHONE);
  const there = new ChatPage(await context.newPage(), deployment.url, "nl");
  await there.goTo(fragment(url).slice(0, 20));
  await expect(there.sentence).toHaveText(USED);

  await context.route("**/links/claim", (route) => route.abort());
  await there.goTo(fragment(url));
  await expect(there.sentence).toHaveText("De chat is niet bereikbaar.");
  await context.unroute("**/links/claim");
  await there.page.getByRole("button", { name: "Opnieuw proberen" }).tap();
  await there.chat.reads("Underground");
});
