//! Dutch.

use super::Widget;

pub(super) static TEXTS: Widget = Widget {
    // The panel.
    ask: "Stel je vraag. Een mens antwoordt.",
    answers_you: "helpt je verder",
    close: "Chat sluiten",
    messages: "Berichten",
    greeting: "Hallo!",
    invitation: "Waarmee kunnen we je helpen? Schrijf je vraag hieronder, dan krijg je hier antwoord van een van ons.",

    // Writing.
    placeholder: "Schrijf een bericht…",
    send: "Versturen",
    left: "Tekens over: {count}",
    over: "Tekens te veel: {count}. Verstuur het in twee berichten.",

    // A message.
    you: "Jij",
    sending: "Wordt verstuurd",
    sent: "Verstuurd",
    delivered: "Bezorgd",
    read: "Gelezen",
    edited: "bewerkt",
    deleted: "Dit bericht is verwijderd.",
    not_sent: "Dit bericht is niet verstuurd.",
    not_sent_too_long: "Dit bericht is te lang om te versturen.",
    not_sent_refused: "Dit bericht is niet verstuurd: deze chat werkt niet meer op deze website.",
    retry: "Opnieuw proberen",
    discard: "Weggooien",

    // Notices.
    offline: "Geen verbinding. Je berichten staan op dit apparaat en worden verstuurd zodra je weer online bent.",
    offline_unsaved: "Geen verbinding. Je berichten zijn niet opgeslagen: laat deze pagina open, dan worden ze straks verstuurd.",
    busy: "Op jouw netwerk beginnen nu veel mensen een chat. Je bericht blijft bewaard en wordt zo verstuurd.",
    pause: "Dat ging snel. Je berichten blijven bewaard en worden binnen een minuut verstuurd.",
    not_here: "De chat is op deze website niet beschikbaar.",
    sign_in_first: "Log in op deze website om ons te schrijven.",
    no_longer_here: "Deze chat werkt niet meer op deze website. Kopieer wat je nog nodig hebt en neem op een andere manier contact op.",
    alone: "Deze chat opent op de website waar hij bij hoort.",

    // The log.
    typing: "{name} is aan het typen",
    joined: "{name} doet mee aan het gesprek",
    closed: "{name} heeft het gesprek afgesloten. Schrijf iets om het te heropenen.",
    today: "Vandaag",
    yesterday: "Gisteren",
    earlier: "Eerdere berichten tonen",
    newer: "Nieuwe berichten",

    // Parts that are loaded later.
    part_unreachable: "Dit kon niet worden geladen. Controleer je verbinding en probeer het opnieuw.",
    part_gone: "De chat is bijgewerkt sinds je deze pagina opende. Laad de pagina opnieuw om dit te gebruiken.",

    // The emoji picker.
    emoji: "Emoji",

    // A message of one's own.
    edit: "Bewerken",

    // Reactions.
    react: "Reageren",

    // Who writes.
    bot: "Bot",
};
