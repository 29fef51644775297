// Everybody reads their own language: a visitor that of the page, an agent that of their browser or their choice.
import { expect, test } from "../../fixtures/story.mjs";

test("on a Dutch page the chat is Dutch, and the console in a Dutch browser too", async ({ desk, visit }) => {
  const console = await desk(undefined, { language: "nl", locale: "nl-NL" });
  const { page } = console;
  await expect(page.getByRole("heading", { name: "Niets geopend" })).toHaveCount(0);
  await expect(page.getByText("Niets geopend")).toBeVisible();

  const { chat } = await visit("/nl/", { language: "nl" });
  await chat.open();
  await expect(chat.frame.getByRole("heading", { name: "Hallo!" })).toBeVisible();
  await expect(chat.frame.getByText("Een mens antwoordt.")).toBeVisible();
  await expect(chat.frame.locator("html")).toHaveAttribute("lang", "nl");
  await chat.say("Vallen deze klein uit?");
  await expect(chat.log.getByText("Vandaag")).toBeVisible();

  await console.rowIn("waiting", "Vallen deze klein uit?").click();
  await page.getByRole("button", { name: "Oppakken" }).click();
  await expect(page.getByText("Jij antwoordt")).toBeVisible();
  await page.getByRole("textbox", { name: "Antwoord" }).fill("Een beetje.");
  await page.getByRole("textbox", { name: "Antwoord" }).press("Enter");
  await expect(chat.log.getByText("Anna doet mee aan het gesprek")).toBeVisible();
  await chat.reads("Vallen deze klein uit?", "Een beetje.");
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");

  for (const [link, heading] of [["Instellingen", "Instellingen"], ["Team", "Team"], ["Inbox", "Inbox"]]) {
    await page.getByRole("link", { name: link }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeAttached();
  }
});

test("a browser in another language reads English on a page that names none", async ({ desk, visit }) => {
  const { chat } = await visit("/", { locale: "pl-PL" });
  await chat.open();
  await expect(chat.field).toHaveAttribute("placeholder", "Write a message…");
  const { page } = await desk(undefined, { locale: "pl-PL" });
  await expect(page.getByText("Nothing open")).toBeVisible();
});

test("an agent chooses the console's language, and it stays", async ({ desk }) => {
  const { page } = await desk();
  await page.getByRole("button", { name: "Menu: Anna" }).click();
  await page.getByRole("button", { name: "Nederlands" }).click();
  await expect(page.getByText("Niets geopend")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Niets geopend")).toBeVisible();
});
