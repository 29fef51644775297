//! What is stored of a conversation beside its log: the fold, the receipts, the visitor's card, what the owner has
//! happen by itself, open links. A row each.

use chat::conversation::{Fold, Receipts};
use chat::links::Links;
use chat::room::{Rules, Stored};
use protocol::VisitorCard;
use serde::{Deserialize, Serialize};
use worker::{Result, SqlStorage};

use super::log;
use crate::object::sql::{self, Json};

/// The table of these rows.
pub(super) const TABLE: &str = "state";

const FOLD: &str = "fold";
const RECEIPTS: &str = "receipts";
const CARD: &str = "card";
// Called so when it was no more than that.
const RULES: &str = "silence";
const LINKS: &str = "links";

/// Reads it, and folds what happened since.
pub(super) fn load(sql: &SqlStorage) -> Result<Stored> {
    #[derive(Deserialize)]
    struct Row {
        name: String,
        #[serde(flatten)]
        value: Json,
    }
    let rows: Vec<Row> = sql::rows(sql, "SELECT name, json FROM state", Vec::new())?;
    let find = |name| rows.iter().find(|row| row.name == name).map(|row| &row.value);
    // A fold that this release cannot read is folded anew from the first event on.
    let mut fold: Fold = find(FOLD).and_then(Json::read).unwrap_or_default();
    for event in log::after(sql, fold.beat().head)? {
        fold.apply(&event);
    }
    let receipts = find(RECEIPTS).and_then(Json::read).unwrap_or_default();
    let rules = find(RULES).and_then(Json::read).unwrap_or_default();
    Ok(Stored { fold, receipts, card: find(CARD).and_then(Json::read), rules })
}

/// Stores the fold in place of the last one.
pub(super) fn store_fold(sql: &SqlStorage, fold: &Fold) -> Result<()> {
    store(sql, FOLD, fold)
}

/// Stores the receipts in place of the last ones.
pub(super) fn store_receipts(sql: &SqlStorage, receipts: Receipts) -> Result<()> {
    store(sql, RECEIPTS, &receipts)
}

/// Stores what is known of the visitor.
pub(super) fn store_card(sql: &SqlStorage, card: &VisitorCard) -> Result<()> {
    store(sql, CARD, card)
}

/// Stores what the owner has happen by itself.
pub(super) fn store_rules(sql: &SqlStorage, rules: Rules) -> Result<()> {
    store(sql, RULES, &rules)
}

/// The links to go on on another device; none where a later release wrote what this one cannot read.
pub(super) fn links(sql: &SqlStorage) -> Result<Links> {
    let rows: Vec<Json> = sql::rows(sql, "SELECT json FROM state WHERE name = ?", vec![LINKS.into()])?;
    Ok(rows.first().and_then(Json::read).unwrap_or_default())
}

/// Stores them in place of the last ones.
pub(super) fn store_links(sql: &SqlStorage, links: &Links) -> Result<()> {
    store(sql, LINKS, links)
}

fn store(sql: &SqlStorage, name: &str, value: &impl Serialize) -> Result<()> {
    let insert = "INSERT OR REPLACE INTO state (name, json) VALUES (?, ?)";
    sql.exec(insert, vec![name.into(), serde_json::to_string(value)?.into()])?;
    Ok(())
}
