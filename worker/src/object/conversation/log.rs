//! The rows of a conversation's log: one per event, no second index.

use chat::conversation::Target;
use protocol::{Acknowledged, Event, Happened, Number, Seq, TabId, Timestamp, limits};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

use crate::object::sql;

/// Few tables, and few steps: each is a row written for every conversation.
const STEPS: &[&str] = &[
    "CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, tab TEXT, number INTEGER, happened TEXT NOT NULL);
     CREATE TABLE state (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
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
    sql::migrate(sql, "event", STEPS)
}

/// Stores events, all or none.
pub(super) fn store(sql: &SqlStorage, events: &[&Event]) -> Result<()> {
    let mut with = Vec::new();
    for event in events {
        let send = event.happened.send().map(|(_, send)| send);
        let tab: Option<String> = send.as_ref().map(|send| send.tab.to_string());
        let number = send.map_or(SqlStorageValue::Null, |send| sql::integer(send.number.0.into()));
        with.extend([sql::integer(event.seq.0.into()), sql::integer(event.at.0), tab.into()]);
        with.extend([number, serde_json::to_string(&event.happened)?.into()]);
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

/// All events after `seq`.
pub(super) fn after(sql: &SqlStorage, seq: Seq) -> Result<Vec<Event>> {
    let query = "SELECT seq, at, happened FROM event WHERE seq > ? ORDER BY seq";
    let rows: Vec<Row> = sql::rows(sql, query, vec![sql::integer(seq.0.into())])?;
    rows.iter().map(Row::event).collect()
}

/// The next events after `seq`, as many as a page may have.
pub(super) fn page(sql: &SqlStorage, seq: Seq) -> Result<Vec<Event>> {
    let query = "SELECT seq, at, happened FROM event WHERE seq > ? ORDER BY seq LIMIT ?";
    let with = vec![sql::integer(seq.0.into()), sql::integer(limits::EVENTS_PER_PAGE as u64)];
    let rows: Vec<Row> = sql::rows(sql, query, with)?;
    let mut bytes = 0;
    let fits = |row: &&Row| {
        let first = bytes == 0;
        bytes += row.happened.len();
        first || bytes <= limits::PAGE_BYTES
    };
    rows.iter().take_while(fits).map(Row::event).collect()
}

/// How large the events after `seq` are, in bytes.
pub(super) fn bytes_after(sql: &SqlStorage, seq: Seq) -> Result<usize> {
    #[derive(Deserialize)]
    struct Bytes {
        bytes: Option<u32>,
    }
    let query = "SELECT sum(length(CAST(happened AS BLOB))) AS bytes FROM event WHERE seq > ?";
    let rows: Vec<Bytes> = sql::rows(sql, query, vec![sql::integer(seq.0.into())])?;
    Ok(rows.first().and_then(|row| row.bytes).unwrap_or(0) as usize)
}

/// The message at `seq`, if one was posted there.
pub(super) fn target(sql: &SqlStorage, seq: Seq) -> Result<Target> {
    let query = "SELECT seq, at, happened FROM event WHERE seq = ?";
    let rows: Vec<Row> = sql::rows(sql, query, vec![sql::integer(seq.0.into())])?;
    let by = match rows.first().map(Row::event).transpose()? {
        Some(Event { happened: Happened::Posted { by, .. }, .. }) => Some(by),
        _ => None,
    };
    Ok(Target { seq, by })
}

/// The acknowledgement that a number got when it was stored.
pub(super) fn acknowledged(sql: &SqlStorage, tab: TabId, number: Number) -> Result<Option<Acknowledged>> {
    let query = "SELECT seq, at, happened FROM event WHERE tab = ? AND number = ?";
    let rows: Vec<Row> = sql::rows(sql, query, vec![tab.to_string().into(), sql::integer(number.0.into())])?;
    let Some(event) = rows.first().map(Row::event).transpose()? else { return Ok(None) };
    Ok(Some(Acknowledged { tab: Some(tab), number, seq: event.seq, at: event.at }))
}
