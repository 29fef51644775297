//! The rows of a conversation's log: one per event, no second index.

use protocol::{Acknowledged, Event, Events, Happened, Number, Seq, TabId, Timestamp, limits};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

use crate::object::sql;

const STEPS: &[&str] = &[
    "CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, tab TEXT, number INTEGER, happened TEXT NOT NULL)",
    "CREATE TABLE card (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL)",
];

#[derive(Deserialize)]
struct Row {
    seq: u32,
    at: f64,
    happened: String,
}

impl Row {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's numbers; written from a u64
    fn event(&self) -> Result<Event> {
        let happened = serde_json::from_str(&self.happened)?;
        Ok(Event { seq: Seq(self.seq), at: Timestamp(self.at as u64), happened })
    }
}

/// Makes the tables, once.
pub(super) fn migrate(sql: &SqlStorage) -> Result<()> {
    sql::migrate(sql, STEPS)
}

/// Stores events, all or none.
pub(super) fn store<'a>(sql: &SqlStorage, events: impl Iterator<Item = &'a Event>) -> Result<()> {
    let mut with = Vec::new();
    for event in events {
        let (tab, number) = match &event.happened {
            Happened::Posted { tab, number, .. } => (Some(tab.to_string()), Some(sql::integer(number.0.into()))),
            Happened::Taken { .. } | Happened::Closed { .. } | Happened::Reopened { .. } => (None, None),
        };
        with.extend([sql::integer(event.seq.0.into()), sql::integer(event.at.0), tab.into()]);
        with.extend([number.unwrap_or(SqlStorageValue::Null), serde_json::to_string(&event.happened)?.into()]);
    }
    match with.len() / 5 {
        0 => Ok(()),
        1 => insert(sql, "INSERT INTO event VALUES (?, ?, ?, ?, ?)", with),
        rows => insert(sql, &format!("INSERT INTO event VALUES {}", vec!["(?, ?, ?, ?, ?)"; rows].join(", ")), with),
    }
}

fn insert(sql: &SqlStorage, statement: &str, with: Vec<SqlStorageValue>) -> Result<()> {
    sql.exec(statement, with).map(drop)
}

/// The whole log.
pub(super) fn all(sql: &SqlStorage) -> Result<Vec<Event>> {
    let rows: Vec<Row> = sql::rows(sql, "SELECT seq, at, happened FROM event ORDER BY seq", Vec::new())?;
    rows.iter().map(Row::event).collect()
}

/// What came after `seq`, in pages.
pub(super) fn pages(sql: &SqlStorage, after: Seq) -> Result<Vec<Events>> {
    let query = "SELECT seq, at, happened FROM event WHERE seq > ? ORDER BY seq";
    let rows: Vec<Row> = sql::rows(sql, query, vec![sql::integer(after.0.into())])?;
    let events: Vec<Event> = rows.iter().map(Row::event).collect::<Result<_>>()?;
    let head = events.last().map_or(after, |event| event.seq);
    Ok(events.chunks(limits::EVENTS_PER_PAGE).map(|page| Events { events: page.to_vec(), head }).collect())
}

/// The acknowledgement that a number got when it was stored.
pub(super) fn acknowledged(sql: &SqlStorage, tab: TabId, number: Number) -> Result<Option<Acknowledged>> {
    let query = "SELECT seq, at, happened FROM event WHERE tab = ? AND number = ?";
    let rows: Vec<Row> = sql::rows(sql, query, vec![tab.to_string().into(), sql::integer(number.0.into())])?;
    let Some(event) = rows.first().map(Row::event).transpose()? else { return Ok(None) };
    Ok(Some(Acknowledged { number, seq: event.seq, at: event.at }))
}
