//! The visitor's card: what agents see of the visitor beside the messages. No part of the log.

use protocol::{About, Page, VisitorCard, limits};
use worker::{Result, SqlStorage};

use super::state;
use crate::object::socket::Visitor;

/// The card of a visitor who is there; who left is looked up in the sockets, not stored.
pub(super) fn of(about: About, visitor: &Visitor) -> VisitorCard {
    let About { page, language, time_zone } = about;
    let Page { url, title, referrer } = page;
    let page = Page { url: cut(&url), title: cut(&title), referrer: cut(&referrer) };
    let about = About { page, language: cut(&language), time_zone: cut(&time_zone) };
    VisitorCard { about, browser: visitor.browser.clone(), country: visitor.country.clone(), online: true }
}

/// Stores the card and says whether it tells anything new. The referrer is the first page's and stays.
pub(super) fn store(sql: &SqlStorage, mut card: VisitorCard) -> Result<bool> {
    let known = state::card(sql)?;
    if let Some(known) = &known
        && card.about.page.referrer.is_empty()
    {
        card.about.page.referrer.clone_from(&known.about.page.referrer);
    }
    let is_new = known.as_ref() != Some(&card);
    if is_new {
        state::store_card(sql, &card)?;
    }
    Ok(is_new)
}

fn cut(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(limits::PAGE_CHARACTERS).collect()
}
