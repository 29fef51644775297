// A visitor on the page on which the chat stands alone: `/chat/SITE` of the deployment.
import { expect } from "@playwright/test";
import { Widget } from "./widget.mjs";

export class ChatPage {
  constructor(page, url, language) {
    this.page = page;
    this.url = url;
    this.chat = new Widget(page, language, "main > iframe");
    this.sentence = page.getByRole("heading", { level: 1 });
  }

  /** Goes there, with a fragment or a language perhaps, and waits for nothing. */
  async goTo(rest = "") {
    await this.page.goto(`${this.url}/chat/main${rest}`);
    return this;
  }

  /** The same, and waits until one can write. */
  async open(rest) {
    await this.goTo(rest);
    await this.isOpen();
    return this;
  }

  async isOpen() {
    await expect(this.chat.field).toBeVisible();
  }
}
