//! The rows of a conversation's log: one per event, no second index.

use chat::conversation::Target;
use protocol::{Acknowledged, Event, Happened, Number, Seq, TabId, Timestamp, limits};
use serde::Deserialize;
use worker::wasm_bindgen::JsValue;
use worker::{Result, SqlStorage};

use crate::object::sql;

/// Few tables, and few steps: each is a row written for every conversation.
const STEPS: &[&str] = &["CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, happened TEXT NOT NULL);
     CREATE TABLE state (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"];

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
    let mut with = Vec::with_capacity(3 * events.len());
    for event in events {
        #[allow(clippy::cast_precision_loss)] // milliseconds of this age
        let at = event.at.0 as f64;
        with.extend([event.seq.0.into(), at.into(), serde_json::to_string(&event.happened)?.into()]);
    }
    match events.len() {
        0 => Ok(()),
        1 => insert(sql, "INSERT INTO event VALUES (?, ?, ?)", with),
        rows => insert(sql, &format!("INSERT INTO event VALUES {}", vec!["(?, ?, ?)"; rows].join(", ")), with),
    }
}

/// Raw, without a look at each number: what every message costs.
fn insert(sql: &SqlStorage, statement: &str, with: Vec<JsValue>) -> Result<()> {
    sql.exec_raw(statement, with).map(drop)
}

/// All events after `seq`.
pub(super) fn after(sql: &SqlStorage, seq: Seq) -> Result<Vec<Event>> {
    let query = "SELECT seq, at, happened FROM event WHERE seq > ? ORDER BY seq";
    let rows: Vec<Row> = sql::rows(sql, query, vec![sql::integer(seq.0.into())])?;
    rows.iter().map(Row::event).collect()
}

/// Events that are sent together.
pub(super) struct Page {
    /// Where it ends.
    pub(super) last: Seq,
    /// As JSON, a comma between them.
    events: String,
}

impl Page {
    /// As [`protocol::ToVisitor::Events`] would be written.
    pub(super) fn frame(&self, head: Seq) -> String {
        format!(r#"{{"events":{{"events":[{}],"head":{}}}}}"#, self.events, head.0)
    }
}

/// The next events after `seq`, as many as a page may have. The database puts them together: what is only passed on is
/// neither read nor written here.
pub(super) fn page(sql: &SqlStorage, seq: Seq) -> Result<Option<Page>> {
    #[derive(Deserialize)]
    struct Row {
        last: Option<u32>,
        events: Option<String>,
    }
    let query = r#"SELECT max(seq) AS last,
            group_concat('{"seq":' || seq || ',"at":' || at || ',"happened":' || happened || '}', ',' ORDER BY seq) AS events
        FROM (SELECT *, sum(bytes) OVER (ORDER BY seq) AS total
            FROM (SELECT *, length(CAST(happened AS BLOB)) AS bytes FROM event WHERE seq > ? ORDER BY seq LIMIT ?))
        WHERE total <= ? OR total = bytes"#;
    let limits = [limits::EVENTS_PER_PAGE as u64, limits::PAGE_BYTES as u64].map(sql::integer);
    let with = [sql::integer(seq.0.into())].into_iter().chain(limits).collect();
    let rows: Vec<Row> = sql::rows(sql, query, with)?;
    let page = |row: Row| Some(Page { last: Seq(row.last?), events: row.events? });
    Ok(rows.into_iter().next().and_then(page))
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

/// Where the log has what was sent under that number. Repeats are rare: it is looked for in the whole log, and costs
/// no column of its own.
pub(super) fn acknowledged(sql: &SqlStorage, tab: TabId, number: Number) -> Result<Option<Acknowledged>> {
    let query = "SELECT seq, at, happened FROM event WHERE instr(happened, ?) AND instr(happened, ?) ORDER BY seq";
    let with = vec![tab.to_string().into(), format!("\"number\":{}", number.0).into()];
    let rows: Vec<Row> = sql::rows(sql, query, with)?;
    let sent = |event: &Event| event.happened.send().is_some_and(|(_, send)| (send.tab, send.number) == (tab, number));
    for row in &rows {
        let event = row.event()?;
        if sent(&event) {
            return Ok(Some(Acknowledged { tab: Some(tab), number, seq: event.seq, at: event.at }));
        }
    }
    Ok(None)
}
