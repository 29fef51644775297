// An address can lead nowhere: a conversation that there is not, an id that was cut off, a page that was never there.
import { newConversationId } from "../../fixtures/id.mjs";
import { expect, test } from "../../fixtures/story.mjs";

const NONE = "There is no such conversation";

for (const [what, id] of [["nobody has begun", newConversationId()], ["was cut off on the way", "0-abc"]]) {
  test(`the address of a conversation that ${what} says so, and leads back`, async ({ desk }) => {
    const console = await desk();
    const { page } = console;
    await console.open(`/conversations/${id}`);
    await expect(page.getByText(NONE)).toBeVisible();
    await expect(console.lost).toHaveCount(0);
    await page.getByRole("button", { name: "Go to the inbox" }).click();
    await expect(page).toHaveURL(/\/console\/main$/);
    await expect(page.getByText("Nothing open")).toBeVisible();
  });
}

test("a conversation's address opens it, in a new tab as well", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Find me by my address");
  const talk = await console.openTalk("Find me by my address");
  await talk.take();
  const path = new URL(console.page.url()).pathname;
  expect(path).toMatch(/^\/console\/main\/conversations\/\d+-[a-z2-7]{26}$/);

  const other = console.in(await console.page.context().newPage());
  await other.open(path.replace("/console/main", ""));
  await other.talk.reads("Find me by my address");
  await console.goTo("Settings");
  await expect(console.page).toHaveURL(/\/console\/main\/settings$/);
  await console.page.goBack();
  await talk.reads("Find me by my address");
});

test("an unknown page says so and leads to the inbox", async ({ desk }) => {
  const console = await desk();
  const { page } = console;
  await console.open("/reports");
  await expect(page.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
  await page.getByRole("button", { name: "Go to the inbox" }).click();
  await expect(console.list).toBeVisible();
});

test("where nothing is open, j opens the first conversation", async ({ desk, visit }) => {
  const console = await desk();
  const { chat } = await visit();
  await chat.open();
  await chat.say("Am I the first?");
  await expect(console.row("Am I the first?")).toBeVisible();
  await console.page.keyboard.press("j");
  await expect(console.page).toHaveURL(/\/conversations\//);
  await expect(console.talk.bubbles.first()).toBeVisible();
});
