//! One conversation that is or was open, and what an agent does in it.

use browser::{End as _, Wire, now};
use leptos::prelude::*;
use protocol::{AgentId, Body, Change, ConversationId, FromAgent, Seq, SiteId, TabId, Timestamp, limits};
use session::{Input, Session};

use super::account::Door;
use super::drafts;
use super::sight::Sight;
use super::talk_end::{TalkEnd, WINDOW, is_sending};

/// A conversation that is or was open.
#[derive(Clone, Copy)]
pub(crate) struct Talk {
    /// What views see of it.
    pub(crate) sight: Sight,
    wire: StoredValue<Wire<TalkEnd>, LocalStorage>,
}

impl Talk {
    /// A conversation at rest. Its signals belong to the current owner.
    pub(crate) fn new(site: SiteId, me: AgentId, door: Door, conversation: ConversationId) -> Self {
        let sight = Sight::new(conversation);
        let end = TalkEnd::new(site, me, door, sight);
        let session = Session::restore(drafts::unsent(conversation), TabId::from_random(browser::key()));
        Self { sight, wire: StoredValue::new_local(Wire::new(session, end)) }
    }

    /// Connects.
    pub(crate) fn open(self) {
        self.with(|wire| {
            wire.end().is_open.set(true);
            wire.start();
        });
    }

    /// Disconnects, as soon as all that was sent has arrived.
    pub(crate) fn leave(self) {
        self.sight.refused.set(None);
        self.sight.typing.set(None);
        self.with(|wire| {
            wire.end().is_open.set(false);
            wire.end().wanted.take();
            wire.end().changed(wire);
        });
    }

    /// Sends what is written: a message, or another text for the one that is being edited.
    pub(crate) fn say(self, body: Body) {
        let change = match self.sight.editing.get_untracked() {
            Some(of) => Change::Edit { of, body },
            None => Change::Post(body),
        };
        match change {
            Change::Post(_) => self.write(String::new()),
            Change::Edit { .. } | Change::Delete { .. } => self.stop_editing(),
        }
        self.with(|wire| {
            wire.end().typed.set(Timestamp::default());
            wire.input(Input::Change(change));
        });
    }

    /// Takes a message back.
    pub(crate) fn take_back(self, of: Seq) {
        self.stop_editing();
        self.with(|wire| wire.input(Input::Change(Change::Delete { of })));
    }

    /// Begins to give a message another text. What was being written waits until then.
    pub(crate) fn edit(self, of: Seq, text: String) {
        self.sight.editing.set(Some(of));
        self.sight.draft.set(text);
    }

    /// Goes on with what was being written before.
    pub(crate) fn stop_editing(self) {
        if self.sight.editing.get_untracked().is_some() {
            self.sight.editing.set(None);
            self.sight.draft.set(drafts::recall(self.sight.conversation));
        }
    }

    /// Sends a failed message again.
    pub(crate) fn retry(self, at: Timestamp) {
        self.with(|wire| wire.input(Input::Retry(at)));
    }

    /// Gives a failed message up.
    pub(crate) fn discard(self, at: Timestamp) {
        self.with(|wire| wire.input(Input::Discard(at)));
    }

    /// Does something about the conversation's status.
    pub(crate) fn act(self, frame: &FromAgent) {
        self.sight.refused.set(None);
        self.with(|wire| {
            wire.end().wanted.replace(serde_json::to_string(frame).ok());
            wire.end().changed(wire);
        });
    }

    /// The agent writes; the other side is told every few seconds.
    pub(crate) fn write(self, draft: String) {
        if self.sight.editing.get_untracked().is_none() {
            drafts::keep(self.sight.conversation, &draft);
        }
        let is_empty = draft.trim().is_empty();
        self.sight.draft.set(draft);
        self.with(|wire| {
            let typed = &wire.end().typed;
            if !is_empty && now().since(typed.get()) >= limits::TYPING_REPEATS {
                typed.set(now());
                wire.send(&serde_json::to_string(&FromAgent::Typing {}).unwrap_or_default());
            }
        });
    }

    /// Shows more of the past.
    pub(crate) fn show_earlier(self) {
        self.with(|wire| {
            let end = wire.end();
            end.window.set(end.window.get() + WINDOW);
            end.changed(wire);
        });
    }

    /// Whether something is still on its way.
    pub(crate) fn is_busy(self) -> bool {
        self.wire.try_with_value(|wire| wire.look(is_sending)).unwrap_or_default()
    }

    fn with(self, act: impl FnOnce(&Wire<TalkEnd>)) {
        // Cloned first, so that no borrow is held while signals change.
        if let Some(wire) = self.wire.try_with_value(Clone::clone) {
            act(&wire);
        }
    }
}
