//! The object of one site: settings, agents, sign-ins. The edge asks it; it stands in the path of no message.

use std::cell::RefCell;
use std::time::Duration;

use chat::ask::{Grow, Revoked};
use chat::site::{News, Outcome, Site};
use futures_util::future::join_all;
use protocol::{Refusal, Refused};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use super::call::{self, ASK};
use super::sql::{self, Json};
use super::{name, socket};
use crate::platform;

const STEPS: &[&str] = &[
    "CREATE TABLE record (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE untold (json TEXT PRIMARY KEY) WITHOUT ROWID",
];

/// When shards that could not be told are told again.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

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
                if !news.is_empty() {
                    self.tell().await?;
                }
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
        self.tell().await?;
        Response::empty()
    }
}

impl SiteObject {
    fn handle(&self, path: &str, body: &str) -> Result<Option<Outcome<String>>> {
        let sql = self.state.storage().sql();
        let outcome = self.with_site(|site| site.handle_json(platform::now(), path, body))?;
        outcome.iter().try_for_each(|outcome| store(&sql, outcome))?;
        Ok(outcome)
    }

    /// Tells every inbox shard what is still to be told; they know which conversations are open where. What a shard
    /// does not hear now, all are told again.
    async fn tell(&self) -> Result<()> {
        let (storage, sql) = (self.state.storage(), self.state.storage().sql());
        // Set before, as the object may be gone in the middle of it.
        storage.set_alarm(AGAIN_AFTER).await?;
        let untold: Vec<Json> = sql::rows(&sql, "SELECT json FROM untold", Vec::new())?;
        let mut is_all_told = true;
        for row in untold {
            let Some(news) = row.read::<News>() else { continue };
            if self.tell_all(news).await {
                sql.exec("DELETE FROM untold WHERE json = ?", vec![row.text().into()])?;
            } else {
                is_all_told = false;
            }
        }
        if is_all_told { storage.delete_alarm().await } else { storage.set_alarm(AGAIN_AFTER).await }
    }

    /// Tells all shards at the same time; says whether all heard it.
    async fn tell_all(&self, news: News) -> bool {
        let Ok(shards) = self.with_site(|site| site.shards()) else { return false };
        let told = join_all((0..shards).map(|shard| self.tell_one(news, shard))).await;
        told.into_iter().all(|told| told.inspect_err(|error| platform::log("telling an inbox", error)).is_ok())
    }

    async fn tell_one(&self, news: News, shard: u16) -> Result<()> {
        let site = name::of_site(&self.state)?;
        match news {
            News::Revoked(sign_in) => call::inbox(&self.env, &site, shard, &Revoked { sign_in }).await,
            News::Shards(shards) => call::inbox(&self.env, &site, shard, &Grow { shards }).await,
        }
    }

    fn with_site<T>(&self, act: impl FnOnce(&mut Site) -> T) -> Result<T> {
        let mut site = self.site.borrow_mut();
        let site = match site.as_mut() {
            Some(site) => site,
            None => site.insert(load(&self.state.storage().sql())?),
        };
        Ok(act(site))
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

/// Stores what a request changed, and what is to be told of it.
fn store(sql: &SqlStorage, outcome: &Outcome<String>) -> Result<()> {
    let Outcome { changes, news, .. } = outcome;
    if !changes.is_empty() {
        sql::migrate(sql, "record", STEPS)?;
    }
    for news in news {
        sql.exec("INSERT OR REPLACE INTO untold (json) VALUES (?)", vec![serde_json::to_string(news)?.into()])?;
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
