// An agent offers answers; the visitor says one with a tap.
import { expect, test } from "../../fixtures/story.mjs";

test("one tap says an answer, and then nothing is to be chosen any more", async ({ visit, desk }) => {
  const { chat, page } = await visit("/nl/", { language: "nl", viewport: { width: 390, height: 844 } });
  await chat.open();
  await chat.say("Mijn bestelling klopt niet.");
  const talk = await (await desk()).openTalk("Mijn bestelling klopt niet.");
  await talk.field.fill("Zal ik haar wijzigen?");
  await talk.button("Offer answers").click();
  const next = talk.pane.getByRole("textbox", { name: "An answer to choose from" });
  await next.fill("Ja, graag");
  await next.press("Enter");
  await next.fill("Nee, laat maar");
  await talk.field.press("Enter");

  const offered = chat.message("Zal ik haar wijzigen?").getByRole("button", { name: /Ja|Nee/ });
  await expect(offered).toHaveText(["Ja, graag", "Nee, laat maar"]);
  await page.reload();
  await chat.open();
  await offered.first().click();
  await chat.reads("Mijn bestelling klopt niet.", "Zal ik haar wijzigen?", "Ja, graag");
  await chat.showsSent("Ja, graag");
  await expect(offered.first()).toBeDisabled();
  await expect(offered.first()).toHaveAttribute("aria-pressed", "true");
  await expect(offered.last()).toHaveAttribute("aria-pressed", "false");
  await expect(talk.thread.getByRole("list", { name: "Offered answers" }).getByTitle("The visitor chose this")).toHaveText("Ja, graag");
});

test("who writes something else has answered too; what was begun to be offered survives a reload", async ({ visit, desk }) => {
  const { chat } = await visit();
  await chat.open();
  await chat.say("Which size?");
  const talk = await (await desk()).openTalk("Which size?");
  const { page } = talk;
  await talk.field.fill("How tall are you?");
  await talk.button("Offer answers").click();
  const next = talk.pane.getByRole("textbox", { name: "An answer to choose from" });
  await next.fill("Under 1.70 m");
  await next.press("Enter");
  await page.reload();
  await expect(talk.field).toHaveValue("How tall are you?");
  await expect(talk.pane.getByRole("button", { name: "Remove the answer Under 1.70 m" })).toBeVisible();
  await next.fill("Under 1.70 m");
  await expect(talk.pane.getByText("Give 1 to 10 different answers of up to 80 characters each.")).toBeVisible();
  await talk.field.press("Enter");
  await chat.reads("Which size?");
  await next.fill("Taller");
  await talk.field.press("Enter");

  const offered = chat.message("How tall are you?").getByRole("button", { name: /1.70|Taller/ });
  await expect(offered.first()).toBeEnabled();
  await chat.say("It is for my brother");
  await expect(offered.first()).toBeDisabled();
  await expect(offered.and(chat.frame.locator("[aria-pressed=true]"))).toHaveCount(0);
});
