//! Tells the inbox how the conversation stands: one notice on its way at a time, and only the newest waits behind it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use protocol::{SiteId, Summary, Timestamp};
use worker::{Env, Result, State, Storage};

use crate::object::stub;
use crate::platform;

/// When a notice that failed is made anew.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Outgoing {
    is_sending: bool,
    next: Option<Summary>,
}

/// The way to the inbox.
#[derive(Default)]
pub(super) struct Notice(Rc<RefCell<Outgoing>>);

impl Notice {
    /// Sends it, after the one on its way. What it replaces need not be sent: a summary is absolute.
    pub(super) fn send(&self, state: &State, env: &Env, site: SiteId, summary: Summary) {
        let outgoing = Rc::clone(&self.0);
        {
            let mut outgoing = outgoing.borrow_mut();
            outgoing.next = Some(summary);
            if outgoing.is_sending {
                return;
            }
            outgoing.is_sending = true;
        }
        let (env, storage) = (env.clone(), state.storage());
        state.wait_until(async move {
            while let Some(summary) = next(&outgoing) {
                if let Err(error) = deliver(&env, &site, &summary).await {
                    platform::log("telling the inbox", &error);
                    try_later(&storage).await;
                }
            }
        });
    }
}

/// Sets the alarm, together with what was just stored.
pub(super) fn wake_by(state: &State, at: Timestamp) {
    let storage = state.storage();
    state.wait_until(async move {
        if let Err(error) = storage.set_alarm(at.since(platform::now())).await {
            platform::log("setting an alarm", &error);
        }
    });
}

/// Sets the alarm if there is none: it may have been lost when the object died.
pub(super) fn wake_at_least_by(state: &State, at: Timestamp) {
    let storage = state.storage();
    state.wait_until(async move {
        let set = match storage.get_alarm().await {
            Ok(None) => storage.set_alarm(at.since(platform::now())).await,
            Ok(Some(_)) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = set {
            platform::log("setting an alarm", &error);
        }
    });
}

fn next(outgoing: &RefCell<Outgoing>) -> Option<Summary> {
    let mut outgoing = outgoing.borrow_mut();
    let summary = outgoing.next.take();
    outgoing.is_sending = summary.is_some();
    summary
}

async fn deliver(env: &Env, site: &SiteId, summary: &Summary) -> Result<()> {
    let inbox = stub::inbox(env, site, summary.conversation.shard())?;
    let response = stub::post(&inbox, "summary", summary).await?;
    match response.status_code() {
        200 => Ok(()),
        status => Err(worker::Error::RustError(format!("the inbox answered {status}"))),
    }
}

/// When a notice could not be delivered.
pub(super) async fn try_later(storage: &Storage) {
    if let Err(error) = storage.set_alarm(AGAIN_AFTER).await {
        platform::log("setting an alarm", &error);
    }
}
