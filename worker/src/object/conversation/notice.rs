//! Tells the inbox how the conversation stands: one notice on its way at a time, not many in a moment, and only the
//! newest waits behind it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use protocol::{SiteId, Summary, Timestamp};
use worker::{Delay, Env, Result, State, Storage};

use crate::object::stub;
use crate::platform;

/// The list need not flicker: who writes line after line is not worth a request and a row for each.
const AT_MOST_EVERY: Duration = Duration::from_millis(500);

/// When a notice that failed is made anew.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Outgoing {
    is_sending: bool,
    next: Option<Summary>,
    /// When the last one left.
    left: Timestamp,
}

/// The way to the inbox.
#[derive(Default)]
pub(super) struct Notice(Rc<RefCell<Outgoing>>);

impl Notice {
    /// Sends it, after the one on its way. What it replaces need not be sent: a summary is absolute.
    pub(super) fn send(
        &self,
        state: &State,
        env: &Env,
        site: impl FnOnce() -> Result<SiteId>,
        summary: Summary,
    ) -> Result<()> {
        let outgoing = Rc::clone(&self.0);
        outgoing.borrow_mut().next = Some(summary);
        if outgoing.borrow().is_sending {
            return Ok(());
        }
        let site = site()?;
        outgoing.borrow_mut().is_sending = true;
        let (env, storage) = (env.clone(), state.storage());
        state.wait_until(async move {
            while let Some(pause) = pause(&outgoing) {
                if !pause.is_zero() {
                    Delay::from(pause).await;
                }
                let Some(summary) = take(&outgoing) else { continue };
                if let Err(error) = deliver(&env, &site, &summary).await {
                    platform::log("telling the inbox", &error);
                    try_later(&storage).await;
                }
            }
        });
        Ok(())
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

/// How long what waits is to wait; nothing when nothing waits, and then nothing is being sent any more.
fn pause(outgoing: &RefCell<Outgoing>) -> Option<Duration> {
    let mut outgoing = outgoing.borrow_mut();
    outgoing.is_sending = outgoing.next.is_some();
    outgoing.is_sending.then(|| outgoing.left.plus(AT_MOST_EVERY).since(platform::now()).min(AT_MOST_EVERY))
}

/// The newest leaves.
fn take(outgoing: &RefCell<Outgoing>) -> Option<Summary> {
    let mut outgoing = outgoing.borrow_mut();
    outgoing.left = platform::now();
    outgoing.next.take()
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
