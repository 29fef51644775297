//! What the product says in the team's name, in the visitor's language.

texts! {
    /// The sentences.
    Said {
        anything_else,
        something_else,
        all_done,
        bot_ask, bot_invitation, bot_introduction, bot_hello, bot_welcome, bot_did_it_help, bot_helped, bot_not_helped, bot_glad,
        bot_did_you_mean, bot_something_else, bot_ask_anew, bot_person, bot_hands_over, bot_kept,
    }
    ; formally
}
