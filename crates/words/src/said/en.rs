//! English.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Is there anything else we can do for you?",
    something_else: "Yes, there is",
    all_done: "No, thank you",
    bot_ask: "Ask away. Our bot answers first, a person when you need one.",
    bot_invitation: "What can we help you with? Write your question below: our bot answers at once, and a person takes over when you need one.",
    bot_introduction: "You are talking to our bot. It answers with what we wrote down.",
    bot_hello: "Hello! What can I help you with?",
    bot_welcome: "You are welcome!",
    bot_did_it_help: "Did that help?",
    bot_helped: "Yes, it did",
    bot_not_helped: "No, it did not",
    bot_glad: "Glad to hear that!",
    bot_did_you_mean: "Is it about one of these?",
    bot_something_else: "Something else",
    bot_ask_anew: "Could you say it in other words?",
    bot_person: "Talk to a person",
    bot_hands_over: "A colleague takes over. They can read everything that was said here.",
    bot_kept: "We are closed at the moment. Your question is kept, and a colleague answers it when we are back.",
};
