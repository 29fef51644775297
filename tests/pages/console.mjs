// An agent's tab with the console: the list, the open conversation, the pages beside them.
import { expect } from "@playwright/test";
import { Talk } from "./talk.mjs";

const WORDS = {
  en: { conversations: "Conversations", sections: { waiting: "Waiting", mine: "Mine", others: "Others’", closed: "Closed" } },
  nl: { conversations: "Gesprekken", sections: { waiting: "Wachtend", mine: "Van mij", others: "Van collega's", closed: "Gesloten" } },
  de: { conversations: "Gespräche", sections: { waiting: "Wartend", mine: "Meine", others: "Von Kollegen", closed: "Geschlossen" } },
  fr: { conversations: "Conversations", sections: { waiting: "En attente", mine: "Les miennes", others: "Des collègues", closed: "Fermées" } },
};

export class Console {
  constructor(page, url, language = "en", site = "main") {
    this.page = page;
    this.url = url;
    this.site = site;
    this.words = WORDS[language];
    this.list = page.getByRole("navigation", { name: this.words.conversations });
    this.menu = page.getByRole("navigation", { name: "Menu" });
    this.talk = new Talk(page);
    this.lost = page.getByText("Connection lost. Reconnecting…");
    this.slow = page.getByText("This network blocks live connections.");
  }

  /** The same console in another tab, or in another view of this one. */
  in(page) {
    return new Console(page, this.url, undefined, this.site);
  }

  /** The same agent's next tab. */
  async nextTab() {
    const next = this.in(await this.page.context().newPage());
    await next.open();
    return next.isReady();
  }

  /** From now on counts what would be heard: there are no loudspeakers here. */
  async listen() {
    await this.page.evaluate(() => {
      window.tones = 0;
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...times) {
        window.tones += 1;
        return start.apply(this, times);
      };
    });
    // Browsers allow sound once somebody has done something on the page.
    await this.page.getByText("Nothing open").click();
  }

  /** How many tones have been heard. */
  tones() {
    return this.page.evaluate(() => window.tones);
  }

  /** Opens a page: a path behind the console's own address, such as `/team`, or a one-time fragment. */
  async open(path = "") {
    await this.page.goto(`${this.url}/console/${this.site}${path}`);
    return this;
  }

  /** Signed in, and the list is there. */
  async isReady() {
    await expect(this.list).toBeVisible();
    await expect(this.page.getByText("Loading…")).toHaveCount(0);
    return this;
  }

  /** The row of a conversation, by what its last line says. */
  row(text) {
    return this.list.getByRole("link").filter({ hasText: text });
  }

  /** All rows that one part of the list shows: waiting, mine, others, closed. */
  rowsIn(section) {
    const title = this.page.getByRole("heading", { level: 2, name: new RegExp(`^${this.words.sections[section]}`) });
    return this.list.locator(".section").filter({ has: title }).getByRole("link");
  }

  /** A row in one part of the list. */
  rowIn(section, text) {
    return this.rowsIn(section).filter({ hasText: text });
  }

  /** Shows the closed ones, which the list folds away. */
  async unfoldClosed() {
    const closed = this.list.locator("details");
    if (!(await closed.evaluate((element) => element.open))) await closed.locator("summary").click();
  }

  /** The section's heading, with how many conversations it has. */
  heading(section) {
    return this.list.getByRole("heading", { level: 2, name: new RegExp(`^${this.words.sections[section]}`) });
  }

  /** Writes a note for colleagues in the conversation that is open. */
  async writeNote(text) {
    await this.page.getByRole("radio", { name: "Note" }).check();
    const field = this.page.getByRole("textbox", { name: "Note" });
    await field.fill(text);
    await field.press("Enter");
    await expect(this.note(text)).toBeVisible();
  }

  /** A note in the conversation that is open. */
  note(text) {
    return this.talk.thread.locator(".said-note").filter({ hasText: text });
  }

  /** Opens the conversation whose row says this. */
  async openTalk(text) {
    // A row that moves while it is clicked leaves the click to another.
    await expect(async () => {
      await this.row(text).click();
      await expect(this.row(text)).toHaveAttribute("aria-current", "true", { timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await expect(this.talk.bubbles.first()).toBeVisible();
    return this.talk;
  }

  async goTo(name) {
    await this.menu.getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
}
