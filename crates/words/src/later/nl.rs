//! Nederlands.

use super::Later;

pub(super) static TEXTS: Later = Later {
    // The emoji picker.
    emoji_search: "Emoji zoeken",
    emoji_none: "Geen emoji gevonden",
    emoji_recent: "Onlangs gebruikt",

    // Reactions.
    react_like: "Leuk",
    react_love: "Geweldig",
    react_laugh: "Grappig",
    react_wow: "Verrassend",
    react_sad: "Verdrietig",
    react_thanks: "Bedankt",

    // A message of one's own.
    editing: "Je bewerkt je bericht",
    take_back: "Bericht verwijderen",
    cancel: "Annuleren",

    // Files.
    attach: "Stuur een foto of bestand",
    drop: "Laat hier los om te versturen",
    getting_ready: "Wordt klaargemaakt",
    sending_file: "{name} wordt verstuurd",
    again: "Opnieuw proberen",
    remove: "Verwijderen",
    file_empty: "Dit bestand is leeg.",
    file_too_large: "Dit bestand is te groot: hoogstens 10 MB.",
    file_kind: "Dit soort bestand kun je niet versturen. Foto's, pdf's, documenten, geluid en film wel.",
    picture_too_large: "Deze afbeelding heeft te veel pixels.",
    too_many_files: "Je hebt veel bestanden verstuurd. Probeer het later opnieuw.",
    file_failed: "Dit bestand kon niet worden verstuurd.",
    open: "{name} openen",
    save: "{name} opslaan",
    save_it: "Opslaan",
    shut: "Sluiten",
    file_unreachable: "Het bestand kon niet worden geladen. Controleer je verbinding en probeer het opnieuw.",

    // A page of the website.
    in_stock: "Op voorraad",
    out_of_stock: "Niet op voorraad",
    preorder: "Vooraf te bestellen",
    view_page: "Bekijken",
    view_named: "{title} bekijken",

    // The end.
    how_was_it: "Hoe was het?",
    stars: "{count} van 5",
    say_more: "Wat kan beter, of was goed?",
    rate: "Versturen",
    rated: "Bedankt. Het team leest dit.",
    rated_not: "Dit kon niet worden verstuurd. Controleer je verbinding en probeer het opnieuw.",
    save_talk: "Bewaar dit gesprek",
    talk_file: "gesprek.html",

    // Who one is.
    who_are_you: "Mogen we je schrijven als je weg bent?",
    your_name: "Naam",
    your_email: "E-mailadres",
    keep_it: "Bewaren",
    not_now: "Nee, bedankt",
    you_are: "Je bent {name}",
    change_it: "Wijzigen",
    take_it_back: "Mijn gegevens verwijderen",
    who_refused: "Controleer de naam en het e-mailadres.",
    who_offer: "Laat je naam en e-mail achter",

    // Who is there.
    here_now: "Je praat met {names}.",
    nobody_here: "Er is nu niemand. Schrijf gerust: we antwoorden zodra we er weer zijn.",
    answers_minute: "Antwoord meestal binnen een minuut.",
    answers_minutes: "Antwoord meestal binnen {count} minuten.",
    answers_hour: "Antwoord meestal binnen een uur.",
    answers_hours: "Antwoord meestal binnen {count} uur.",
    closed_now: "We zijn nu dicht. Schrijf gerust: we antwoorden zodra we er weer zijn.",
    open_until: "Open tot {time}",
    back_today: "Weer open vandaag om {time}",
    back_tomorrow: "Weer open morgen om {time}",
    back_on: "Weer open op {day} om {time}",

    // Another device.
    go_on: "Verder op een ander apparaat",
    go_on_how: "Open deze link binnen 24 uur op je andere apparaat. Hij werkt één keer. Wie hem opent, leest dit gesprek.",
    go_on_code: "De link als QR-code",
    go_on_link: "De link",
    copy: "Kopiëren",
    copied: "Gekopieerd",
};
