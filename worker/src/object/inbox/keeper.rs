//! Keeps a shard's inbox in memory, and performs what it wants done.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use chat::ask::{HowItStands, OnDuty, Prefer, ShowOut};
use chat::client::ClientKey;
use chat::inbox::{Console, Effect, Inbox, Input};
use futures_util::future::join_all;
use protocol::{ConversationId, Face, SignInId, Summary};
use worker::{Delay, Env, Result, SqlStorage, State, WebSocket};

use super::rows;
use crate::object::sockets::Sockets;
use crate::object::turn::Turn;
use crate::object::{call, name};
use crate::platform;

/// How often the shard looks which consoles are gone without a word.
const LOOK_EVERY: Duration = Duration::from_mins(5);

/// The shard's memory, storage and sockets; timers hold it, too.
pub(super) struct Keeper {
    pub(super) state: State,
    pub(super) sql: SqlStorage,
    pub(super) sockets: Sockets,
    env: Env,
    inbox: RefCell<Option<Inbox>>,
}

/// What is done elsewhere, and can be done late.
enum Errand {
    ShowOut(ConversationId, SignInId),
    Ask(ConversationId),
    Prefer(Face, Summary),
    LookAgain,
}

impl Keeper {
    pub(super) fn new(state: State, env: Env) -> Rc<Self> {
        let (sql, sockets, inbox) = (state.storage().sql(), Sockets::default(), RefCell::new(None));
        Rc::new(Self { state, sql, sockets, env, inbox })
    }

    /// Decides and performs. All is stored and told before anything is awaited. After a failure, what is in memory may
    /// be ahead of what is stored: it is read again before the next input.
    pub(super) async fn play(self: &Rc<Self>, input: Input<'_>, turn: &mut Turn<'_>) -> Result<()> {
        let mut errands = self.play_here(input, turn)?;
        while !errands.is_empty() {
            let done = join_all(errands.drain(..).map(|errand| self.run(errand))).await;
            errands = done
                .into_iter()
                .flat_map(|done| {
                    done.unwrap_or_else(|error| {
                        platform::log("an errand of the inbox", &error);
                        Vec::new()
                    })
                })
                .collect();
        }
        Ok(())
    }

    /// Whose socket this is.
    pub(super) fn key_of(&self, socket: &WebSocket) -> Result<Option<ClientKey>> {
        // Woken first: sockets have their keys then.
        self.with_inbox(|_| ())?;
        Ok(self.sockets.key_of(socket))
    }

    /// With whom a visitor would talk now.
    pub(super) fn on_duty(&self) -> Result<OnDuty> {
        self.with_inbox(|inbox| inbox.on_duty())
    }

    /// The socket of that console is gone.
    pub(super) fn forget(&self, key: ClientKey) {
        self.sockets.forget(key);
    }

    fn play_here(self: &Rc<Self>, input: Input<'_>, turn: &mut Turn<'_>) -> Result<Vec<Errand>> {
        let mut errands = Vec::new();
        let effects =
            self.with_inbox(|inbox| inbox.handle(platform::now(), input, &**self)).and_then(|effects| effects);
        let done = effects
            .and_then(|effects| effects.into_iter().try_for_each(|effect| self.perform(effect, turn, &mut errands)));
        done.inspect_err(|_| drop(self.inbox.replace(None)))?;
        Ok(errands)
    }

    fn perform(self: &Rc<Self>, effect: Effect, turn: &mut Turn<'_>, errands: &mut Vec<Errand>) -> Result<()> {
        match effect {
            Effect::Store(store) => return rows::store(&self.sql, &store),
            Effect::Admit(key) => {
                turn.admit(key, &self.sockets, &self.state);
                return self.remember(key);
            }
            Effect::TurnAway(code) => turn.turned_away = Some(code),
            Effect::EndExchange => turn.floods = true,
            Effect::Remember(key) => return self.remember(key),
            Effect::Send(to, frame) => turn.send(&to, &frame, &self.sockets),
            Effect::Close(key, why) => self.sockets.close(key, why),
            Effect::Pause(pause) => self.tell_after(pause),
            Effect::LookAgain => errands.push(Errand::LookAgain),
            Effect::ShowOut(conversation, sign_in) => errands.push(Errand::ShowOut(conversation, sign_in)),
            Effect::Ask(conversation) => errands.push(Errand::Ask(conversation)),
            Effect::Prefer(agent, summary) => errands.push(Errand::Prefer(agent, summary)),
        }
        Ok(())
    }

    fn tell_after(self: &Rc<Self>, pause: Duration) {
        let keeper = Rc::clone(self);
        self.state.wait_until(async move {
            Delay::from(pause).await;
            if let Err(error) = keeper.play_here(Input::Tell, &mut Turn::default()) {
                platform::log("telling consoles", &error);
            }
        });
    }

    /// Runs an errand, and gives those that come of it.
    async fn run(self: &Rc<Self>, errand: Errand) -> Result<Vec<Errand>> {
        match errand {
            Errand::ShowOut(conversation, sign_in) => {
                call::conversation(&self.env, &name::of_inbox(&self.state)?, conversation, &ShowOut { sign_in })
                    .await?;
            }
            Errand::Ask(conversation) => {
                let site = name::of_inbox(&self.state)?;
                if let Some(summary) = call::conversation(&self.env, &site, conversation, &HowItStands {}).await? {
                    return self.play_here(Input::Summary(summary), &mut Turn::default());
                }
            }
            Errand::Prefer(agent, summary) => {
                let site = name::of_inbox(&self.state)?;
                let asked = call::conversation(&self.env, &site, summary.conversation, &Prefer { agent }).await;
                let stands = asked.inspect_err(|error| platform::log("preferring an agent", error)).ok().flatten();
                return self.play_here(Input::Settled(stands.unwrap_or(summary)), &mut Turn::default());
            }
            Errand::LookAgain => self.look_again().await?,
        }
        Ok(Vec::new())
    }

    /// Sets the alarm, unless it is set.
    pub(super) async fn look_again(&self) -> Result<()> {
        let storage = self.state.storage();
        if storage.get_alarm().await?.is_none() {
            storage.set_alarm(LOOK_EVERY).await?;
        }
        Ok(())
    }

    fn remember(&self, key: ClientKey) -> Result<()> {
        if let Some(console) = self.with_inbox(|inbox| inbox.console(key).cloned())? {
            self.sockets.attach(key, &console);
        }
        Ok(())
    }

    fn with_inbox<T>(&self, act: impl FnOnce(&mut Inbox) -> T) -> Result<T> {
        let mut inbox = self.inbox.borrow_mut();
        if inbox.is_none() {
            let stored = rows::load(&self.sql)?;
            *inbox = Some(Inbox::wake(stored, self.sockets.wake(&self.state, |console: &Console| console.key)));
        }
        let inbox = inbox.as_mut().ok_or("an inbox that has just woken")?;
        Ok(act(inbox))
    }
}
