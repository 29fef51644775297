// The chat on a page, as a visitor meets it: the launcher on the page, the panel in its frame.
import { expect } from "@playwright/test";

/** What a visitor reads, by language. */
const WORDS = {
  en: { region: "Chat with us", log: "Messages", field: "Write a message…", send: "Send", close: "Close the chat", sent: /^(Sent|Delivered|Read)$/, sending: "Sending", offline: "No connection. Your messages are", emojiSearch: "Search emoji", recent: "Recently used", edit: "Edit", takeBack: "Take it back", react: "React", attach: "Send a photo or a file", open: "Open ", save: "Save ", cancel: "Cancel", remove: "Remove", elsewhere: "Go on elsewhere" },
  nl: { region: "Chat met ons", log: "Berichten", field: "Schrijf een bericht…", send: "Versturen", close: "Chat sluiten", sent: /^(Verstuurd|Bezorgd|Gelezen)$/, sending: "Wordt verstuurd", offline: "Geen verbinding. Je berichten", emojiSearch: "Emoji zoeken", recent: "Onlangs gebruikt", edit: "Bewerken", takeBack: "Bericht verwijderen", react: "Reageren", attach: "Stuur een foto of bestand", open: " openen", save: " opslaan", cancel: "Annuleren", remove: "Verwijderen", elsewhere: "Verder op een ander apparaat" },
  de: { region: "Live-Chat", log: "Nachrichten", field: "Nachricht…", send: "Senden", close: "Chat schließen", sent: /^(Gesendet|Zugestellt|Gelesen)$/, sending: "Wird gesendet", offline: "Keine Verbindung.", emojiSearch: "Emoji suchen", recent: "Zuletzt verwendet", edit: "Bearbeiten", takeBack: "Nachricht löschen", react: "Reagieren", attach: "Foto oder Datei senden", open: " öffnen", save: " speichern", cancel: "Abbrechen", remove: "Entfernen", elsewhere: "Auf einem anderen Gerät weiter" },
  fr: { region: "Chat en direct", log: "Messages", field: "Message…", send: "Envoyer", close: "Fermer le chat", sent: /^(Envoyé|Distribué|Lu)$/, sending: "Envoi en cours", offline: "Pas de connexion.", emojiSearch: "Chercher un emoji", recent: "Utilisés récemment", edit: "Modifier", takeBack: "Supprimer le message", react: "Réagir", attach: "Envoyer une photo ou un fichier", open: "Ouvrir ", save: "Enregistrer ", cancel: "Annuler", remove: "Retirer", elsewhere: "Continuer sur un autre appareil" },
};

export class Widget {
  /** `at` is where the frame stands on the page. */
  constructor(page, language = "en", at = "edgewise-chat iframe[title]") {
    this.page = page;
    this.words = WORDS[language];
    this.region = page.getByRole("region", { name: this.words.region });
    // On a phone the open panel hides it.
    this.launcher = this.region.getByRole("button", { includeHidden: true });
    this.panel = page.locator(at);
    this.frame = page.frameLocator(at);
    this.log = this.frame.getByRole("log", { name: this.words.log });
    this.bubbles = this.log.locator(".bubble");
    this.field = this.frame.getByRole("textbox", { name: this.words.field });
    this.sendButton = this.frame.getByRole("button", { name: this.words.send, exact: true });
    this.closeButton = this.frame.getByRole("button", { name: this.words.close });
    this.heading = this.frame.getByRole("heading", { level: 1 });
    this.status = this.frame.getByRole("status");
    this.emojiButton = this.frame.getByRole("button", { name: "Emoji", exact: true });
    this.picker = this.frame.getByRole("dialog", { name: "Emoji" });
    this.emojiSearch = this.picker.getByRole("searchbox", { name: this.words.emojiSearch });
    this.recentEmoji = this.picker.getByRole("group", { name: this.words.recent }).getByRole("button");
    this.attachButton = this.frame.getByRole("button", { name: this.words.attach });
    this.sending = this.frame.locator(".sent");
    this.viewer = this.frame.getByRole("dialog").filter({ has: this.frame.getByRole("img") });
    this.takeBackButton = this.frame.getByRole("button", { name: this.words.takeBack });
    this.elsewhereButton = this.frame.getByRole("button", { name: this.words.elsewhere });
    this.elsewhere = this.frame.getByRole("dialog", { name: this.words.elsewhere });
    this.offline = this.status.filter({ hasText: this.words.offline });
  }

