//! The rows of an inbox: one per conversation, one per sign-in that is no longer good.

use chat::inbox::Inbox;
use protocol::{SignInId, Status, Summary, limits};
use serde::Deserialize;
use worker::{Result, SqlStorage};

use crate::object::sql::{self, Json};
use crate::platform;

const STEPS: &[&str] =
    &["CREATE TABLE row (conversation TEXT PRIMARY KEY, closed_at INTEGER, json TEXT NOT NULL) WITHOUT ROWID;
     CREATE TABLE revoked (sign_in TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID"];

/// Reads what is stored.
pub(super) fn load(sql: &SqlStorage) -> Result<Inbox> {
    #[derive(Deserialize)]
    struct Revoked {
        sign_in: String,
    }
    sql::migrate(sql, "row", STEPS)?;
    let mut rows: Vec<Json> = sql::rows(sql, "SELECT json FROM row WHERE closed_at IS NULL", Vec::new())?;
    let closed = "SELECT json FROM row WHERE closed_at IS NOT NULL ORDER BY closed_at DESC LIMIT ?";
    rows.extend(sql::rows::<Json>(sql, closed, vec![sql::integer(limits::CLOSED_IN_LIST as u64)])?);
    // A sign-in that would have expired by itself needs no remembering.
    let oldest = platform::now().0.saturating_sub(u64::try_from(limits::SIGN_IN_LIVES.as_millis()).unwrap_or(u64::MAX));
    sql.exec("DELETE FROM revoked WHERE at < ?", vec![sql::integer(oldest)])?;
    let revoked: Vec<Revoked> = sql::rows(sql, "SELECT sign_in FROM revoked", Vec::new())?;
    let revoked = revoked.iter().filter_map(|row| row.sign_in.parse().ok());
    Ok(Inbox::load(rows.iter().filter_map(Json::read), revoked))
}

/// Stores a row in place of the conversation's last one.
pub(super) fn store(sql: &SqlStorage, row: &Summary) -> Result<()> {
    let closed_at = match row.status {
        // While somebody looks it is read with the open ones, so that they can be shown out.
        Status::Closed { at, .. } if row.looking.is_empty() => sql::integer(at.0),
        Status::Closed { .. } | Status::Waiting { .. } | Status::Assigned { .. } => worker::SqlStorageValue::Null,
    };
    let with = vec![row.conversation.to_string().into(), closed_at, serde_json::to_string(row)?.into()];
    sql.exec("INSERT OR REPLACE INTO row (conversation, closed_at, json) VALUES (?, ?, ?)", with)?;
    Ok(())
}

/// Remembers that a sign-in is no longer good.
pub(super) fn store_revoked(sql: &SqlStorage, sign_in: SignInId) -> Result<()> {
    let with = vec![sign_in.to_string().into(), sql::integer(platform::now().0)];
    sql.exec("INSERT OR REPLACE INTO revoked (sign_in, at) VALUES (?, ?)", with)?;
    Ok(())
}
