//! The names of objects: `SITE/CONVERSATION`, `SITE/SHARD`, `SITE/CONTACT`, `SITE`, and of a library `SITE`. They are made and parsed here alone.

use protocol::{ContactId, ConversationId, SiteId};
use worker::{Env, Result, State, Stub};

use crate::platform::{CONTACT, CONVERSATION, INBOX, LIBRARY, SITE};

/// The object of a conversation.
pub(crate) fn conversation(env: &Env, site: &SiteId, id: ConversationId) -> Result<Stub> {
    env.durable_object(CONVERSATION)?.get_by_name(&format!("{site}/{id}"))
}

/// The object of an inbox shard.
pub(crate) fn inbox(env: &Env, site: &SiteId, shard: u16) -> Result<Stub> {
    env.durable_object(INBOX)?.get_by_name(&format!("{site}/{shard}"))
}

/// The object of a person whose identity the site has signed.
pub(crate) fn contact(env: &Env, site: &SiteId, id: ContactId) -> Result<Stub> {
    env.durable_object(CONTACT)?.get_by_name(&format!("{site}/{id}"))
}

/// The object of what a site's bot knows.
pub(crate) fn library(env: &Env, site: &SiteId) -> Result<Stub> {
    env.durable_object(LIBRARY)?.get_by_name(site.as_str())
}

/// The object of a site.
pub(crate) fn site(env: &Env, site: &SiteId) -> Result<Stub> {
    env.durable_object(SITE)?.get_by_name(site.as_str())
}

/// The conversation that an object keeps.
pub(super) fn of_conversation(state: &State) -> Result<(SiteId, ConversationId)> {
    parsed(state, |name| {
        let (site, id) = name.split_once('/')?;
        Some((site.parse().ok()?, id.parse().ok()?))
    })
}

/// The site of an inbox shard's object.
pub(super) fn of_inbox(state: &State) -> Result<SiteId> {
    parsed(state, |name| name.split_once('/')?.0.parse().ok())
}

/// The site that an object keeps.
pub(super) fn of_site(state: &State) -> Result<SiteId> {
    parsed(state, |name| name.parse().ok())
}

fn parsed<T>(state: &State, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
    let name = state.id().name().unwrap_or_default();
    parse(&name).ok_or_else(|| worker::Error::RustError(format!("an object named {name:?}")))
}
