//! SQL of an object: migrations, and reading typed rows.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::js_sys::{Reflect, Uint8Array};
use worker::wasm_bindgen::JsValue;
use worker::{Result, SqlStorage, SqlStorageValue};

/// Brings the tables up to date: each step runs once, in order. Steps are only ever added. An object that wakes up to
/// date writes nothing; and since the first step makes the table `first`, the step is stored only from the second on.
pub(super) fn migrate(sql: &SqlStorage, first: &str, steps: &[&str]) -> Result<()> {
    let done = done(sql, first)?;
    for (step, version) in steps.iter().zip(1_u32..).skip(done as usize) {
        sql.exec(step, None)?;
        if version > 1 {
            sql.exec("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)", None)?;
            sql.exec("INSERT INTO migration (version) VALUES (?)", vec![integer(u64::from(version))])?;
        }
    }
    Ok(())
}

/// How many steps were done.
fn done(sql: &SqlStorage, first: &str) -> Result<u32> {
    #[derive(Deserialize)]
    struct Version {
        version: Option<u32>,
    }
    let tables = tables(sql)?;
    if tables.iter().all(|table| table.name != "migration") {
        return Ok(u32::from(tables.iter().any(|table| table.name == first)));
    }
    let versions: Vec<Version> = rows(sql, "SELECT max(version) AS version FROM migration", Vec::new())?;
    Ok(versions.first().and_then(|row| row.version).unwrap_or(1))
}

#[derive(Deserialize)]
struct Table {
    name: String,
}

/// All there are, also the platform's own.
fn tables(sql: &SqlStorage) -> Result<Vec<Table>> {
    rows(sql, "SELECT name FROM sqlite_master WHERE type = 'table'", Vec::new())
}

/// Whether a table is there: reading from an object that nobody set up must not write to it.
pub(super) fn has_table(sql: &SqlStorage, name: &str) -> Result<bool> {
    Ok(tables(sql)?.iter().any(|table| table.name == name))
}

/// All rows of a query.
pub(super) fn rows<T: DeserializeOwned>(sql: &SqlStorage, query: &str, with: Vec<SqlStorageValue>) -> Result<Vec<T>> {
    sql.exec(query, with)?.to_array()
}

/// The pieces that a query names `content`, put together outside the wasm's memory, which would keep that size for ever.
pub(super) fn content(sql: &SqlStorage, query: &str, with: Vec<SqlStorageValue>) -> Result<Uint8Array> {
    let mut pieces = Vec::new();
    for row in sql.exec_raw(query, with.into_iter().map(JsValue::from).collect::<Vec<_>>())? {
        pieces.push(Uint8Array::new(&Reflect::get(&row?, &"content".into())?));
    }
    let whole = Uint8Array::new_with_length(pieces.iter().map(Uint8Array::length).sum());
    let mut at = 0;
    for piece in pieces {
        whole.set(&piece, at);
        at += piece.length();
    }
    Ok(whole)
}

/// A number that JavaScript can hold.
pub(super) fn integer(value: u64) -> SqlStorageValue {
    SqlStorageValue::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// One JSON column named `json`.
#[derive(Deserialize)]
pub(super) struct Json {
    json: String,
}

impl Json {
    /// The column's text.
    pub(super) fn text(&self) -> &str {
        &self.json
    }

    /// What the column holds; nothing if a later release wrote what this one cannot read.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(&self.json).map_err(|error| crate::platform::log("reading a row", &error)).ok()
    }
}
