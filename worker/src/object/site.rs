//! The object of one site: settings, agents, sign-ins. Asked by the edge; stands in the path of no message.

use std::cell::RefCell;

use chat::site::{Answer, Key, Record, Request as SiteRequest, Site};
use protocol::{Refusal, Refused, SignInId, SiteId};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use super::sql::{self, Json};
use super::stub;
use crate::platform;

const STEPS: &[&str] = &["CREATE TABLE record (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"];

/// Inbox shards of a site. Part of every conversation's id, so it can grow without moving anything.
pub(crate) const SHARDS: u16 = 1;

/// Owns settings, agents and their sign-ins.
#[durable_object]
pub struct SiteObject {
    state: State,
    env: Env,
    site: RefCell<Option<Site>>,
}

impl DurableObject for SiteObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, site: RefCell::new(None) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let request: SiteRequest = request.json().await?;
        let answer = match self.handle(request) {
            Ok((answer, revoked)) => {
                self.show_out(&revoked).await;
                answer
            }
            Err(error) => {
                platform::log("a site's request", &error);
                // What was half done in memory is read again from what is stored.
                self.site.replace(None);
                Err(Refusal::Unavailable.into())
            }
        };
        Response::from_json(&answer)
    }

    async fn alarm(&self) -> Result<Response> {
        Response::empty()
    }
}

type Handled = (std::result::Result<Answer, Refused>, Vec<SignInId>);

impl SiteObject {
    fn handle(&self, request: SiteRequest) -> Result<Handled> {
        let sql = self.state.storage().sql();
        let mut site = self.site.borrow_mut();
        let site = match site.as_mut() {
            Some(site) => site,
            None => site.insert(load(&sql)?),
        };
        let outcome = site.handle(platform::now(), request);
        store(&sql, &outcome.changes)?;
        Ok((outcome.answer, outcome.revoked))
    }

    /// Tells every inbox; they know which conversations are open where.
    async fn show_out(&self, revoked: &[SignInId]) {
        let Some(site) = self.state.id().name().and_then(|name| name.parse::<SiteId>().ok()) else { return };
        for sign_in in revoked {
            for shard in 0..SHARDS {
                let told = async { stub::post(&stub::inbox(&self.env, &site, shard)?, "revoke", sign_in).await };
                if let Err(error) = told.await {
                    platform::log("revoking a sign-in", &error);
                }
            }
        }
    }
}

fn load(sql: &SqlStorage) -> Result<Site> {
    // A site that nobody set up is asked for by anybody; it must cost no row.
    if !sql::has_table(sql, "record")? {
        return Ok(Site::default());
    }
    let rows: Vec<Json> = sql::rows(sql, "SELECT json FROM record", Vec::new())?;
    Ok(Site::load(rows.iter().filter_map(Json::read)))
}

fn store(sql: &SqlStorage, changes: &[(Key, Option<Record>)]) -> Result<()> {
    if !changes.is_empty() {
        sql::migrate(sql, "record", STEPS)?;
    }
    for (key, record) in changes {
        let key = key.as_str().into();
        match record {
            Some(record) => {
                let json = serde_json::to_string(record)?;
                sql.exec("INSERT OR REPLACE INTO record (key, json) VALUES (?, ?)", vec![key, json.into()])?;
            }
            None => drop(sql.exec("DELETE FROM record WHERE key = ?", vec![key])?),
        }
    }
    Ok(())
}
