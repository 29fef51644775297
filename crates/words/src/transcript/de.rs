//! German.

use super::Transcript;

pub(super) static TEXTS: Transcript = Transcript {
    title: "Chat mit {site}",
    file_name: "chat.html",
    visitor: "Besucher",
    edited: "bearbeitet",
    deleted: "Diese Nachricht wurde gelöscht.",
    joined: "{name} ist jetzt im Chat",
    closed: "{name} hat den Chat beendet",
    closed_by_visitor: "Der Chat wurde beendet",
    note_by: "Notiz von {name}",
    rated: "Bewertet mit {stars} von 5",
    bot: "Bot",
    automated: "Der Bot antwortet",
    handed_over: "Der Bot hat übergeben",
};
