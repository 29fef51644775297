//! What is stored of a conversation beside its log: the fold, the receipts, what is due.

use chat::conversation::{Due, Dues, Fold, Receipts, Stored};
use protocol::Timestamp;
use serde::{Deserialize, Serialize};
use worker::{Result, SqlStorage};

use super::log;
use crate::object::sql::{self, Json};

const FOLD: &str = "fold";
const RECEIPTS: &str = "receipts";

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
    Ok(Stored { fold, receipts: find(RECEIPTS).and_then(Json::read).unwrap_or_default(), dues: dues(sql)? })
}

/// Stores the fold in place of the last one.
pub(super) fn store_fold(sql: &SqlStorage, fold: &Fold) -> Result<()> {
    store(sql, FOLD, fold)
}

/// Stores the receipts in place of the last ones.
pub(super) fn store_receipts(sql: &SqlStorage, receipts: Receipts) -> Result<()> {
    store(sql, RECEIPTS, &receipts)
}

/// Stores when something is due, or that it is not.
pub(super) fn store_due(sql: &SqlStorage, due: Due, at: Option<Timestamp>) -> Result<()> {
    let what = name(due)?;
    match at {
        Some(at) => {
            let insert = "INSERT OR REPLACE INTO due (what, at) VALUES (?, ?)";
            sql.exec(insert, vec![what.into(), sql::integer(at.0)])?
        }
        None => sql.exec("DELETE FROM due WHERE what = ?", vec![what.into()])?,
    };
    Ok(())
}

fn dues(sql: &SqlStorage) -> Result<Dues> {
    #[derive(Deserialize)]
    struct Row {
        what: String,
        at: f64,
    }
    let rows: Vec<Row> = sql::rows(sql, "SELECT what, at FROM due", Vec::new())?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's numbers; written from a u64
    let due = |row: &Row| Some((named(&row.what)?, Timestamp(row.at as u64)));
    Ok(rows.iter().filter_map(due).collect())
}

/// What is due, as the table says it.
fn name(due: Due) -> Result<String> {
    match serde_json::to_value(due)? {
        serde_json::Value::String(name) => Ok(name),
        other => Err(worker::Error::RustError(format!("{other} is no name"))),
    }
}

/// Nothing for what only a later release knows.
fn named(name: &str) -> Option<Due> {
    serde_json::from_value(name.into()).ok()
}

fn store(sql: &SqlStorage, name: &str, value: &impl Serialize) -> Result<()> {
    let insert = "INSERT OR REPLACE INTO state (name, json) VALUES (?, ?)";
    sql.exec(insert, vec![name.into(), serde_json::to_string(value)?.into()])?;
    Ok(())
}