  /** Opens the panel, and waits until one can write. */
  async open() {
    await this.launcher.click();
    await this.isOpen();
  }

  /**
   * What is typed now goes into the field. A frame of another site shows its field as focused a moment before the
   * browser sends keys there; no person types that soon, a test does.
   */
  async hasTheKeyboard() {
    await expect(this.field).toBeFocused();
    let heard = false;
    const key = this.field.evaluate((field) => new Promise((resolve) => field.addEventListener("keydown", () => resolve(), { once: true })));
    key.then(() => (heard = true));
    await expect(async () => {
      await this.page.keyboard.press("Shift");
      expect(heard).toBe(true);
    }).toPass({ timeout: 60_000 });
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

  /** Puts a text into the field; again if the browser has not yet sent it there, see above. */
  async draft(text) {
    let tries = 0;
    await expect(async () => {
      // What goes to no tab goes to the one in front.
      if ((tries += 1) > 1) await this.page.bringToFront();
      await this.field.fill(text);
      await expect(this.field).toHaveValue(text, { timeout: 500 });
    }).toPass({ timeout: 60_000 });
  }

  /** Writes a message; does not wait for what comes of it. */
  async write(body) {
    await this.draft(body);
    await this.field.press("Enter");
  }

  /** Writes a message, and waits until it shows as sent. */
  async say(body) {
    await this.write(body);
    await this.showsSent(body);
  }

  /** Opens the emoji picker; the first time it has to come first. */
  async openPicker() {
    await this.emojiButton.click();
    await expect(this.emojiButton).toHaveAttribute("aria-expanded", "true");
    await expect(this.emojiSearch).toBeVisible();
  }

  async closePicker() {
    await this.emojiButton.click();
    await expect(this.picker).toHaveCount(0);
  }

  /** The emoji with this name, in its own group. */
  emoji(name) {
    return this.picker.getByRole("button", { name, exact: true }).last();
  }

  /** The message with this text. */
  message(body) {
    return this.log.locator(".message").filter({ has: this.frame.getByText(body, { exact: true }) });
  }

  /** Chooses files, as with the button beside the field: `{ name, mimeType, buffer }`. */
  async attach(...files) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.attachButton.click()]);
    await chooser.setFiles(files);
  }

  /** Drops files on the panel, or pastes them into the field. */
  async handOver(event, { name, mimeType, buffer }) {
    const target = event === "paste" ? this.field : this.frame.getByRole("main", { name: "Chat" });
    await target.evaluate(
      (element, { event, name, mimeType, bytes }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type: mimeType }));
        const options = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          event === "paste" ? new ClipboardEvent("paste", { ...options, clipboardData: transfer }) : new DragEvent(event, { ...options, dataTransfer: transfer }),
        );
      },
      { event, name, mimeType, bytes: buffer.toString("base64") },
    );
  }

  /** The picture of that name in the log. */
  picture(name) {
    return this.log.getByRole("img", { name, exact: true });
  }

  /** The picture of that name has come, and is so wide in its own pixels. */
  async showsPicture(name, width) {
    await expect(this.picture(name)).toBeVisible();
    await expect.poll(() => this.picture(name).evaluate((image) => image.complete && image.naturalWidth)).toBe(width);
  }

  /** Begins to give a message of one's own another text. */
  async edit(body) {
    await this.message(body).hover();
    await this.message(body).getByRole("button", { name: this.words.edit }).click();
    await expect(this.takeBackButton).toBeVisible();
  }

  /** Reacts to a message of the team. */
  async react(body, name) {
    const message = this.message(body);
    await message.hover();
    await message.getByRole("button", { name: this.words.react }).click();
    await message.getByRole("button", { name }).click();
    await expect(message.getByRole("group")).toHaveCount(0);
  }

  async showsSent(body) {
    await expect(this.message(body).getByRole("img", { name: this.words.sent })).toBeVisible();
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
