//! Nederlands.

use super::Page;

pub(super) static TEXTS: Page = Page {
    title: "Chat met {site}",
    no_site: "Op dit adres is geen chat. Controleer de link.",
    link_refused: "Deze link is al gebruikt of is ouder dan 24 uur. Vraag een nieuwe aan waar je het gesprek begon.",
    link_question: "Verder met het gesprek van de link? Het gesprek op dit apparaat laat je dan achter.",
    link_take: "Verder met dat gesprek",
    link_leave: "Het gesprek op dit apparaat houden",
};
