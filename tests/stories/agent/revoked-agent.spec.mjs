// An admin removes an agent, whose open console is shut at once.
import { expect, test } from "../../fixtures/story.mjs";
import { SignInPage } from "../../pages/sign-in-page.mjs";

test("a removed agent's console asks to sign in within two seconds, and says why", async ({ colleague, desk, visit }) => {
  const cleo = await colleague("Cleo");
  const [annas, cleos] = [await desk(), await desk(cleo)];
  const { chat } = await visit();
  await chat.open();
  await chat.say("Something confidential");
  await cleos.openTalk("Something confidential");

  await annas.goTo("Team");
  await annas.page.getByRole("button", { name: "Remove: Cleo" }).click();
  await annas.page.getByRole("group", { name: /^Remove Cleo\?/ }).getByRole("button", { name: "Remove" }).click();

  const { heading } = new SignInPage(cleos.page);
  await expect(heading).toBeVisible({ timeout: 2_000 });
  await expect(cleos.page.getByText("You have been signed out.")).toBeVisible();
  await expect(cleos.page.getByText("Something confidential")).toHaveCount(0);
  await expect(annas.page.getByText("cleo@shop.example")).toHaveCount(0);
  await cleos.page.reload();
  await expect(heading).toBeVisible();
});

test("who signs a device of theirs out shuts the console on it", async ({ colleague, desk }) => {
  const dirk = await colleague("Dirk");
  const [here, lost] = [await desk(dirk), await desk(dirk)];
  await here.open("/devices");
  const signOut = here.page.getByRole("main").getByRole("button", { name: /^Sign out: / });
  // The invitation made a sign-in as well.
  await expect(signOut).toHaveCount(2);
  await signOut.first().click();
  await expect(signOut).toHaveCount(1);
  await signOut.first().click();
  await expect(new SignInPage(lost.page).heading).toBeVisible();
  await expect(here.page.getByText("This device")).toBeVisible();
});
