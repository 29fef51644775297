//! German. Addresses nobody, so that it fits both ways of address.

use super::Page;

pub(super) static TEXTS: Page = Page {
    title: "Chat mit {site}",
    no_site: "Unter dieser Adresse gibt es keinen Chat. Bitte den Link prüfen.",
    link_refused: "Dieser Link wurde schon verwendet oder ist älter als 24 Stunden. Einen neuen gibt es dort, wo das Gespräch begann.",
    link_question: "Mit dem Gespräch aus dem Link weitermachen? Das Gespräch auf diesem Gerät bleibt dann zurück.",
    link_take: "Mit diesem Gespräch weiter",
    link_leave: "Das Gespräch auf diesem Gerät behalten",
};
