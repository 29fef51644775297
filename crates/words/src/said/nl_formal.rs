//! Dutch with `u`: what differs.

use super::{Said, nl};

pub(super) static TEXTS: Said = Said { anything_else: "Kunnen we nog iets voor u doen?", 
    bot_ask: "Stel uw vraag. Eerst antwoordt onze bot, en een mens zodra het nodig is.",
    bot_invitation: "Waarmee kunnen we u helpen? Schrijf uw vraag hieronder: onze bot antwoordt meteen, en een mens neemt het over zodra het nodig is.",
    bot_introduction: "U praat met onze bot. Die antwoordt met wat wij hebben opgeschreven.",
    bot_hello: "Hallo! Waar kan ik u mee helpen?",
    bot_did_it_help: "Hebt u hier iets aan?",
    bot_helped: "Ja, dank u",
    bot_ask_anew: "Kunt u het in andere woorden zeggen?",
    bot_kept: "We zijn nu gesloten. Uw vraag is bewaard, en een collega beantwoordt hem zodra we er weer zijn.",
    ..nl::TEXTS };
