//! Tells the inbox how the conversation stands, when it is time to.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use chat::ask::Summarise;
use chat::room::Notices;
use protocol::{SiteId, Summary, Timestamp};
use worker::{Delay, Env, Result, State, Storage};

use crate::object::call;
use crate::platform;

/// When a notice that failed is made anew.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// So long a notice waits for those who are there: they are told first, and the inbox may have to be woken.
const BREATH: Duration = Duration::from_millis(20);

#[derive(Default)]
struct Outgoing {
    notices: Notices,
    stage: Stage,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    #[default]
    Idle,
    /// What waits leaves in a moment.
    Breathing,
    /// What waits leaves after a pause, unless something urgent comes.
    Pausing,
    /// One is being told; what comes meanwhile follows it.
    Telling,
}

/// The way to the inbox, on which one summary travels at a time.
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
        // Found before anything is promised: a notice that nobody sends would hold up all that follow.
        let site = site()?;
        if !self.0.borrow_mut().push(summary) {
            return Ok(());
        }
        let (env, storage) = (env.clone(), state.storage());
        let outgoing = Rc::clone(&self.0);
        state.wait_until(async move {
            Delay::from(BREATH).await;
            loop {
                // Each is borrowed for a moment only: a good deal happens during the waits.
                let next = outgoing.borrow_mut().next();
                match next {
                    Next::Nothing => return,
                    Next::Pause(pause) => Delay::from(pause).await,
                    Next::Tell(summary) => {
                        if let Err(error) = deliver(&env, &site, summary).await {
                            platform::log("telling the inbox", &error);
                            try_later(&storage).await;
                        }
                        outgoing.borrow_mut().stage = Stage::Idle;
                    }
                }
            }
        });
        Ok(())
    }
}

enum Next {
    Nothing,
    Pause(Duration),
    Tell(Summary),
}

impl Outgoing {
    /// Whether somebody must see to it that it leaves.
    fn push(&mut self, summary: Summary) -> bool {
        self.notices.push(summary);
        let is_due = match self.stage {
            Stage::Idle => true,
            Stage::Pausing => self.notices.pause(platform::now()) == Some(Duration::ZERO),
            Stage::Breathing | Stage::Telling => false,
        };
        if is_due {
            self.stage = Stage::Breathing;
        }
        is_due
    }

    /// What is next for somebody who tells none at the moment.
    fn next(&mut self) -> Next {
        let now = platform::now();
        let (stage, next) = match self.notices.pause(now) {
            // Whoever tells one goes on with what waits.
            _ if self.stage == Stage::Telling => return Next::Nothing,
            Some(Duration::ZERO) => match self.notices.take(now) {
                Some(summary) => (Stage::Telling, Next::Tell(summary)),
                None => (Stage::Idle, Next::Nothing),
            },
            Some(pause) => (Stage::Pausing, Next::Pause(pause)),
            None => (Stage::Idle, Next::Nothing),
        };
        self.stage = stage;
        next
    }
}

/// Sets the alarm, together with what was just stored.
pub(super) fn wake_at(state: &State, at: Timestamp) {
    let storage = state.storage();
    state.wait_until(async move { set_alarm(&storage, at).await });
}

/// The same, unless it is set and rings sooner: setting it is a row written.
pub(super) fn wake_by(state: &State, at: Timestamp) {
    let storage = state.storage();
    state.wait_until(async move {
        match storage.get_alarm().await {
            Ok(Some(set)) if u64::try_from(set).is_ok_and(|set| set <= at.0) => {}
            // Also when that cannot be read: an alarm too many is better than none.
            _ => set_alarm(&storage, at).await,
        }
    });
}

async fn set_alarm(storage: &Storage, at: Timestamp) {
    if let Err(error) = storage.set_alarm(at.since(platform::now())).await {
        platform::log("setting an alarm", &error);
    }
}

async fn deliver(env: &Env, site: &SiteId, summary: Summary) -> Result<()> {
    let shard = summary.conversation.shard();
    call::inbox(env, site, shard, &Summarise { summary }).await
}

/// When a notice could not be delivered.
pub(super) async fn try_later(storage: &Storage) {
    if let Err(error) = storage.set_alarm(AGAIN_AFTER).await {
        platform::log("setting an alarm", &error);
    }
}
