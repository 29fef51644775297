// Two admins change the settings at once: the older change is refused, says so, and nothing that was typed is lost.
import { expect, test } from "../../fixtures/story.mjs";

/** A settings page, as one admin has it before them. */
class Settings {
  constructor(page) {
    this.page = page;
    this.name = page.getByLabel("Site name", { exact: true });
    this.query = page.getByLabel("What to keep of page addresses");
    this.colour = page.getByLabel("Colour as hex code");
    this.changed = page.getByText("A colleague has changed these settings since you opened them.");
  }

  save(part) {
    return this.page.getByRole("button", { name: `Save: ${part}` }).click();
  }

  isSaved() {
    return expect(this.page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  }

  press(name) {
    return this.page.getByRole("button", { name }).click();
  }
}

test("the older change is refused and can be saved on top", async ({ colleague, desk, site }) => {
  const eva = await colleague("Eva", "admin");
  const open = async (agent) => new Settings((await desk(agent, { fragment: "/settings" })).page);
  const [annas, evas] = [await open(site.anna), await open(eva)];
  await evas.name.fill("Zoom & Zo");
  await evas.save("Name and websites");
  await evas.isSaved();

  await annas.name.fill("Hem & Haw & Co");
  await annas.query.fill("ref");
  await annas.save("Name and websites");
  await expect(annas.changed).toBeVisible();
  await expect(annas.page.getByText("Different in theirs: Site name and What to keep of page addresses.")).toBeVisible();
  await expect(annas.name).toHaveValue("Hem & Haw & Co");
  await expect(annas.query).toHaveValue("ref");

  await annas.press("Save mine anyway");
  await annas.isSaved();
  await expect(annas.changed).toHaveCount(0);
  const { json } = await site.anna.api.get("settings");
  expect(json.profile).toMatchObject({ name: "Hem & Haw & Co", query: ["ref"] });
});

test("or the colleague's version is loaded; other parts are not touched by it", async ({ colleague, desk, site }) => {
  const eva = await colleague("Eva", "admin");
  const open = async (agent) => new Settings((await desk(agent, { fragment: "/settings" })).page);
  const [annas, evas] = [await open(site.anna), await open(eva)];
  await annas.colour.fill("#112233");
  await evas.name.fill("Zoom & Zo");
  await evas.save("Name and websites");
  await evas.isSaved();

  await annas.name.fill("Something else");
  await annas.save("Name and websites");
  await expect(annas.changed).toBeVisible();
  await annas.press("Load theirs");
  await expect(annas.name).toHaveValue("Zoom & Zo");
  await expect(annas.colour).toHaveValue("#112233");
  await annas.save("Looks");
  await annas.isSaved();
});
