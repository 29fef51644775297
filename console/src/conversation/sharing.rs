//! A page of the website that the agent is about to send as a card: what is known of it, and what becomes of the text.

use leptos::prelude::*;
use protocol::PageCard;

/// A page whose address stands in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Its address as the agent has pasted it.
    pub(super) pasted: String,
    /// What is known of it.
    pub(super) known: Known,
}

/// What is known of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// It is being looked at.
    Looking,
    /// It can be sent. Where its picture can be seen before it is.
    Card(PageCard, Option<String>),
    /// It can go as a link only; why.
    Refused(String),
}

/// The page, if there is one. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Sharing(pub(super) RwSignal<Option<Page>>);

impl Sharing {
    /// No page.
    pub(super) fn new() -> Self {
        Self(RwSignal::default())
    }

    /// Begins to look at a page, in place of any other.
    pub(super) fn begin(self, pasted: String) {
        self.0.set(Some(Page { pasted, known: Known::Looking }));
    }

    /// More is known of that page; says whether anybody still wants to know.
    pub(super) fn learn(self, pasted: &str, known: Known) -> bool {
        let is_wanted = self.wants(pasted);
        if is_wanted {
            self.0.set(Some(Page { pasted: pasted.to_owned(), known }));
        }
        is_wanted
    }

    /// Whether that page is the one.
    pub(super) fn wants(self, pasted: &str) -> bool {
        let is_it = |page: &Option<Page>| page.as_ref().is_some_and(|page| page.pasted == pasted);
        self.0.try_with_untracked(is_it).unwrap_or_default()
    }

    /// It goes as a link, or not at all.
    pub(super) fn forget(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }

    /// The draft is another: a page whose address does not stand in it any more is not meant.
    pub(super) fn follow(self, draft: &str) {
        let is_gone = |page: &Option<Page>| page.as_ref().is_some_and(|page| !draft.contains(&page.pasted));
        if self.0.with_untracked(is_gone) {
            self.0.set(None);
        }
    }

    /// The card that is ready, and what the draft says besides.
    pub(super) fn ready(self, draft: &str) -> Option<(PageCard, String)> {
        self.0.with_untracked(|page| match page {
            Some(Page { pasted, known: Known::Card(card, _) }) => Some((card.clone(), without(draft, pasted))),
            _ => None,
        })
    }
}

/// The draft without that address, as a person would have written it.
fn without(draft: &str, address: &str) -> String {
    let Some((before, after)) = draft.split_once(address) else { return draft.trim().to_owned() };
    let (before, after) = (before.trim_end_matches([' ', '\t']), after.trim_start_matches([' ', '\t']));
    let is_apart =
        before.is_empty() || after.is_empty() || before.ends_with('\n') || after.starts_with(['\n', '.', ',', ')']);
    let text = if is_apart { [before, after].concat() } else { [before, after].join(" ") };
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_beside_an_address_is_a_text_of_its_own() {
        let address = "https://shop.example/chino";
        for (draft, expected) in [
            (address.to_owned(), ""),
            (format!(" {address} \n"), ""),
            (format!("This one: {address}"), "This one:"),
            (format!("{address} is this one"), "is this one"),
            (format!("This {address} one"), "This one"),
            (format!("This one\n{address}\nis it"), "This one\n\nis it"),
            (format!("This one ({address})"), "This one ()"),
            (format!("Twice {address} {address}"), "Twice https://shop.example/chino"),
            ("Gone".to_owned(), "Gone"),
        ] {
            assert_eq!(without(&draft, address), expected, "{draft}");
        }
    }
}
