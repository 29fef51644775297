//! French.

use super::Transcript;

pub(super) static TEXTS: Transcript = Transcript {
    title: "Conversation avec {site}",
    file_name: "conversation.html",
    visitor: "Visiteur",
    edited: "modifié",
    deleted: "Ce message a été supprimé.",
    joined: "{name} a rejoint la conversation",
    closed: "{name} a fermé la conversation",
    closed_by_visitor: "La conversation a été fermée",
    note_by: "Note interne ({name})",
    rated: "Évaluation : {stars} sur 5",
    bot: "Bot",
    automated: "Le bot répond",
    handed_over: "Le bot a passé la main",
};
