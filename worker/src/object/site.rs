//! The object of one site: settings, agents, sign-ins. The edge asks it; it stands in the path of no message.

use std::cell::RefCell;

use chat::ask::{Grow, Revoked};
use chat::site::{Key, News, Outcome, Record, Site};
use protocol::{Refusal, Refused};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use super::call::{self, ASK};
use super::sql::{self, Json};
use super::{name, socket};
use crate::platform;

const STEPS: &[&str] = &["CREATE TABLE record (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"];

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
        let path = request.path();
        let Some(path) = path.strip_prefix(ASK) else { return socket::refuse(Refusal::NotFound) };
        let body = request.text().await?;
        let answer = match self.handle(path, &body) {
            Ok(Some(Outcome { answer, news, .. })) => {
                self.tell(&news).await;
                answer
            }
            Ok(None) => Err(Refusal::NotFound.into()),
            Err(error) => {
                platform::log("a site's request", &error);
                // What was half done in memory is read again from what is stored.
                self.site.replace(None);
                Err(Refused::from(Refusal::Unavailable))
            }
        };
        // `Result` as JSON, around an answer that is JSON already.
        Response::ok(match answer {
            Ok(json) => format!(r#"{{"Ok":{json}}}"#),
            Err(refused) => format!(r#"{{"Err":{}}}"#, serde_json::to_string(&refused)?),
        })
    }

    async fn alarm(&self) -> Result<Response> {
        Response::empty()
    }
}

impl SiteObject {
    fn handle(&self, path: &str, body: &str) -> Result<Option<Outcome<String>>> {
        let sql = self.state.storage().sql();
        let mut site = self.site.borrow_mut();
        let site = match site.as_mut() {
            Some(site) => site,
            None => site.insert(load(&sql)?),
        };
        let outcome = site.handle_json(platform::now(), path, body);
        outcome.iter().try_for_each(|outcome| store(&sql, &outcome.changes))?;
        Ok(outcome)
    }

    /// Tells every inbox shard; they know which conversations are open where. A shard that misses the number of shards
    /// learns it when the next console comes.
    async fn tell(&self, news: &[News]) {
        let shards = self.site.borrow().as_ref().map_or(0, Site::shards);
        for (news, shard) in news.iter().flat_map(|news| (0..shards).map(move |shard| (news, shard))) {
            let told = async {
                let site = name::of_site(&self.state)?;
                match news {
                    News::Revoked(sign_in) => {
                        call::inbox(&self.env, &site, shard, &Revoked { sign_in: *sign_in }).await
                    }
                    News::Shards(shards) => call::inbox(&self.env, &site, shard, &Grow { shards: *shards }).await,
                }
            };
            if let Err(error) = told.await {
                platform::log("telling an inbox", &error);
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
    Ok(Site::load(rows.iter().map(Json::text)))
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
