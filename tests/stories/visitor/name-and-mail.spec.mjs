// After the first message a visitor may say who they are; it never stands in the way, and can be changed and taken back.
import { expect, test } from "../../fixtures/story.mjs";

test("said, changed and taken back; the agent sees it as unproven, in Dutch on a phone", async ({ visit, desk }) => {
  const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  const form = chat.frame.getByRole("region", { name: "Mogen we je schrijven als je weg bent?" });
  await expect(form).toHaveCount(0);
  await chat.say("Wanneer is mijn maat er weer?");
  await chat.frame.getByRole("button", { name: "Laat je naam en e-mail achter" }).click();
  await expect(form.getByRole("textbox", { name: "Naam" })).toBeFocused();
  await form.getByRole("textbox", { name: "Naam" }).fill("Mirthe");
  await form.getByRole("textbox", { name: "E-mailadres" }).fill("mirthe at home");
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(form.getByText("Controleer de naam en het e-mailadres.")).toBeVisible();
  await form.getByRole("textbox", { name: "E-mailadres" }).fill("Mirthe@example.org");
  await form.getByRole("textbox", { name: "E-mailadres" }).press("Enter");
  await expect(chat.frame.getByText("Je bent Mirthe · Mirthe@example.org")).toBeVisible();

  const console = await desk();
  const talk = await console.openTalk("Wanneer is mijn maat er weer?");
  await expect(console.row("Mirthe")).toBeVisible();
  await expect(talk.pane.getByRole("heading", { level: 2, name: "Mirthe" })).toBeVisible();
  await expect(talk.card.getByRole("link", { name: "mirthe@example.org" })).toHaveAttribute("href", "mailto:mirthe@example.org");
  await expect(talk.thread.locator(".said-who").first()).toContainText("Mirthe");
  await expect(talk.card.getByText("The visitor says so; nobody has proven it.")).toBeVisible();

  await page.reload();
  await chat.open();
  await chat.frame.getByRole("button", { name: "Wijzigen" }).click();
  await expect(form.getByRole("textbox", { name: "Naam" })).toHaveValue("Mirthe");
  await form.getByRole("button", { name: "Mijn gegevens verwijderen" }).click();
  await expect(form).toHaveCount(0);
  await expect(talk.card.getByRole("link", { name: "mirthe@example.org" })).toHaveCount(0);
  await expect(console.row("Mirthe")).toHaveCount(0);
  await expect(talk.thread.locator(".said-who").first()).not.toContainText("Mirthe");
});

test("who says no goes on, and is not asked again", async ({ boot, visit }) => {
  const computer = await boot();
  const { chat, page } = await visit("/", { page: await computer.newTab() });
  await chat.open();
  await chat.say("Just looking");
  const offer = chat.frame.getByRole("button", { name: "Leave your name and e-mail" });
  await expect(offer).toBeVisible();
  await chat.say("One more thing");
  await chat.frame.getByRole("button", { name: "No, thanks" }).click();
  await expect(offer).toHaveCount(0);
  await expect(chat.field).toBeFocused();
  await page.reload();
  await chat.isOpen();
  await chat.say("Still here");
  await expect(chat.attachButton).toBeVisible();
  await expect(offer).toHaveCount(0);
});
