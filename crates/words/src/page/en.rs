//! English.

use super::Page;

pub(super) static TEXTS: Page = Page {
    title: "Chat with {site}",
    no_site: "There is no chat at this address. Please check the link.",
    link_refused: "This link has been used or is older than 24 hours. Ask for a new one where you began the conversation.",
    link_question: "Go on with the linked conversation? The one on this device is left.",
    link_take: "Go on with the linked one",
    link_leave: "Keep the one on this device",
};
