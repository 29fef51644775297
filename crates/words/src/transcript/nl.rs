//! Nederlands.

use super::Transcript;

pub(super) static TEXTS: Transcript = Transcript {
    title: "Gesprek met {site}",
    file_name: "gesprek.html",
    visitor: "Bezoeker",
    edited: "bewerkt",
    deleted: "Dit bericht is verwijderd.",
    joined: "{name} neemt deel aan het gesprek",
    closed: "{name} heeft het gesprek gesloten",
    closed_by_visitor: "Het gesprek is gesloten",
    note_by: "Notitie van {name}",
    rated: "Beoordeeld met {stars} van 5",
    bot: "Bot",
    automated: "De bot antwoordt",
    handed_over: "De bot heeft het doorgegeven",
};
