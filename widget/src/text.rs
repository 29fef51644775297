//! Every sentence that a visitor reads, in each language. `%` stands for a name or a count.

/// The sentences of one language.
pub(crate) struct Text {
    pub(crate) language: &'static str,
    pub(crate) ask: &'static str,
    pub(crate) answers_you: &'static str,
    pub(crate) close: &'static str,
    pub(crate) messages: &'static str,
    pub(crate) greeting: &'static str,
    pub(crate) invitation: &'static str,
    pub(crate) placeholder: &'static str,
    pub(crate) send: &'static str,
    pub(crate) you: &'static str,
    pub(crate) sending: &'static str,
    pub(crate) sent: &'static str,
    pub(crate) not_sent: &'static str,
    pub(crate) not_sent_too_long: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) discard: &'static str,
    pub(crate) offline: &'static str,
    pub(crate) busy: &'static str,
    pub(crate) pause: &'static str,
    pub(crate) not_here: &'static str,
    pub(crate) typing: &'static str,
    pub(crate) joined: &'static str,
    pub(crate) closed: &'static str,
    pub(crate) today: &'static str,
    pub(crate) yesterday: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) newer: &'static str,
    pub(crate) left: &'static str,
    pub(crate) over: &'static str,
    pub(crate) alone: &'static str,
}

/// The sentences for a language such as `nl` or `nl-BE`; English where there are none.
pub(crate) fn of(language: &str) -> &'static Text {
    if language.get(..2).is_some_and(|letters| letters.eq_ignore_ascii_case("nl")) { &NL } else { &EN }
}

static EN: Text = Text {
    language: "en",
    ask: "Ask us anything. A person answers.",
    answers_you: "answers you",
    close: "Close the chat",
    messages: "Messages",
    greeting: "Hello! 👋",
    invitation: "How can we help? Write it below, and one of us reads it and answers you right here.",
    placeholder: "Write a message…",
    send: "Send",
    you: "You",
    sending: "Sending",
    sent: "Sent",
    not_sent: "This message was not sent.",
    not_sent_too_long: "This message is too long to be sent.",
    retry: "Try again",
    discard: "Discard",
    offline: "No connection. Your messages are kept and sent when it is back.",
    busy: "Many people on your network are starting a chat. Your message is kept and sent in a moment.",
    pause: "That went fast. Your messages are kept and sent within a minute.",
    not_here: "The chat is not available on this website.",
    typing: "% is typing",
    joined: "% joined the conversation",
    closed: "% closed the conversation. Write to reopen it.",
    today: "Today",
    yesterday: "Yesterday",
    earlier: "Show earlier messages",
    newer: "New messages",
    left: "Characters left: %",
    over: "Characters too many: %. Please send it in two messages.",
    alone: "This chat opens on the website that it belongs to.",
};

static NL: Text = Text {
    language: "nl",
    ask: "Stel je vraag. Een mens antwoordt.",
    answers_you: "helpt je verder",
    close: "Chat sluiten",
    messages: "Berichten",
    greeting: "Hallo! 👋",
    invitation: "Waar kunnen we je mee helpen? Schrijf het hieronder, dan leest een van ons mee en krijg je hier antwoord.",
    placeholder: "Schrijf een bericht…",
    send: "Versturen",
    you: "Jij",
    sending: "Wordt verstuurd",
    sent: "Verstuurd",
    not_sent: "Dit bericht is niet verstuurd.",
    not_sent_too_long: "Dit bericht is te lang om te versturen.",
    retry: "Opnieuw proberen",
    discard: "Weggooien",
    offline: "Geen verbinding. Je berichten blijven bewaard en gaan weg zodra die er weer is.",
    busy: "Op jouw netwerk beginnen nu veel mensen een chat. Je bericht blijft bewaard en gaat zo weg.",
    pause: "Dat ging snel. Je berichten blijven bewaard en gaan binnen een minuut weg.",
    not_here: "De chat is op deze website niet beschikbaar.",
    typing: "% is aan het typen",
    joined: "% doet mee aan het gesprek",
    closed: "% heeft het gesprek afgesloten. Schrijf iets om het te heropenen.",
    today: "Vandaag",
    yesterday: "Gisteren",
    earlier: "Eerdere berichten tonen",
    newer: "Nieuwe berichten",
    left: "Tekens over: %",
    over: "Tekens te veel: %. Verstuur het in twee berichten.",
    alone: "Deze chat opent op de website waar hij bij hoort.",
};

/// A sentence with its `%` filled in.
pub(crate) fn fill(sentence: &str, value: &str) -> String {
    match sentence.split_once('%') {
        Some((before, after)) => [before, value, after].concat(),
        None => sentence.to_owned(),
    }
}
