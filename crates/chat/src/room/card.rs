//! The visitor's card: what agents see of the visitor beside the messages. No part of the log.

use protocol::{About, Page, Tracked, VisitorCard, limits};

use super::guest::Visitor;
use crate::address;

/// The card of a visitor who is there. The referrer is the first page's and stays.
pub(super) fn of(about: About, visitor: &Visitor, known: Option<&VisitorCard>) -> VisitorCard {
    let About { page, language, time_zone, tracked } = about;
    let Page { url, title, referrer } = page;
    let kept = |url: &str| cut(&address::kept(url, &visitor.query));
    let first = || known.map(|known| known.about.page.referrer.clone()).unwrap_or_default();
    let referrer = if referrer.is_empty() { first() } else { kept(&referrer) };
    let page = Page { url: kept(&url), title: cut(&title), referrer };
    let before = known.map(|known| &*known.about.tracked).unwrap_or_default();
    let tracked = with_new(before, tracked);
    let about = About { page, language: cut(&language), time_zone: cut(&time_zone), tracked };
    let said = known.map(|known| known.said.clone()).unwrap_or_default();
    let proven = known.and_then(|known| known.proven.clone());
    VisitorCard {
        about,
        browser: visitor.browser.clone(),
        country: visitor.country.clone(),
        proven,
        said,
        online: true,
    }
}

/// What was reported before and now, each once. A tab says all of its own with each `about`.
fn with_new(before: &[Tracked], new: Vec<Tracked>) -> Vec<Tracked> {
    let mut all = before.to_vec();
    for Tracked { at, name, detail } in new {
        let name = short(name.trim(), limits::TRACKED_NAME_CHARACTERS);
        let it = Tracked { at, name, detail: short(&detail, limits::TRACKED_DETAIL_CHARACTERS) };
        if !it.name.is_empty() && !all.contains(&it) {
            all.push(it);
        }
    }
    all.sort_by_key(|it| it.at);
    all.drain(..all.len().saturating_sub(limits::TRACKED));
    all
}

fn cut(text: &str) -> String {
    short(text, limits::PAGE_CHARACTERS)
}

fn short(text: &str, most: usize) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(most).collect()
}
