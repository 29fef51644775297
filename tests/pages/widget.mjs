// The chat on a page, as a visitor meets it: the launcher on the page, the panel in its frame.
import { expect } from "@playwright/test";

/** What a visitor reads, by language. */
const WORDS = {
  en: { region: "Chat with us", log: "Messages", field: "Write a message…", send: "Send", close: "Close the chat", sent: "Sent", sending: "Sending" },
  nl: { region: "Chat met ons", log: "Berichten", field: "Schrijf een bericht…", send: "Versturen", close: "Chat sluiten", sent: "Verstuurd", sending: "Wordt verstuurd" },
};

export class Widget {
  constructor(page, language = "en") {
    this.page = page;
    this.words = WORDS[language];
    this.region = page.getByRole("region", { name: this.words.region });
    this.launcher = this.region.getByRole("button");
    this.panel = page.locator("edgewise-chat iframe");
    this.frame = page.frameLocator("edgewise-chat iframe");
    this.log = this.frame.getByRole("log", { name: this.words.log });
    this.bubbles = this.log.locator(".bubble");
    this.field = this.frame.getByRole("textbox", { name: this.words.field });
    this.sendButton = this.frame.getByRole("button", { name: this.words.send });
    this.closeButton = this.frame.getByRole("button", { name: this.words.close });
    this.heading = this.frame.getByRole("heading", { level: 1 });
    this.status = this.frame.getByRole("status");
  }

  /** Opens the panel, and waits until one can write. */
  async open() {
    await this.launcher.click();
    await this.isOpen();
  }

  async close() {
    await this.launcher.click();
    await this.isClosed();
  }

  async isOpen() {
    await expect(this.launcher).toHaveAttribute("aria-expanded", "true");
    await expect(this.field).toBeVisible();
  }

  async isClosed() {
    await expect(this.launcher).toHaveAttribute("aria-expanded", "false");
    await expect(this.panel).toBeHidden();
  }

  /** Writes a message; does not wait for what comes of it. */
  async write(body) {
    await this.field.fill(body);
    await this.field.press("Enter");
  }

  /** Writes a message, and waits until it shows as sent. */
  async say(body) {
    await this.write(body);
    await this.showsSent(body);
  }

  /** The message with this text. */
  message(body) {
    return this.log.locator(".message").filter({ has: this.page.frameLocator("edgewise-chat iframe").getByText(body, { exact: true }) });
  }

  async showsSent(body) {
    await expect(this.message(body).getByRole("img", { name: this.words.sent, exact: true })).toBeVisible();
  }

  async showsSending(body) {
    await expect(this.message(body).getByRole("img", { name: this.words.sending, exact: true })).toBeVisible();
  }

  /** These messages and no others, oldest first. */
  async reads(...bodies) {
    await expect(this.bubbles).toHaveText(bodies);
  }

  /** The launcher says that so many are unread. */
  async showsUnread(count) {
    await expect(this.launcher).toHaveAccessibleName(count ? `${this.words.region}, ${count} unread` : this.words.region);
  }
}
