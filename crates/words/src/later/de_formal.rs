//! German with `Sie`: what differs.

use super::{Later, de};

pub(super) static TEXTS: Later = Later {
    editing: "Sie bearbeiten Ihre Nachricht",
    file_kind: "Diese Art von Datei können Sie nicht senden. Fotos, PDFs, Dokumente, Ton und Videos schon.",
    too_many_files: "Sie haben viele Dateien gesendet. Versuchen Sie es später noch einmal.",
    file_unreachable: "Die Datei konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    rated_not: "Das konnte nicht gesendet werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    who_are_you: "Dürfen wir Ihnen schreiben, wenn Sie nicht mehr hier sind?",
    you_are: "Sie sind {name}",
    who_refused: "Prüfen Sie den Namen und die E-Mail-Adresse.",
    closed_now: "Wir haben gerade geschlossen. Schreiben Sie trotzdem: Wir antworten, sobald wir wieder da sind.",
    here_now: "Sie sprechen mit {names}.",
    nobody_here: "Gerade ist niemand da. Schreiben Sie trotzdem: Wir antworten, sobald wir wieder da sind.",
    go_on_how: "Öffnen Sie diesen Link innerhalb von 24 Stunden auf Ihrem anderen Gerät. Er funktioniert einmal. Wer ihn öffnet, liest dieses Gespräch.",
    ..de::TEXTS
};
