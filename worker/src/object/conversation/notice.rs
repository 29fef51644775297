//! Tells the inbox how the conversation stands, when it is time to.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use chat::notice::Notices;
use protocol::{SiteId, Summary, Timestamp};
use worker::{Delay, Env, Result, State, Storage};

use crate::object::stub;
use crate::platform;

/// When a notice that failed is made anew.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Outgoing {
    notices: Notices,
    /// Whether somebody will send what waits.
    is_sending: bool,
}

/// The way to the inbox.
#[derive(Default)]
pub(super) struct Notice(Rc<RefCell<Outgoing>>);

impl Notice {
    /// Sends it when its time has come.
    pub(super) fn send(
        &self,
        state: &State,
        env: &Env,
        site: impl FnOnce() -> Result<SiteId>,
        summary: Summary,
    ) -> Result<()> {
        {
            let mut outgoing = self.0.borrow_mut();
            outgoing.notices.push(summary);
            // Somebody does, unless it cannot wait for them. One that overtakes another does no harm.
            if outgoing.is_sending && outgoing.notices.pause(platform::now()) != Some(Duration::ZERO) {
                return Ok(());
            }
        }
        let (env, storage, site) = (env.clone(), state.storage(), site()?);
        let outgoing = Rc::clone(&self.0);
        outgoing.borrow_mut().is_sending = true;
        state.wait_until(async move {
            while let Some(pause) = next(&outgoing) {
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

fn next(outgoing: &RefCell<Outgoing>) -> Option<Duration> {
    let mut outgoing = outgoing.borrow_mut();
    let pause = outgoing.notices.pause(platform::now());
    outgoing.is_sending = pause.is_some();
    pause
}

fn take(outgoing: &RefCell<Outgoing>) -> Option<Summary> {
    outgoing.borrow_mut().notices.take(platform::now())
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
