//! German with `Sie`: what differs.

use super::{Widget, de};

pub(super) static TEXTS: Widget = Widget {
    ask: "Fragen Sie uns einfach. Ein Mensch antwortet.",
    answers_you: "hilft Ihnen weiter",
    invitation: "Wie können wir Ihnen helfen? Schreiben Sie uns unten Ihre Frage, und jemand von uns antwortet Ihnen gleich hier.",
    over: "{count} Zeichen zu viel. Verteilen Sie den Text auf zwei Nachrichten.",
    you: "Sie",
    offline: "Keine Verbindung. Ihre Nachrichten sind auf diesem Gerät gespeichert und werden gesendet, sobald Sie wieder online sind.",
    offline_unsaved: "Keine Verbindung. Ihre Nachrichten sind nicht gespeichert: Lassen Sie diese Seite offen, dann werden sie gesendet, sobald Sie wieder online sind.",
    busy: "In Ihrem Netzwerk starten gerade viele Leute einen Chat. Ihre Nachricht ist gespeichert und wird gleich gesendet.",
    pause: "Das ging schnell. Ihre Nachrichten sind gespeichert und werden innerhalb einer Minute gesendet.",
    sign_in_first: "Melden Sie sich auf dieser Website an, um uns zu schreiben.",
    no_longer_here: "Der Chat funktioniert auf dieser Website nicht mehr. Kopieren Sie, was Sie noch brauchen, und melden Sie sich auf einem anderen Weg bei uns.",
    closed: "{name} hat den Chat beendet. Schreiben Sie etwas, um ihn wieder zu öffnen.",
    part_unreachable: "Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    part_gone: "Der Chat wurde aktualisiert, seit Sie diese Seite geöffnet haben. Laden Sie die Seite neu, um das zu nutzen.",
    ..de::TEXTS
};
