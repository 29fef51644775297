// A customer who is signed in on the website: agents see who it is, and the conversation is there on every device.
import { AxeBuilder } from "@axe-core/playwright";
import { newKey } from "../../fixtures/identity.mjs";
import { expect, test } from "../../fixtures/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What the website's own script does once the page is there. */
const identify = (page, identity) => page.evaluate((identity) => void (window.identified = window.Edgewise("identify", identity).then(() => "", ({ code }) => code)), identity);
const outcome = (page) => page.evaluate(() => window.identified);

test("what was asked as a stranger on the laptop goes on, proven, on the phone, in Dutch", async ({ desk, newBrowser, site, visit }) => {
  const key = await newKey(site);
  const mira = key.sign({ sub: "customer-17", name: "Mira Bos", email: "mira@example.org", email_verified: true, attrs: { plan: "gold" } });
  const laptop = await visit("/");
  await laptop.chat.open();
  await laptop.chat.say("Do you have this in size 34?");
  const console = await desk();
  const talk = await console.openTalk("Do you have this in size 34?");
  await expect(talk.card.getByText("Signed by your website.")).toHaveCount(0);

  await identify(laptop.page, mira);
  expect(await outcome(laptop.page)).toBe("");
  await expect(talk.pane.getByRole("heading", { level: 2, name: "Mira Bos" })).toBeVisible();
  await expect(console.row("Mira Bos")).toBeVisible();
  await expect(talk.card.getByText("Signed by your website.")).toBeVisible();
  await expect(talk.card.getByText("customer-17")).toBeVisible();
  await expect(talk.card.getByText("gold")).toBeVisible();
  await expect(talk.card.getByRole("link", { name: "mira@example.org" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page: console.page }).analyze();
  expect(violations).toEqual([]);
  await talk.reply("Yes, in blue.");
  await laptop.chat.reads("Do you have this in size 34?", "Yes, in blue.");

  const phone = await visit("/nl/", { language: "nl", ...PHONE });
  await identify(phone.page, mira);
  await phone.chat.open();
  await phone.chat.reads("Do you have this in size 34?", "Yes, in blue.");
  await phone.chat.say("Dan neem ik die.");
  await expect(laptop.chat.bubbles.last()).toHaveText("Dan neem ik die.");
  await laptop.chat.say("And a belt.");
  await expect(phone.chat.bubbles.last()).toHaveText("And a belt.");

  // The website says so again on each page.
  await laptop.page.reload();
  await identify(laptop.page, mira);
  await laptop.chat.isOpen();
  await expect(laptop.chat.bubbles.last()).toHaveText("And a belt.");
});

test("whoever signs in next on a shared computer sees nothing of it, and shutting down leaves nothing", async ({ site, visit }) => {
  const key = await newKey(site);
  const { chat, page } = await visit("/");
  await identify(page, key.sign({ sub: "mira", name: "Mira" }));
  await chat.open();
  expect(await outcome(page)).toBe("");
  await chat.say("My parcel is broken");
  await identify(page, key.sign({ sub: "bram", name: "Bram" }));
  expect(await outcome(page)).toBe("");
  await expect(chat.bubbles).toHaveCount(0);
  await chat.say("I am Bram");
  await expect(chat.bubbles).toHaveCount(1);
  await page.evaluate(() => window.Edgewise("shutdown"));
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await chat.open();
  await expect(chat.bubbles).toHaveCount(0);
  await identify(page, key.sign({ sub: "mira", name: "Mira" }));
  await chat.reads("My parcel is broken");
});

test("a token that is wrong is refused with a code, and the chat goes on; where only those who are signed in may write, it says so", async ({ site, visit }) => {
  const key = await newKey(site);
  const { chat, page } = await visit("/");
  await chat.open();
  await chat.say("Is anybody there?");
  await identify(page, key.sign({ aud: "another" }));
  expect(await outcome(page)).toBe("identity_elsewhere");
  await identify(page, 17);
  expect(await outcome(page)).toBe("wrong_argument");
  await chat.say("Still here.");
  await chat.showsSent("Still here.");

  await site.anna.api.change("identity", { required: true });
  const stranger = await visit("/nl/", { language: "nl", ...PHONE });
  await expect.poll(async () => (await site.api.get("reception")).json.identity_required).toBe(true);
  await stranger.chat.open();
  await expect(stranger.chat.frame.getByText("Log in op deze website om ons te schrijven.").first()).toBeVisible();
  await stranger.chat.field.fill("Hallo?");
  await stranger.chat.field.press("Enter");
  await expect(stranger.chat.frame.getByRole("status").getByText("Log in op deze website om ons te schrijven.")).toBeVisible();
  const asksToSignIn = stranger.chat.frame.locator(".here").getByText("Log in op deze website om ons te schrijven.");
  await expect(asksToSignIn).toHaveCount(1);
  await identify(stranger.page, key.sign({ sub: "late", name: "Lotte" }));
  expect(await outcome(stranger.page)).toBe("");
  await expect(asksToSignIn).toHaveCount(0);
  await stranger.chat.say("Nu wel.");
  await stranger.chat.showsSent("Nu wel.");
});

test("a first message that is on its way while the website says who it is from is that person's; a stranger's name is not", async ({ desk, site, visit }) => {
  const key = await newKey(site);
  const { chat, page } = await visit("/");
  await chat.open();
  // The conversation that was begun for a stranger is answered after the website has spoken.
  let answer;
  const spoken = new Promise((resolve) => (answer = resolve));
  let asked = 0;
  await page.route("**/api/*/conversations", async (route) => {
    if ((asked += 1) === 1) await spoken;
    await route.continue();
  });
  await chat.write("Is my parcel on its way?");
  await expect.poll(() => asked).toBe(1);
  await identify(page, key.sign({ sub: "early", name: "Esra" }));
  expect(await outcome(page)).toBe("");
  answer();
  await chat.showsSent("Is my parcel on its way?");
  const console = await desk();
  const talk = await console.openTalk("Is my parcel on its way?");
  await expect(talk.card.getByText("Signed by your website.")).toBeVisible();

  const other = await visit("/");
  await other.chat.open();
  await other.chat.say("I am somebody");
  await other.chat.frame.getByRole("button", { name: "Leave your name and e-mail" }).click();
  await other.chat.frame.getByRole("textbox", { name: "Name" }).fill("Nobody");
  await other.chat.frame.getByRole("button", { name: "Save" }).click();
  const stranger = other.chat.frame.getByText("You are");
  await expect(stranger).toBeVisible();
  await identify(other.page, key.sign({ sub: "early", name: "Esra" }));
  await other.chat.reads("Is my parcel on its way?");
  await expect(stranger).toHaveCount(0);
});
