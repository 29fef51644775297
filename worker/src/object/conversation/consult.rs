//! Looks up what the owner's answers say about a question, and brings it to the conversation. An isolate remembers what a
//! site's bot knows: the library is asked now and then, and hands over nothing that is here already.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use chat::ask::Advise;
use chat::automation::bot::{Advice, Question};
use chat::hours::Standing;
use chat::library::Knowledge;
use chat::site::ReadSettings;
use futures_util::future::join;
use protocol::{ConversationId, Settings, SiteId, Timestamp};
use worker::{Env, Result, State};

use crate::cache;
use crate::local_time;
use crate::object::call;
use crate::platform;

/// How long an isolate takes what it knows for current.
const CURRENT: Duration = Duration::from_secs(5);
/// Sites whose knowledge an isolate holds; beyond that all of it is forgotten. The largest takes some 20 MB.
const SITES: usize = 3;

#[derive(Clone)]
struct Held {
    at: Timestamp,
    version: u64,
    settings: Rc<Settings>,
    knowledge: Rc<Knowledge>,
}

thread_local! {
    // A cache only: an isolate that lost it asks again.
    static HELD: RefCell<HashMap<SiteId, Held>> = RefCell::default();
}

/// Something that an isolate may hold of the site has changed: it is asked for anew. Other isolates follow within seconds.
pub(crate) fn forget(site: &SiteId) {
    HELD.with_borrow_mut(|held| held.remove(site));
}

/// Sees to it that the conversation is advised. It may be asleep or gone by then: what it owes it will ask again.
pub(super) fn consult(state: &State, env: &Env, (site, conversation): (SiteId, ConversationId), question: Question) {
    let env = env.clone();
    state.wait_until(async move {
        let advice = advice(&env, &site, question).await;
        if let Err(error) = call::conversation(&env, &site, conversation, &Advise { advice }).await {
            platform::log("advising a bot", &error);
        }
    });
}

async fn advice(env: &Env, site: &SiteId, question: Question) -> Advice {
    let of = question.of;
    match held(env, site).await {
        Ok(held) => {
            let bot = held.settings.bot.value;
            let known = bot.on.then(|| held.knowledge.about(&question.text, bot.careful));
            let standing = local_time::standing(&held.settings.hours.value, platform::now());
            Advice { of, known, is_closed: matches!(standing, Some(Standing::Closed(_))) }
        }
        Err(error) => {
            platform::log("asking what a bot knows", &error);
            Advice { of, known: None, is_closed: false }
        }
    }
}

async fn held(env: &Env, site: &SiteId) -> Result<Held> {
    let now = platform::now();
    let before = HELD.with_borrow(|held| held.get(site).cloned());
    if let Some(held) = before.clone().filter(|held| now.since(held.at) < CURRENT) {
        return Ok(held);
    }
    let version = before.as_ref().map(|held| held.version);
    let (settings, knowledge) =
        join(call::site(env, site, &ReadSettings {}), call::knowledge(env, site, version)).await;
    let settings = settings?.map_err(|refused| worker::Error::RustError(format!("{:?}", refused.code)))?;
    let (version, knowledge) = match (knowledge?, before) {
        (Some((version, bytes)), _) => (version, Rc::new(read(&bytes)?)),
        (None, Some(before)) => (before.version, before.knowledge),
        (None, None) => return Err(worker::Error::RustError("a library gave nothing".into())),
    };
    let held = Held { at: now, version, settings: Rc::new(settings), knowledge };
    HELD.with_borrow_mut(|all| cache::keep(all, site, held.clone(), SITES));
    Ok(held)
}

fn read(bytes: &[u8]) -> Result<Knowledge> {
    let unreadable = || worker::Error::RustError("another release's knowledge".into());
    Knowledge::from_bytes(bytes).ok_or_else(unreadable)
}
