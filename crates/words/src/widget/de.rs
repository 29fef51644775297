//! German.

use super::Widget;

pub(super) static TEXTS: Widget = Widget {
    // The panel.
    ask: "Frag uns einfach. Ein Mensch antwortet.",
    answers_you: "hilft dir weiter",
    close: "Chat schließen",
    messages: "Nachrichten",
    greeting: "Hallo!",
    invitation: "Wie können wir dir helfen? Schreib uns unten deine Frage, und jemand von uns antwortet dir gleich hier.",

    // Writing.
    placeholder: "Nachricht…",
    send: "Senden",
    left: "Noch {count} Zeichen",
    over: "{count} Zeichen zu viel. Verteile den Text auf zwei Nachrichten.",

    // A message.
    you: "Du",
    sending: "Wird gesendet",
    sent: "Gesendet",
    delivered: "Zugestellt",
    read: "Gelesen",
    edited: "bearbeitet",
    deleted: "Diese Nachricht wurde gelöscht.",
    not_sent: "Diese Nachricht wurde nicht gesendet.",
    not_sent_too_long: "Diese Nachricht ist zu lang, um gesendet zu werden.",
    not_sent_refused: "Diese Nachricht wurde nicht gesendet: Der Chat funktioniert auf dieser Website nicht mehr.",
    retry: "Erneut versuchen",
    discard: "Verwerfen",

    // Notices.
    offline: "Keine Verbindung. Deine Nachrichten sind auf diesem Gerät gespeichert und werden gesendet, sobald du wieder online bist.",
    offline_unsaved: "Keine Verbindung. Deine Nachrichten sind nicht gespeichert: Lass diese Seite offen, dann werden sie gesendet, sobald du wieder online bist.",
    busy: "In deinem Netzwerk starten gerade viele Leute einen Chat. Deine Nachricht ist gespeichert und wird gleich gesendet.",
    pause: "Das ging schnell. Deine Nachrichten sind gespeichert und werden innerhalb einer Minute gesendet.",
    not_here: "Der Chat ist auf dieser Website nicht verfügbar.",
    sign_in_first: "Melde dich auf dieser Website an, um uns zu schreiben.",
    no_longer_here: "Der Chat funktioniert auf dieser Website nicht mehr. Kopiere, was du noch brauchst, und melde dich auf einem anderen Weg bei uns.",
    alone: "Dieser Chat öffnet sich auf der Website, zu der er gehört.",

    // The log.
    typing: "{name} schreibt",
    joined: "{name} ist jetzt im Chat",
    closed: "{name} hat den Chat beendet. Schreib etwas, um ihn wieder zu öffnen.",
    today: "Heute",
    yesterday: "Gestern",
    earlier: "Frühere Nachrichten anzeigen",
    newer: "Neue Nachrichten",

    // Parts that are loaded later.
    part_unreachable: "Das konnte nicht geladen werden. Prüf deine Verbindung und versuch es noch einmal.",
    part_gone: "Der Chat wurde aktualisiert, seit du diese Seite geöffnet hast. Lade die Seite neu, um das zu nutzen.",

    // The emoji picker.
    emoji: "Emoji",

    // A message of one's own.
    edit: "Bearbeiten",

    // Reactions.
    react: "Reagieren",

    // Who writes.
    bot: "Bot",
};
