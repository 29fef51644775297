//! The rows of an inbox shard: conversations that are open or looked at, closed ones, sign-ins that are not good any
//! more, how many shards there are.

use chat::inbox::{Store, Stored};
use protocol::{ConversationId, SignInId, Status, Summary, limits};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

use crate::object::sql::{self, Json};
use crate::platform;

/// Closed ones apart, so that waking reads the open ones alone, however many were ever closed.
const STEPS: &[&str] = &[
    "CREATE TABLE open (conversation TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
     CREATE TABLE closed (conversation TEXT PRIMARY KEY, at INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
     CREATE INDEX closed_at ON closed (at);
     CREATE TABLE revoked (sign_in TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
     CREATE TABLE shards (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL)",
    "CREATE TABLE answers (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL)",
];

#[derive(Deserialize)]
struct Count {
    count: u32,
}

/// Reads what is stored.
pub(super) fn load(sql: &SqlStorage) -> Result<Stored> {
    #[derive(Deserialize)]
    struct Revoked {
        sign_in: String,
    }
    sql::migrate(sql, "open", STEPS)?;
    let rows: Vec<Json> = sql::rows(sql, "SELECT json FROM open", Vec::new())?;
    let closed: Vec<Count> = sql::rows(sql, "SELECT count(*) AS count FROM closed", Vec::new())?;
    let answers: Vec<Json> = sql::rows(sql, "SELECT json FROM answers", Vec::new())?;
    let shards: Vec<Count> = sql::rows(sql, "SELECT count FROM shards", Vec::new())?;
    // A sign-in that would have expired by itself needs no remembering.
    let oldest = platform::now().before(limits::SIGN_IN_LIVES);
    sql.exec("DELETE FROM revoked WHERE at < ?", vec![sql::integer(oldest.0)])?;
    let revoked: Vec<Revoked> = sql::rows(sql, "SELECT sign_in FROM revoked", Vec::new())?;
    Ok(Stored {
        rows: rows.iter().filter_map(Json::read).collect(),
        closed: closed.first().map_or(0, |row| row.count),
        revoked: revoked.iter().filter_map(|row| row.sign_in.parse::<SignInId>().ok()).collect(),
        shards: shards.first().and_then(|row| u16::try_from(row.count).ok()).unwrap_or_default(),
        answers: answers.first().and_then(Json::read).unwrap_or_default(),
    })
}

/// Closed conversations, the newest first, without the first `from`.
pub(super) fn closed(sql: &SqlStorage, from: u32, count: u32) -> Result<Vec<Summary>> {
    let query = "SELECT json FROM closed ORDER BY at DESC, conversation LIMIT ? OFFSET ?";
    let rows: Vec<Json> = sql::rows(sql, query, [count, from].map(|number| sql::integer(number.into())).into())?;
    Ok(rows.iter().filter_map(Json::read).collect())
}

/// A conversation, if it is among the closed ones.
pub(super) fn closed_one(sql: &SqlStorage, conversation: ConversationId) -> Result<Option<Summary>> {
    let query = "SELECT json FROM closed WHERE conversation = ?";
    let rows: Vec<Json> = sql::rows(sql, query, vec![conversation.to_string().into()])?;
    Ok(rows.first().and_then(Json::read))
}

/// Stores what an input changes.
pub(super) fn store(sql: &SqlStorage, store: &Store) -> Result<()> {
    let Store { open, not_open, closed, not_closed, revoked, shards, answers } = store;
    if let Some(row) = closed {
        let at = match row.status {
            Status::Closed { at, .. } => at,
            Status::Waiting { .. } | Status::Automated {} | Status::Assigned { .. } => platform::now(),
        };
        let with = vec![row.conversation.to_string().into(), sql::integer(at.0), json(row)?];
        sql.exec("INSERT OR REPLACE INTO closed (conversation, at, json) VALUES (?, ?, ?)", with)?;
    }
    if let Some(row) = open {
        let with = vec![row.conversation.to_string().into(), json(row)?];
        sql.exec("INSERT OR REPLACE INTO open (conversation, json) VALUES (?, ?)", with)?;
    }
    if let Some(gone) = not_open {
        sql.exec("DELETE FROM open WHERE conversation = ?", vec![gone.to_string().into()])?;
    }
    if let Some(gone) = not_closed {
        sql.exec("DELETE FROM closed WHERE conversation = ?", vec![gone.to_string().into()])?;
    }
    if let Some(sign_in) = revoked {
        let with = vec![sign_in.to_string().into(), sql::integer(platform::now().0)];
        sql.exec("INSERT OR REPLACE INTO revoked (sign_in, at) VALUES (?, ?)", with)?;
    }
    if let Some(count) = shards {
        let with = vec![sql::integer((*count).into())];
        sql.exec("INSERT OR REPLACE INTO shards (one, count) VALUES (1, ?)", with)?;
    }
    if let Some(answers) = answers {
        let with = vec![serde_json::to_string(answers)?.into()];
        sql.exec("INSERT OR REPLACE INTO answers (one, json) VALUES (1, ?)", with)?;
    }
    Ok(())
}

fn json(row: &Summary) -> Result<SqlStorageValue> {
    Ok(serde_json::to_string(row)?.into())
}
