//! English.

use super::Widget;

pub(super) static TEXTS: Widget = Widget {
    // The panel.
    ask: "Ask us anything. A person answers.",
    answers_you: "answers you",
    close: "Close the chat",
    messages: "Messages",
    greeting: "Hello!",
    invitation: "How can we help? Write below, and one of us will answer you right here.",

    // Writing.
    placeholder: "Write a message…",
    send: "Send",
    left: "Characters left: {count}",
    over: "Characters too many: {count}. Send it in two messages.",

    // A message.
    you: "You",
    sending: "Sending",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    edited: "edited",
    deleted: "This message was deleted.",
    not_sent: "This message was not sent.",
    not_sent_too_long: "This message is too long to be sent.",
    not_sent_refused: "This message was not sent: this chat no longer works on this website.",
    retry: "Try again",
    discard: "Discard",

    // Notices.
    offline: "No connection. Your messages are saved on this device and will be sent when you are back online.",
    offline_unsaved: "No connection. Your messages are not saved: keep this page open to send them once you are back online.",
    busy: "Many people on your network are starting a chat. Your message is kept and sent in a moment.",
    pause: "That went fast. Your messages are kept and sent within a minute.",
    not_here: "The chat is not available on this website.",
    sign_in_first: "Please sign in on this website to write to us.",
    no_longer_here: "This chat no longer works on this website. Copy what you still need, and contact us another way.",
    alone: "This chat opens on the website that it belongs to.",

    // The log.
    typing: "{name} is typing",
    joined: "{name} joined the conversation",
    closed: "{name} closed the conversation. Write to reopen it.",
    today: "Today",
    yesterday: "Yesterday",
    earlier: "Show earlier messages",
    newer: "New messages",

    // Parts that are loaded later.
    part_unreachable: "This could not be loaded. Check your connection and try again.",
    part_gone: "The chat has been updated since you opened this page. Reload the page to use this.",

    // The emoji picker.
    emoji: "Emoji",

    // A message of one's own.
    edit: "Edit",

    // Reactions.
    react: "React",

    // Who writes.
    bot: "Bot",
};
