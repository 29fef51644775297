//! English.

use super::Later;

pub(super) static TEXTS: Later = Later {
    // The emoji picker.
    emoji_search: "Search emoji",
    emoji_none: "No emoji found",
    emoji_recent: "Recently used",

    // Reactions.
    react_like: "Like",
    react_love: "Love",
    react_laugh: "Funny",
    react_wow: "Wow",
    react_sad: "Sad",
    react_thanks: "Thanks",

    // A message of one's own.
    editing: "Editing",
    take_back: "Take it back",
    cancel: "Cancel",

    // Files.
    attach: "Send a photo or a file",
    drop: "Drop it here to send it",
    getting_ready: "Getting ready",
    sending_file: "Sending {name}",
    again: "Try again",
    remove: "Remove",
    file_empty: "This file is empty.",
    file_too_large: "This file is too large: 10 MB at most.",
    file_kind: "This kind of file cannot be sent. Photos, PDFs, documents, sound and film can.",
    picture_too_large: "This picture has too many pixels.",
    too_many_files: "You have sent many files. Please try again later.",
    file_failed: "This file could not be sent.",
    open: "Open {name}",
    save: "Save {name}",
    save_it: "Save",
    shut: "Close",
    file_unreachable: "The file could not be loaded. Check your connection and try again.",

    // A page of the website.
    in_stock: "In stock",
    out_of_stock: "Out of stock",
    preorder: "Available to preorder",
    view_page: "View",
    view_named: "View {title}",

    // The end.
    how_was_it: "How was it?",
    stars: "{count} of 5",
    say_more: "What could be better, or was good?",
    rate: "Send",
    rated: "Thank you. The team reads this.",
    rated_not: "This could not be sent. Check your connection and try again.",
    save_talk: "Save this conversation",
    talk_file: "conversation.html",

    // Who one is.
    who_are_you: "Shall we write to you when you have left?",
    your_name: "Name",
    your_email: "E-mail address",
    keep_it: "Save",
    not_now: "No, thanks",
    you_are: "You are {name}",
    change_it: "Change",
    take_it_back: "Remove my details",
    who_refused: "Check the name and the e-mail address.",
    who_offer: "Leave your name and e-mail",

    // Who is there.
    here_now: "You talk with {names}.",
    nobody_here: "Nobody is here right now. Write anyway: we answer as soon as we are back.",
    answers_minute: "Usually answers within a minute.",
    answers_minutes: "Usually answers within {count} minutes.",
    answers_hour: "Usually answers within an hour.",
    answers_hours: "Usually answers within {count} hours.",
    closed_now: "We are closed right now. Write anyway: we answer when we are back.",
    open_until: "Open until {time}",
    back_today: "Back today at {time}",
    back_tomorrow: "Back tomorrow at {time}",
    back_on: "Back {day} at {time}",

    // Another device.
    go_on: "Go on elsewhere",
    go_on_how: "Open this link on your other device within 24 hours. It works once. Whoever opens it reads this conversation.",
    go_on_code: "The link as a QR code",
    go_on_link: "The link",
    copy: "Copy",
    copied: "Copied",
};
