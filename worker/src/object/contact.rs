//! The object of a person whose identity their site has signed. One row: who they are, and their conversations.

use chat::ask::Ask as _;
use chat::contact::{Contact, Meet};
use protocol::Refusal;
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use super::call::ASK;
use super::socket;
use super::sql::{self, Json};

const STEPS: &[&str] = &["CREATE TABLE contact (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL)"];

/// Owns what is known of one person.
#[durable_object]
pub struct ContactObject {
    sql: SqlStorage,
}

impl DurableObject for ContactObject {
    fn new(state: State, _env: Env) -> Self {
        Self { sql: state.storage().sql() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let path = request.path();
        match path.strip_prefix(ASK) {
            Some(Meet::PATH) => {
                let somebody = request.json().await?;
                // One that cannot be read is an error, and never a person who is not known.
                let before = self.load()?;
                let mut contact = before.clone().unwrap_or_default();
                let met = contact.meet(somebody);
                if before.as_ref() != Some(&contact) {
                    self.store(&contact)?;
                }
                Response::from_json(&met)
            }
            _ => socket::refuse(Refusal::NotFound),
        }
    }
}

impl ContactObject {
    fn load(&self) -> Result<Option<Contact>> {
        if !sql::has_table(&self.sql, "contact")? {
            return Ok(None);
        }
        let rows: Vec<Json> = sql::rows(&self.sql, "SELECT json FROM contact", Vec::new())?;
        let read =
            |row: &Json| row.read().ok_or_else(|| worker::Error::RustError("a contact that cannot be read".into()));
        rows.first().map(read).transpose()
    }

    fn store(&self, contact: &Contact) -> Result<()> {
        sql::migrate(&self.sql, "contact", STEPS)?;
        let json = serde_json::to_string(contact)?;
        self.sql.exec("INSERT OR REPLACE INTO contact (id, json) VALUES (1, ?)", vec![json.into()])?;
        Ok(())
    }
}
