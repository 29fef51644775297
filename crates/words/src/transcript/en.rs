//! English.

use super::Transcript;

pub(super) static TEXTS: Transcript = Transcript {
    title: "Conversation with {site}",
    file_name: "conversation.html",
    visitor: "Visitor",
    edited: "edited",
    deleted: "This message was deleted.",
    joined: "{name} joined the conversation",
    closed: "{name} closed the conversation",
    closed_by_visitor: "The conversation was closed",
    note_by: "Note by {name}",
    rated: "Rated {stars} of 5",
    bot: "Bot",
    automated: "The bot answers",
    handed_over: "The bot handed over",
};
