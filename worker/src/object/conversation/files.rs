//! The files of a conversation, in its own storage: a row for each, and one for each piece. The tables come with the first
//! file: most conversations have none.

use chat::files::{self, Held, Piece, Upload};
use protocol::{Actor, FileId, Refusal, Refused, Timestamp};
use serde::Deserialize;
use worker::js_sys;
use worker::worker_sys::web_sys;
use worker::{Headers, Response, Result, SqlStorage, SqlStorageValue};

use super::log;
use crate::object::guest::PieceGuest;
use crate::object::sql::{self, Json};
use crate::platform;

const TABLE: &str = "file";
const TABLES: &str = "CREATE TABLE IF NOT EXISTS file
        (id TEXT PRIMARY KEY, at INTEGER NOT NULL, bytes INTEGER NOT NULL, visitor INTEGER NOT NULL, json TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS piece
        (file TEXT NOT NULL, place INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (file, place)) WITHOUT ROWID";

/// How long a browser keeps a file, for whoever is signed in there.
const KEPT: &str = "private, max-age=3600";

/// Takes a piece, and says what is stored of its file then.
pub(super) fn take(
    sql: &SqlStorage,
    guest: PieceGuest,
    content: Vec<u8>,
) -> Result<std::result::Result<Upload, Refused>> {
    let PieceGuest { by, file, place, name, bytes } = guest;
    let known = find(sql, file)?;
    let now = platform::now();
    let held = if known.is_none() { held(sql, now)? } else { Held::default() };
    let piece = Piece { file, place, name: &name, bytes, content: &content };
    match files::take(now, by, piece, known.as_ref(), &held) {
        Err(refused) => Ok(Err(refused)),
        Ok(upload) => {
            if let Some(upload) = &upload {
                store(sql, upload, place, content)?;
            }
            upload.or(known).map(Ok).ok_or_else(|| "a repeated piece of no file".into())
        }
    }
}

fn store(sql: &SqlStorage, upload: &Upload, place: u32, content: Vec<u8>) -> Result<()> {
    let id = upload.file.id.to_string();
    sql.exec(TABLES, None)?;
    sql.exec(
        "INSERT OR REPLACE INTO piece (file, place, content) VALUES (?, ?, ?)",
        vec![id.clone().into(), sql::integer(place.into()), SqlStorageValue::Blob(content)],
    )?;
    sql.exec(
        "INSERT OR REPLACE INTO file (id, at, bytes, visitor, json) VALUES (?, ?, ?, ?, ?)",
        vec![
            id.into(),
            sql::integer(upload.at.0),
            sql::integer(upload.file.bytes.into()),
            sql::integer(u64::from(upload.by == Actor::Visitor)),
            serde_json::to_string(upload)?.into(),
        ],
    )?;
    Ok(())
}

/// What is stored of a file.
pub(super) fn find(sql: &SqlStorage, file: FileId) -> Result<Option<Upload>> {
    if !sql::has_table(sql, TABLE)? {
        return Ok(None);
    }
    let rows: Vec<Json> = sql::rows(sql, "SELECT json FROM file WHERE id = ?", vec![file.to_string().into()])?;
    Ok(rows.first().and_then(Json::read))
}

/// What is stored of all.
fn held(sql: &SqlStorage, now: Timestamp) -> Result<Held> {
    #[derive(Deserialize)]
    struct Sums {
        files: u32,
        bytes: Option<f64>,
        of_visitor: u32,
        first: Option<f64>,
    }
    if !sql::has_table(sql, TABLE)? {
        return Ok(Held::default());
    }
    let query =
        "SELECT count(*) AS files, sum(bytes) AS bytes, count(*) FILTER (WHERE visitor AND at >= ?1) AS of_visitor,
        min(at) FILTER (WHERE visitor AND at >= ?1) AS first FROM file";
    let rows: Vec<Sums> = sql::rows(sql, query, vec![sql::integer(Held::since(now).0)])?;
    let Some(Sums { files, bytes, of_visitor, first }) = rows.into_iter().next() else { return Ok(Held::default()) };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's numbers; written from a u64
    let whole = |number: Option<f64>| number.unwrap_or_default() as u64;
    let (files, of_visitor) = (files as usize, of_visitor as usize);
    Ok(Held { files, bytes: whole(bytes), of_visitor, first_of_visitor: Timestamp(whole(first)) })
}

/// Nothing of the file stays.
pub(super) fn drop(sql: &SqlStorage, file: FileId) -> Result<()> {
    if sql::has_table(sql, TABLE)? {
        let id = || vec![file.to_string().into()];
        sql.exec("DELETE FROM piece WHERE file = ?", id())?;
        sql.exec("DELETE FROM file WHERE id = ?", id())?;
    }
    Ok(())
}

/// Drops what no message has had for too long. Says when to look again, if anything without a message is left.
pub(super) fn sweep(sql: &SqlStorage) -> Result<Option<Timestamp>> {
    if !sql::has_table(sql, TABLE)? {
        return Ok(None);
    }
    let now = platform::now();
    let rows: Vec<Json> = sql::rows(sql, "SELECT json FROM file", Vec::new())?;
    let mut next = None;
    for upload in rows.iter().filter_map(Json::read::<Upload>) {
        if log::names(sql, upload.file.id)? {
            continue;
        }
        let due = upload.given_up_at();
        if due <= now {
            drop(sql, upload.file.id)?;
        } else {
            next = Some(next.map_or(due, |next: Timestamp| next.min(due)));
        }
    }
    Ok(next)
}

/// A whole file as it is shown or saved.
pub(super) fn answer(sql: &SqlStorage, file: FileId) -> Result<std::result::Result<Response, Refusal>> {
    let Some(upload) = find(sql, file)?.filter(Upload::is_whole) else { return Ok(Err(Refusal::FileMissing)) };
    let query = "SELECT content FROM piece WHERE file = ? ORDER BY place";
    let whole = sql::content(sql, query, vec![file.to_string().into()])?;
    if whole.length() != upload.file.bytes {
        return Err("more pieces than a file has, or fewer".into());
    }
    let response = web_sys::Response::new_with_opt_buffer_source(Some(&whole))?;
    Ok(Ok(Response::from(response).with_headers(headers(&upload)?)))
}

/// A picture is shown, everything else is saved; nothing in either is run.
fn headers(upload: &Upload) -> Result<Headers> {
    let (way, kind) = if upload.file.width > 0 { ("inline", "") } else { ("attachment", "; charset=utf-8") };
    let kind = if upload.file.mime.starts_with("text/") { kind } else { "" };
    let headers = Headers::new();
    for (name, value) in [
        ("Content-Type", [&upload.file.mime, kind].concat()),
        ("Content-Disposition", format!("{way}; filename*=UTF-8''{}", encoded(&upload.name))),
        ("Content-Security-Policy", "default-src 'none'; sandbox".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Cache-Control", KEPT.to_owned()),
        ("Vary", "Authorization, Cookie".to_owned()),
    ] {
        headers.set(name, &value)?;
    }
    Ok(headers)
}

/// A name as a header's parameter has it (RFC 8187).
fn encoded(name: &str) -> String {
    let text = String::from(js_sys::encode_uri_component(name));
    let letter = |letter: char| match letter {
        '\'' | '(' | ')' | '*' => format!("%{:X}", u32::from(letter)),
        _ => letter.to_string(),
    };
    text.chars().map(letter).collect()
}
