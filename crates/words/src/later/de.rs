//! German.

use super::Later;

pub(super) static TEXTS: Later = Later {
    // The emoji picker.
    emoji_search: "Emoji suchen",
    emoji_none: "Keine Emojis gefunden",
    emoji_recent: "Zuletzt verwendet",

    // Reactions.
    react_like: "Gefällt mir",
    react_love: "Großartig",
    react_laugh: "Lustig",
    react_wow: "Wow",
    react_sad: "Traurig",
    react_thanks: "Danke",

    // A message of one's own.
    editing: "Du bearbeitest deine Nachricht",
    take_back: "Nachricht löschen",
    cancel: "Abbrechen",

    // Files.
    attach: "Foto oder Datei senden",
    drop: "Zum Senden hier loslassen",
    getting_ready: "Wird vorbereitet",
    sending_file: "{name} wird gesendet",
    again: "Erneut versuchen",
    remove: "Entfernen",
    file_empty: "Diese Datei ist leer.",
    file_too_large: "Diese Datei ist zu groß: höchstens 10 MB.",
    file_kind: "Diese Art von Datei kannst du nicht senden. Fotos, PDFs, Dokumente, Ton und Videos schon.",
    picture_too_large: "Dieses Bild hat zu viele Pixel.",
    too_many_files: "Du hast viele Dateien gesendet. Versuch es später noch einmal.",
    file_failed: "Diese Datei konnte nicht gesendet werden.",
    open: "{name} öffnen",
    save: "{name} speichern",
    save_it: "Speichern",
    shut: "Schließen",
    file_unreachable: "Die Datei konnte nicht geladen werden. Prüf deine Verbindung und versuch es noch einmal.",

    // The end.
    how_was_it: "Wie war es?",
    stars: "{count} von 5",
    say_more: "Was war gut, was geht besser?",
    rate: "Senden",
    rated: "Danke. Das Team liest das.",
    rated_not: "Das konnte nicht gesendet werden. Prüf deine Verbindung und versuch es noch einmal.",
    save_talk: "Diesen Chat speichern",
    talk_file: "chat.html",

    // Who one is.
    who_are_you: "Dürfen wir dir schreiben, wenn du nicht mehr hier bist?",
    your_name: "Name",
    your_email: "E-Mail-Adresse",
    keep_it: "Speichern",
    not_now: "Nein, danke",
    you_are: "Du bist {name}",
    change_it: "Ändern",
    take_it_back: "Meine Angaben löschen",
    who_refused: "Prüf den Namen und die E-Mail-Adresse.",
    who_offer: "Name und E-Mail hinterlassen",

    // Who is there.
    here_now: "Du sprichst mit {names}.",
    nobody_here: "Gerade ist niemand da. Schreib trotzdem: Wir antworten, sobald wir wieder da sind.",
    answers_minute: "Antwort meist innerhalb einer Minute.",
    answers_minutes: "Antwort meist innerhalb von {count} Minuten.",
    answers_hour: "Antwort meist innerhalb einer Stunde.",
    answers_hours: "Antwort meist innerhalb von {count} Stunden.",
    closed_now: "Wir haben gerade geschlossen. Schreib trotzdem: Wir antworten, sobald wir wieder da sind.",
    open_until: "Geöffnet bis {time} Uhr",
    back_today: "Heute um {time} Uhr wieder da",
    back_tomorrow: "Morgen um {time} Uhr wieder da",
    back_on: "Am {day} um {time} Uhr wieder da",

    // A page of the website.
    in_stock: "Auf Lager",
    out_of_stock: "Nicht auf Lager",
    preorder: "Vorbestellbar",
    view_page: "Ansehen",
    view_named: "{title} ansehen",

    // Another device.
    go_on: "Auf einem anderen Gerät weiter",
    go_on_how: "Öffne diesen Link innerhalb von 24 Stunden auf deinem anderen Gerät. Er funktioniert einmal. Wer ihn öffnet, liest dieses Gespräch.",
    go_on_code: "Der Link als QR-Code",
    go_on_link: "Der Link",
    copy: "Kopieren",
    copied: "Kopiert",
};
