//! What is stored of a conversation beside its log: the fold, the receipts, the visitor's card. A row each.

use chat::conversation::{Fold, Receipts};
use chat::room::Stored;
use protocol::VisitorCard;
use serde::{Deserialize, Serialize};
use worker::{Result, SqlStorage};

use super::log;
use crate::object::sql::{self, Json};

const FOLD: &str = "fold";
const RECEIPTS: &str = "receipts";
const CARD: &str = "card";

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
    Ok(Stored { fold, receipts, card: find(CARD).and_then(Json::read) })
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

fn store(sql: &SqlStorage, name: &str, value: &impl Serialize) -> Result<()> {
    let insert = "INSERT OR REPLACE INTO state (name, json) VALUES (?, ?)";
    sql.exec(insert, vec![name.into(), serde_json::to_string(value)?.into()])?;
    Ok(())
}
