// An owner makes a key for the website's server, rolls it, and lets only those write who are signed in.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../fixtures/story.mjs";

test("a key is made, its secret shown once; removing asks once more; the last one stays while it is needed; in Dutch by keyboard", async ({ desk, site }) => {
  const console = await desk(site.anna, { language: "nl", locale: "nl-NL", viewport: { width: 390, height: 844 }, fragment: undefined });
  const { page } = console;
  await page.goto(`${site.api.url}/console/${site.id}/settings`);
  const keys = page.getByRole("region", { name: "Sleutels" });
  await expect(keys.getByText("Er is nog geen sleutel.")).toBeVisible();
  const make = keys.getByRole("button", { name: "Sleutel maken" });
  await make.press("Enter");
  const secret = keys.getByRole("group", { name: "Geheim" });
  await expect(secret).toHaveText(/^[\w-]{43}$/);
  const first = await secret.textContent();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await page.getByRole("checkbox", { name: "Alleen wie op de website is ingelogd mag schrijven" }).check();
  await page.getByRole("button", { name: "Opslaan: Bezoekers die zijn ingelogd" }).press("Enter");
  await expect(page.locator("#identity").getByText("Opgeslagen")).toBeVisible();
  const remove = keys.getByRole("button", { name: /^Verwijderen/ });
  await remove.press("Enter");
  await expect(keys.getByText("Dit is de laatste sleutel")).toBeVisible();

  await make.press("Enter");
  await expect(keys.getByRole("listitem")).toHaveCount(2);
  await expect(secret).not.toHaveText(first);
  await make.press("Enter");
  await expect(keys.getByRole("alert")).toHaveText("Er zijn al twee sleutels. Verwijder er eerst een.");
  await remove.first().press("Enter");
  await expect(keys.getByText("Alles wat met deze sleutel is ondertekend, wordt vanaf dan geweigerd.")).toBeVisible();
  await remove.first().press("Enter");
  await expect(keys.getByRole("listitem")).toHaveCount(1);

  await page.reload();
  await expect(keys.getByRole("listitem")).toHaveCount(1);
  await expect(secret, "it was told once").toHaveCount(0);
});
