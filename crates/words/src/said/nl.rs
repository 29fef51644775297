//! Nederlands.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Kunnen we nog iets voor je doen?",
    something_else: "Ja, nog iets",
    all_done: "Nee, bedankt",
    bot_ask: "Stel je vraag. Eerst antwoordt onze bot, en een mens zodra het nodig is.",
    bot_invitation: "Waarmee kunnen we je helpen? Schrijf je vraag hieronder: onze bot antwoordt meteen, en een mens neemt het over zodra het nodig is.",
    bot_introduction: "Je praat met onze bot. Die antwoordt met wat wij hebben opgeschreven.",
    bot_hello: "Hallo! Waar kan ik je mee helpen?",
    bot_welcome: "Graag gedaan!",
    bot_did_it_help: "Heb je hier iets aan?",
    bot_helped: "Ja, dank je",
    bot_not_helped: "Nee, niet echt",
    bot_glad: "Fijn om te horen!",
    bot_did_you_mean: "Gaat het om een van deze onderwerpen?",
    bot_something_else: "Iets anders",
    bot_ask_anew: "Kun je het in andere woorden zeggen?",
    bot_person: "Praat met een medewerker",
    bot_hands_over: "Een collega neemt het over en kan alles lezen wat hier is gezegd.",
    bot_kept: "We zijn nu gesloten. Je vraag is bewaard, en een collega beantwoordt hem zodra we er weer zijn.",
};
