//! French. Addresses nobody, so that it fits both ways of address.

use super::Page;

pub(super) static TEXTS: Page = Page {
    title: "Chat avec {site}",
    no_site: "Il n’y a pas de chat à cette adresse. Vérifier le lien.",
    link_refused: "Ce lien a déjà servi ou date de plus de 24 heures. On peut en créer un autre là où la conversation a commencé.",
    link_question: "Continuer avec la conversation du lien ? Celle de cet appareil est alors laissée de côté.",
    link_take: "Continuer avec celle du lien",
    link_leave: "Garder celle de cet appareil",
};
