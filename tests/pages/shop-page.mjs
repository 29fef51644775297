// A visitor's tab in the demo shop.
import { expect } from "@playwright/test";
import { Widget } from "./widget.mjs";

export class ShopPage {
  constructor(page, url, language) {
    this.page = page;
    this.url = url;
    this.chat = new Widget(page, language);
    this.navigation = page.getByRole("navigation", { name: "Shop" });
  }

  async open(path = "/") {
    // A tab that was just killed may still be on its way to an empty page, which then wins.
    await expect(() => this.page.goto(this.url + path)).toPass();
    return this;
  }

  /** Follows a link of the shop's navigation. */
  async goTo(name) {
    await this.navigation.getByRole("link", { name }).click();
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
  }

  /** The same visitor's next tab. */
  async nextTab(path) {
    return new ShopPage(await this.page.context().newPage(), this.url).open(path);
  }
}
