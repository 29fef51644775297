//! What a visitor reads in the frame. Travels in the frame's page, in the visitor's language only, so that the app
//! itself holds no text.

travelling! {
    /// The widget's texts.
    Widget {
        // The panel.
        ask,
        answers_you,
        close,
        messages,
        greeting,
        invitation,

        // Writing.
        placeholder,
        send,
        left,
        over,

        // A message.
        you,
        sending,
        sent,
        delivered,
        read,
        edited,
        deleted,
        not_sent,
        not_sent_too_long,
        not_sent_refused,
        retry,
        discard,

        // Notices.
        offline,
        offline_unsaved,
        busy,
        pause,
        not_here,
        sign_in_first,
        no_longer_here,
        alone,

        // The log.
        typing,
        joined,
        closed,
        today,
        yesterday,
        earlier,
        newer,

        // Parts that are loaded later.
        part_unreachable,
        part_gone,

        // The emoji picker.
        emoji,

        // A message of one's own.
        edit,

        // Reactions.
        react,

        // Who writes.
        bot,
    }
}
