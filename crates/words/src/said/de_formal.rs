//! German with `Sie`: what differs.

use super::{Said, de};

pub(super) static TEXTS: Said = Said { anything_else: "Können wir sonst noch etwas für Sie tun?", 
    bot_ask: "Stellen Sie Ihre Frage. Zuerst antwortet unser Bot, und ein Mensch, wenn Sie einen brauchen.",
    bot_invitation: "Womit können wir Ihnen helfen? Schreiben Sie Ihre Frage unten hin: Unser Bot antwortet sofort, und ein Mensch übernimmt, wenn Sie einen brauchen.",
    bot_introduction: "Sie sprechen mit unserem Bot. Er antwortet mit dem, was wir aufgeschrieben haben.",
    bot_hello: "Guten Tag! Wobei kann ich Ihnen helfen?",
    bot_did_it_help: "Hilft Ihnen das weiter?",
    bot_ask_anew: "Können Sie es anders sagen?",
    bot_kept: "Wir haben gerade geschlossen. Ihre Frage ist gespeichert, und jemand aus dem Team beantwortet sie, sobald wir wieder da sind.",
    ..de::TEXTS };
