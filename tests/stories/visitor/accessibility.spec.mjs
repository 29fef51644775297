// What checkers of accessibility find on the pages that we draw: nothing, light and dark.
import { AxeBuilder } from "@axe-core/playwright";
import { photo } from "../../fixtures/files.mjs";
import { expect, test } from "../../fixtures/story.mjs";
import { SignInPage } from "../../pages/sign-in-page.mjs";

/** What axe finds, in a form in which a failure reads well. */
async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" > ")}\n${failureSummary}`));
}

for (const colorScheme of ["light", "dark"]) {
  test(`the shop with the panel open, ${colorScheme}`, async ({ desk, visit }) => {
    const console = await desk(undefined, { colorScheme });
    const { chat, page } = await visit("/", { colorScheme });
    await expect(chat.launcher).toBeVisible();
    expect.soft(await findings(page), "the shop with the launcher").toEqual([]);
    await chat.open();
    expect.soft(await findings(page), "the empty panel").toEqual([]);

    const question = `Readable, ${colorScheme}?`;
    await chat.say(question);
    const talk = await console.openTalk(question);
    await talk.reply("See https://shop.example for more");
    await chat.reads(question, "See https://shop.example for more");
    await chat.draft("A draft");
    expect.soft(await findings(page), "the panel with a talk").toEqual([]);

    await chat.attach(photo("seam.png", 640, 480));
    await chat.showsPicture("seam.png", 640);
    await chat.frame.getByRole("button", { name: "Leave your name and e-mail" }).click();
    expect.soft(await findings(page), "a photo, and the form").toEqual([]);
    await chat.log.getByRole("button", { name: "Open seam.png" }).click();
    await expect(chat.viewer.getByRole("button", { name: "Close" })).toBeFocused();
    expect.soft(await findings(page), "the photo alone").toEqual([]);
    await page.keyboard.press("Escape");

    await console.page.mouse.move(0, 0);
    expect.soft(await findings(console.page), "the console with a conversation").toEqual([]);
    await talk.close();
    await expect(talk.pane.getByText("This conversation is closed.")).toBeVisible();
    expect.soft(await findings(console.page), "a closed conversation").toEqual([]);
    const stars = chat.frame.getByRole("region", { name: "How was it?" });
    await stars.getByRole("button", { name: "3 of 5" }).click();
    await expect(stars.getByText("Thank you. The team reads this.")).toBeVisible();
    expect.soft(await findings(page), "how it was").toEqual([]);
  });

  test(`the console's other pages, ${colorScheme}`, async ({ deployment, desk, newBrowser }) => {
    const { page } = await desk(undefined, { colorScheme, fragment: "/settings" });
    for (const name of ["Settings", "Team"]) {
      await page.getByRole("link", { name }).first().click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      await expect(page.getByRole("button", { name: name === "Team" ? "Make invitation" : "Save: Looks" })).toBeVisible();
      expect.soft(await findings(page), name).toEqual([]);
    }
    await page.getByRole("button", { name: "Menu: Anna" }).click();
    expect.soft(await findings(page), "the menu").toEqual([]);

    const stranger = await (await newBrowser({ colorScheme })).newPage();
    await new SignInPage(stranger, deployment.url).open();
    expect.soft(await findings(stranger), "the sign-in page").toEqual([]);
    await stranger.getByRole("button", { name: "Sign in" }).click();
    await expect(stranger.getByText("Please fill this in.").first()).toBeVisible();
    expect.soft(await findings(stranger), "the sign-in page with faults").toEqual([]);
    await stranger.goto(`${deployment.url}/frame/main`);
    await expect(stranger.getByText("This chat opens on the website that it belongs to.")).toBeVisible();
    expect.soft(await findings(stranger), "the frame by itself").toEqual([]);
  });
}
