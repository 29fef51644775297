// An agent writes a note for colleagues, who read it; nothing of it ever reaches the visitor.
import { expect, test } from "../../fixtures/story.mjs";

const SECRET = "Regular customer; give her the discount";

/** Everything that comes into a page over its sockets and requests, frames' included. */
function overhear(page) {
  const heard = [];
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(String(payload))));
  page.on("response", async (response) => heard.push(await response.text().catch(() => "")));
  return heard;
}

test("a colleague reads the note, and the visitor's page never receives it", async ({ colleague, desk, newBrowser, visit }) => {
  const bram = await colleague("Bram");
  const [annas, brams] = [await desk(), await desk(bram)];
  const page = await (await newBrowser()).newPage();
  const heard = overhear(page);
  const { chat } = await visit("/", { page });
  await chat.open();
  await chat.say("Is there anything off?");

  const talk = await annas.openTalk("Is there anything off?");
  await brams.openTalk("Is there anything off?");
  await talk.field.fill(SECRET);
  await annas.writeNote(SECRET);
  await expect(brams.note(SECRET)).toContainText("Note by Anna");
  await expect(brams.note(SECRET)).toContainText("Only your team sees this");
  // It has taken nothing.
  await expect(annas.rowIn("waiting", "Is there anything off?")).toBeVisible();
  await expect(talk.button("Take")).toBeVisible();

  await annas.page.getByRole("radio", { name: "Reply" }).check();
  await talk.reply("Ten per cent, for you.");
  await chat.reads("Is there anything off?", "Ten per cent, for you.");
  expect(heard.some((frame) => frame.includes("Ten per cent"))).toBe(true);
  expect(heard.some((frame) => frame.includes("hidden"))).toBe(true);
  expect(heard.filter((frame) => frame.includes("discount"))).toEqual([]);
});

test("a draft stays when it becomes a note, a reload included; a closed conversation can be noted and stays closed", async ({ desk, visit }) => {
  const console = await desk();
  const { page } = console;
  const { chat } = await visit();
  await chat.open();
  await chat.say("Thanks, that was all");
  const talk = await console.openTalk("Thanks, that was all");
  await talk.take();

  await talk.field.fill("Sent the wrong size before");
  await page.getByRole("radio", { name: "Note" }).focus();
  await page.keyboard.press("Space");
  const field = page.getByRole("textbox", { name: "Note" });
  await expect(field).toHaveValue("Sent the wrong size before");
  await page.reload();
  await expect(page.getByRole("radio", { name: "Note" })).toBeChecked();
  await expect(field).toHaveValue("Sent the wrong size before");

  await talk.close();
  await expect(talk.button("Reopen")).toBeVisible();
  await field.press("Enter");
  await expect(console.note("Sent the wrong size before")).toBeVisible();
  await expect(talk.button("Reopen")).toBeVisible();
  await console.unfoldClosed();
  await expect(console.rowIn("closed", "Is there anything else").first()).toBeVisible();
});
