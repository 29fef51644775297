//! The object of what a site's bot knows: the owner's answers, a row each, and what was learned from them, in pieces. It
//! learns when the owner has saved, and stands in the path of no message.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use chat::ask::Ask as _;
use chat::library::{self, Knowledge, Opine, ReadAnswers, RemoveAnswer, WriteAnswer};
use protocol::{Answer, Refusal};
use serde::Deserialize;
use worker::js_sys::Uint8Array;
use worker::{
    DurableObject, Env, Headers, Method, Request, Response, Result, SqlStorage, SqlStorageValue, State, durable_object,
};

use super::call::{ASK, KNOWLEDGE, VERSION_HEADER};
use super::socket;
use super::sql::{self, Json};

const STEPS: &[&str] =
    &["CREATE TABLE answer (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, json TEXT NOT NULL);
    CREATE TABLE piece (place INTEGER PRIMARY KEY, content BLOB NOT NULL);
    CREATE TABLE version (of TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID"];

/// What is learned is stored in pieces of so many bytes: a row of the platform's storage has at most 2 MB.
const PIECE: usize = 1 << 20;

/// The owner may go on saving: learning waits so long.
const BREATH: Duration = Duration::from_secs(1);

/// Which version.
#[derive(Clone, Copy)]
enum Of {
    /// Of the answers.
    Answers,
    /// Of the answers that were learned last.
    Learned,
}

/// Owns the owner's answers, and what was learned from them.
#[durable_object(alarm)]
pub struct LibraryObject {
    state: State,
    sql: SqlStorage,
    /// What was learned, of its version: a cache only.
    knowledge: RefCell<Option<(u64, Rc<Knowledge>)>>,
}

impl DurableObject for LibraryObject {
    fn new(state: State, _env: Env) -> Self {
        Self { sql: state.storage().sql(), state, knowledge: RefCell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let path = request.path();
        if let (Method::Get, Some(held)) = (request.method(), path.strip_prefix(KNOWLEDGE)) {
            return self.give(held.parse().ok());
        }
        match path.strip_prefix(ASK) {
            Some(WriteAnswer::PATH) => {
                let WriteAnswer { answer } = request.json().await?;
                Response::from_json(&self.write(answer).await?.map_err(protocol::Refused::from))
            }
            Some(RemoveAnswer::PATH) => {
                let RemoveAnswer { id } = request.json().await?;
                if self.is_there()? {
                    self.sql.exec("DELETE FROM answer WHERE id = ?", vec![id.to_string().into()])?;
                    self.changed().await?;
                }
                Response::from_json(&())
            }
            Some(ReadAnswers::PATH) => Response::from_json(&library::listed(self.answers()?)),
            Some(Opine::PATH) => {
                let Opine { question, careful } = request.json().await?;
                Response::from_json(&self.knowledge()?.1.opinion(&question, careful))
            }
            _ => socket::refuse(Refusal::NotFound),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        self.knowledge()?;
        Response::empty()
    }
}

impl LibraryObject {
    /// Everything that is known, unless that is what is `held` already.
    fn give(&self, held: Option<u64>) -> Result<Response> {
        let version = self.version(Of::Answers)?;
        if held == Some(version) {
            return Ok(Response::empty()?.with_status(204));
        }
        let (version, knowledge) = self.knowledge()?;
        let headers = Headers::new();
        headers.set(VERSION_HEADER, &version.to_string())?;
        Ok(Response::from_bytes(knowledge.to_bytes())?.with_headers(headers))
    }

    async fn write(&self, answer: Answer) -> Result<std::result::Result<Answer, Refusal>> {
        let known = self.answers()?;
        let before = known.iter().find(|known| known.id == answer.id);
        let answer = match library::write(answer, before, known.len()) {
            Ok(answer) => answer,
            Err(refusal) => return Ok(Err(refusal)),
        };
        sql::migrate(&self.sql, "answer", STEPS)?;
        let insert = "INSERT INTO answer (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json";
        self.sql.exec(insert, vec![answer.id.to_string().into(), serde_json::to_string(&answer)?.into()])?;
        self.changed().await?;
        Ok(Ok(answer))
    }

    /// The answers have another version, and somebody has to learn them.
    async fn changed(&self) -> Result<()> {
        self.count(Of::Answers, self.version(Of::Answers)? + 1)?;
        self.state.storage().set_alarm(BREATH).await
    }

    /// What is known, of the answers as they are now: learned now, where nobody has.
    fn knowledge(&self) -> Result<(u64, Rc<Knowledge>)> {
        let version = self.version(Of::Answers)?;
        if let Some(known) = self.knowledge.borrow().as_ref().filter(|(of, _)| *of == version) {
            return Ok(known.clone());
        }
        let is_learned = version > 0 && self.version(Of::Learned)? == version;
        // What another release's engine learned cannot be read, and is learned anew.
        let stored = if is_learned { Knowledge::from_bytes(&self.learned()?.to_vec()) } else { None };
        let knowledge = match stored {
            Some(stored) => stored,
            None => self.learn(version)?,
        };
        let known = (version, Rc::new(knowledge));
        *self.knowledge.borrow_mut() = Some(known.clone());
        Ok(known)
    }

    fn learn(&self, version: u64) -> Result<Knowledge> {
        let knowledge = Knowledge::learn(self.answers()?);
        // A site whose owner wrote nothing costs no row.
        if version > 0 {
            self.sql.exec("DELETE FROM piece", None)?;
            for (place, piece) in (0..).zip(knowledge.to_bytes().chunks(PIECE)) {
                let with = vec![sql::integer(place), SqlStorageValue::Blob(piece.to_vec())];
                self.sql.exec("INSERT INTO piece (place, content) VALUES (?, ?)", with)?;
            }
            self.count(Of::Learned, version)?;
        }
        Ok(knowledge)
    }

    fn is_there(&self) -> Result<bool> {
        sql::has_table(&self.sql, "answer")
    }

    /// In the order in which they were first written.
    fn answers(&self) -> Result<Vec<Answer>> {
        if !self.is_there()? {
            return Ok(Vec::new());
        }
        let rows: Vec<Json> = sql::rows(&self.sql, "SELECT json FROM answer ORDER BY place", Vec::new())?;
        Ok(rows.iter().filter_map(Json::read).collect())
    }

    /// What was learned last.
    fn learned(&self) -> Result<Uint8Array> {
        sql::content(&self.sql, "SELECT content FROM piece ORDER BY place", Vec::new())
    }

    fn version(&self, of: Of) -> Result<u64> {
        #[derive(Deserialize)]
        struct Version {
            number: u32,
        }
        if !self.is_there()? {
            return Ok(0);
        }
        let with = vec![of.name().into()];
        let rows: Vec<Version> = sql::rows(&self.sql, "SELECT number FROM version WHERE of = ?", with)?;
        Ok(rows.first().map_or(0, |row| row.number.into()))
    }

    fn count(&self, of: Of, version: u64) -> Result<()> {
        let with = vec![of.name().into(), sql::integer(version)];
        self.sql.exec("INSERT OR REPLACE INTO version (of, number) VALUES (?, ?)", with)?;
        Ok(())
    }
}

impl Of {
    const fn name(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Learned => "learned",
        }
    }
}
