//! The visitor's card: what agents see of the visitor beside the messages. No part of the log.

use protocol::{About, Page, VisitorCard, limits};

use super::guest::Visitor;
use crate::address;

/// The card of a visitor who is there. The referrer is the first page's and stays.
pub(super) fn of(about: About, visitor: &Visitor, known: Option<&VisitorCard>) -> VisitorCard {
    let About { page, language, time_zone } = about;
    let Page { url, title, referrer } = page;
    let kept = |url: &str| cut(&address::kept(url, &visitor.query));
    let first = || known.map(|known| known.about.page.referrer.clone()).unwrap_or_default();
    let referrer = if referrer.is_empty() { first() } else { kept(&referrer) };
    let page = Page { url: kept(&url), title: cut(&title), referrer };
    let about = About { page, language: cut(&language), time_zone: cut(&time_zone) };
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

fn cut(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(limits::PAGE_CHARACTERS).collect()
}
