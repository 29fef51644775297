//! The visitor's card: what agents see of the visitor beside the messages. No part of the log.

use protocol::{About, Page, VisitorCard, limits};
use worker::{Result, SqlStorage};

use crate::object::socket::Visitor;
use crate::object::sql::{self, Json};

/// The card of a visitor who is there.
pub(super) fn of(about: About, visitor: &Visitor) -> VisitorCard {
    let About { page, language, time_zone } = about;
    let Page { url, title, referrer } = page;
    let page = Page { url: cut(&url), title: cut(&title), referrer: cut(&referrer) };
    let about = About { page, language: cut(&language), time_zone: cut(&time_zone) };
    VisitorCard { about, browser: visitor.browser.clone(), country: visitor.country.clone(), online: true }
}

/// The stored card.
pub(super) fn load(sql: &SqlStorage) -> Result<Option<VisitorCard>> {
    let rows: Vec<Json> = sql::rows(sql, "SELECT json FROM card", Vec::new())?;
    Ok(rows.first().and_then(Json::read))
}

/// Stores the card and says whether it tells anything new. The referrer is the first page's and stays.
pub(super) fn store(sql: &SqlStorage, mut card: VisitorCard) -> Result<bool> {
    let known = load(sql)?;
    if let Some(known) = &known
        && card.about.page.referrer.is_empty()
    {
        card.about.page.referrer.clone_from(&known.about.page.referrer);
    }
    if known.as_ref() == Some(&card) {
        return Ok(false);
    }
    let json = serde_json::to_string(&card)?;
    sql.exec("INSERT OR REPLACE INTO card (id, json) VALUES (1, ?)", vec![json.into()])?;
    Ok(true)
}

/// The visitor came or went; says whether the card changed.
pub(super) fn set_online(sql: &SqlStorage, online: bool) -> Result<bool> {
    match load(sql)? {
        Some(card) if card.online != online => store(sql, VisitorCard { online, ..card }),
        Some(_) | None => Ok(false),
    }
}

fn cut(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(limits::PAGE_CHARACTERS).collect()
}
