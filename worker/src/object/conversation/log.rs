//! The rows of a conversation's log: one per event, no second index.

use chat::conversation::Original;
use chat::room::{Page, Row};
use protocol::{Audience, Event, FileId, Party, Sent, Seq, Timestamp, limits};
use serde::Deserialize;
use worker::wasm_bindgen::JsValue;
use worker::{Result, SqlStorage, SqlStorageValue};

use crate::object::sql;

/// Few tables, and few steps: each is a row written for every conversation. `team` says that the team alone may see the
/// event: a release that does not know its kind hides it as well.
const STEPS: &[&str] =
    &["CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, team INTEGER NOT NULL, rest TEXT NOT NULL);
     CREATE TABLE state (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"];

#[derive(Deserialize)]
struct Stored {
    seq: u32,
    at: f64,
    team: u8,
    rest: String,
}

impl Stored {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's numbers; written from a u64
    fn event(self) -> Result<Event> {
        let audience = if self.team == 0 { Audience::All } else { Audience::Team };
        let row = Row { seq: Seq(self.seq), at: Timestamp(self.at as u64), audience, rest: self.rest };
        Ok(row.event()?)
    }
}

/// Makes the tables, once.
pub(super) fn migrate(sql: &SqlStorage) -> Result<()> {
    sql::migrate(sql, "event", STEPS)
}

/// Stores rows, all or none.
pub(super) fn store(sql: &SqlStorage, rows: &[Row]) -> Result<()> {
    let mut with = Vec::with_capacity(4 * rows.len());
    for row in rows {
        #[allow(clippy::cast_precision_loss)] // milliseconds of this age
        let at = row.at.0 as f64;
        let team = u32::from(row.audience == Audience::Team);
        with.extend([row.seq.0.into(), at.into(), team.into(), row.rest.as_str().into()]);
    }
    match rows.len() {
        0 => Ok(()),
        1 => insert(sql, "INSERT INTO event VALUES (?, ?, ?, ?)", with),
        rows => insert(sql, &format!("INSERT INTO event VALUES {}", vec!["(?, ?, ?, ?)"; rows].join(", ")), with),
    }
}

/// Raw, without a look at each number: what every message costs.
fn insert(sql: &SqlStorage, statement: &str, with: Vec<JsValue>) -> Result<()> {
    sql.exec_raw(statement, with).map(drop)
}

/// All events after `seq`.
pub(super) fn after(sql: &SqlStorage, seq: Seq) -> Result<Vec<Event>> {
    let query = "SELECT seq, at, team, rest FROM event WHERE seq > ? ORDER BY seq";
    let rows: Vec<Stored> = sql::rows(sql, query, vec![place(seq)])?;
    rows.into_iter().map(Stored::event).collect()
}

/// The next events after `seq` as that side may see them, as many as a page may have. The database joins them: what is
/// only passed on is neither read nor written here.
pub(super) fn page(sql: &SqlStorage, seq: Seq, party: Party) -> Result<Option<Page>> {
    #[derive(Deserialize)]
    struct Joined {
        last: Option<u32>,
        events: Option<String>,
    }
    let rest = match party {
        Party::Team => "rest".to_owned(),
        Party::Visitor => format!("CASE WHEN team THEN '{}' ELSE rest END", Row::HIDDEN),
    };
    let query = format!(
        r#"SELECT max(seq) AS last,
            group_concat('{{"seq":' || seq || ',"at":' || at || ',' || substr(shown, 2), ',' ORDER BY seq) AS events
        FROM (SELECT *, sum(bytes) OVER (ORDER BY seq) AS total
            FROM (SELECT *, length(CAST(shown AS BLOB)) AS bytes
                FROM (SELECT seq, at, {rest} AS shown FROM event WHERE seq > ? ORDER BY seq LIMIT ?)))
        WHERE total <= ? OR total = bytes"#
    );
    let limits = [limits::EVENTS_PER_PAGE as u64, limits::PAGE_BYTES as u64].map(sql::integer);
    let with = [place(seq)].into_iter().chain(limits).collect();
    let rows: Vec<Joined> = sql::rows(sql, &query, with)?;
    let page = |row: Joined| Some(Page { last: Seq(row.last?), events: row.events? });
    Ok(rows.into_iter().next().and_then(page))
}

/// How large the events after `seq` are, in bytes.
pub(super) fn bytes_after(sql: &SqlStorage, seq: Seq) -> Result<usize> {
    #[derive(Deserialize)]
    struct Bytes {
        bytes: Option<u32>,
    }
    let query = "SELECT sum(length(CAST(rest AS BLOB))) AS bytes FROM event WHERE seq > ?";
    let rows: Vec<Bytes> = sql::rows(sql, query, vec![place(seq)])?;
    Ok(rows.first().and_then(|row| row.bytes).unwrap_or(0) as usize)
}

/// The message at `seq`, if one was posted there.
pub(super) fn original(sql: &SqlStorage, seq: Seq) -> Result<Option<Original>> {
    let query = "SELECT seq, at, team, rest FROM event WHERE seq = ?";
    let rows: Vec<Stored> = sql::rows(sql, query, vec![place(seq)])?;
    let event = rows.into_iter().next().map(Stored::event).transpose()?;
    Ok(event.and_then(Original::of))
}

/// Whether a message has that file, or had it before it was taken back. A quotation mark in a text is escaped, and so no
/// text passes for a file.
pub(super) fn names(sql: &SqlStorage, file: FileId) -> Result<bool> {
    #[derive(Deserialize)]
    struct Place {}
    let query = "SELECT seq FROM event WHERE instr(rest, ?) LIMIT 1";
    let rows: Vec<Place> = sql::rows(sql, query, vec![format!(r#""file":{{"id":"{file}""#).into()])?;
    Ok(!rows.is_empty())
}

/// Where the log has that send. Repeats are rare: it is looked for in the whole log, and costs no column of its own.
pub(super) fn find(sql: &SqlStorage, sent: Sent) -> Result<Option<(Seq, Timestamp)>> {
    let query = "SELECT seq, at, team, rest FROM event WHERE instr(rest, ?) AND instr(rest, ?) ORDER BY seq";
    let with = vec![sent.tab.to_string().into(), format!("\"number\":{}", sent.number.0).into()];
    let rows: Vec<Stored> = sql::rows(sql, query, with)?;
    for row in rows {
        let event = row.event()?;
        if event.sent == Some(sent) {
            return Ok(Some((event.seq, event.at)));
        }
    }
    Ok(None)
}

fn place(seq: Seq) -> SqlStorageValue {
    sql::integer(seq.0.into())
}
