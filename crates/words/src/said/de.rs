//! German.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Können wir sonst noch etwas für dich tun?",
    something_else: "Ja, noch etwas",
    all_done: "Nein, danke",
    bot_ask: "Stell deine Frage. Zuerst antwortet unser Bot, und ein Mensch, wenn du einen brauchst.",
    bot_invitation: "Womit können wir dir helfen? Schreib deine Frage unten hin: Unser Bot antwortet sofort, und ein Mensch übernimmt, wenn du einen brauchst.",
    bot_introduction: "Du sprichst mit unserem Bot. Er antwortet mit dem, was wir aufgeschrieben haben.",
    bot_hello: "Hallo! Wobei kann ich dir helfen?",
    bot_welcome: "Gern geschehen!",
    bot_did_it_help: "Hilft dir das weiter?",
    bot_helped: "Ja, danke",
    bot_not_helped: "Nein, leider nicht",
    bot_glad: "Das freut uns!",
    bot_did_you_mean: "Geht es um eines davon?",
    bot_something_else: "Etwas anderes",
    bot_ask_anew: "Kannst du es anders sagen?",
    bot_person: "Mit einem Menschen sprechen",
    bot_hands_over: "Jemand aus dem Team übernimmt und kann alles lesen, was hier gesagt wurde.",
    bot_kept: "Wir haben gerade geschlossen. Deine Frage ist gespeichert, und jemand aus dem Team beantwortet sie, sobald wir wieder da sind.",
};
