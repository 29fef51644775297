// The conversation that is open in the console.
import { expect } from "@playwright/test";

export class Talk {
  constructor(page) {
    this.page = page;
    this.thread = page.getByRole("region", { name: /^Conversation with/ });
    this.pane = page.getByRole("region").filter({ has: this.thread });
    this.bubbles = this.thread.locator(".bubble");
    this.field = page.getByRole("textbox", { name: "Reply" });
    this.card = page.getByLabel("About the visitor");
    const picker = this.pane.getByRole("dialog", { name: "Emoji" });
    /** The emoji picker, once its button was pressed. */
    this.emoji = {
      button: this.pane.getByRole("button", { name: "Emoji", exact: true }),
      place: picker,
      search: picker.getByRole("searchbox", { name: "Search emoji" }),
      all: picker.getByRole("button"),
      recent: picker.getByRole("group", { name: "Recently used" }).getByRole("button"),
    };
    /** The page that is about to be sent as a card. */
    this.shared = page.getByRole("group", { name: "This goes to the visitor as a card" });
  }

  button(name) {
    return this.pane.getByRole("button", { name, exact: true }).first();
  }

  async take() {
    await this.button("Take").click();
    await expect(this.pane.getByText("You answer")).toBeVisible();
  }

  /** Closes it: a visitor who is there is asked first whether there is anything else, and then it is closed all the same. */
  async close() {
    await this.button("Close").click();
    const [now, reopen] = [this.button("Close now"), this.button("Reopen")];
    await expect(now.or(reopen)).toBeVisible();
    if (await now.isVisible()) await now.click();
    await expect(reopen).toBeVisible();
  }

  /** Replies, and waits until it shows as sent. */
  async reply(body) {
    await this.field.fill(body);
    await this.field.press("Enter");
    await this.reads(body);
    await expect(this.thread.getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  }

  /** Pastes a text into the field, as with the keyboard: at the end of what stands there. */
  async paste(text) {
    await this.field.focus();
    await this.field.evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const pasted = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
      // What browsers do then; a script's paste does not make them.
      if (field.dispatchEvent(pasted)) document.execCommand("insertText", false, text);
    }, text);
  }

  async reads(body) {
    await expect(this.thread.getByText(body, { exact: true })).toBeVisible();
  }

  /** These messages and no others, oldest first. */
  async readsAll(...bodies) {
    await expect(this.bubbles).toHaveText(bodies);
  }
}
