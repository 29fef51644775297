//! One conversation that is or was open: what is seen of it, and what an agent does in it.

use browser::files::Uploads;
use browser::{End as _, Wire, now};
use leptos::prelude::*;
use protocol::{
    Body, BodyError, Change, Content, ConversationId, FromAgent, Posted, Reaction, Seq, Status, TabId, Timestamp,
    VisitorCard, limits,
};
use reading::Kind;
use session::{Input, Session};

use super::desk::Desk;
use super::drafts::Drafts;
use super::link::{Link, WINDOW, is_sending, text_of};
use super::standing::Standing;
use super::view::View;
use crate::context::Context;
use crate::io::focus;
use crate::parts::names::name_of;
use crate::texts::Texts;

/// The element that a person writes in.
const FIELD: &str = ".composer textarea";

/// The conversation. Copies are the same one; its views find it in their context.
#[derive(Clone, Copy)]
pub(crate) struct Conversation {
    /// Which conversation.
    pub(crate) id: ConversationId,
    /// What is seen of it.
    pub(crate) view: View,
    /// Where it stands. The log is the truth; the list's row is there first.
    pub(super) status: Memo<Option<Status>>,
    /// What that means to this agent.
    pub(crate) standing: Memo<Option<Standing>>,
    drafts: Drafts,
    wire: StoredValue<Wire<Link>, LocalStorage>,
    /// Files that are being sent.
    pub(super) desk: Desk,
}

/// The conversation that a view is part of.
pub(super) fn conversation() -> Conversation {
    expect_context()
}

/// Gives the keyboard to the field, once it is drawn.
pub(super) fn focus_field() {
    request_animation_frame(|| focus::focus(FIELD));
}

impl Conversation {
    /// A conversation at rest. Its signals belong to the current owner. `listed` is where the list says that it stands.
    pub(super) fn new(context: Context, id: ConversationId, listed: Callback<ConversationId, Option<Status>>) -> Self {
        let drafts = Drafts::of(context.my_id(), id);
        let view = View::new(drafts);
        let session = Session::restore(drafts.unsent(), TabId::from_random(browser::key()));
        let status = Memo::new(move |_| view.status.get().or_else(|| listed.run(id)));
        let me = context.my_id();
        let standing =
            move |_: Option<&_>| status.with(|status| status.as_ref().map(|status| Standing::of(status, me)));
        let wire = StoredValue::new_local(Wire::new(session, Link::new(context, id, view, drafts)));
        let desk = Desk::new(context.me.with_value(|me| me.site.clone()), me, id, wire);
        Self { id, view, status, standing: Memo::new(standing), drafts, wire, desk }
    }

    /// What the visitor goes by; a view that asks follows it.
    pub(super) fn name(self, words: Texts) -> String {
        self.view.card.with(|card| name_of(self.id, card.as_ref().and_then(VisitorCard::name), words))
    }

    /// Connects.
    pub(super) fn open(self) {
        self.with(|wire| wire.end().open(wire));
        self.desk.with(Uploads::resume);
    }

    /// Disconnects, as soon as all that was sent has arrived.
    pub(super) fn leave(self) {
        self.with(|wire| wire.end().leave(wire));
    }

    /// Sends what is written: a message, a note, or another text for the message that is being edited.
    pub(super) fn say(self, body: Body) {
        let change = match (self.view.editing.get_untracked(), self.view.kind.get_untracked()) {
            (Some(of), _) => Change::Edit { of, body },
            (None, Kind::Message) => {
                let Ok(with) = untrack(|| self.view.offer.content()) else { return };
                Change::Post(Posted { body, with })
            }
            (None, Kind::Note) => Change::Note(body),
        };
        match change {
            Change::Post(_) => {
                self.view.offer.clear();
                self.keep_offer();
                self.write(String::new());
            }
            Change::Note(_) => self.write(String::new()),
            Change::Edit { .. } | Change::Delete { .. } | Change::React { .. } => self.stop_editing(),
        }
        self.with(|wire| {
            wire.end().typed.set(Timestamp::default());
            wire.input(Input::Change(change));
        });
    }

    /// Sends the page that is shared as a card, and before it what else is written.
    pub(super) fn share(self) {
        let draft = self.view.draft.get_untracked();
        let Some((card, text)) = self.view.sharing.ready(&draft) else { return };
        match Body::try_from(text.as_str()) {
            Ok(body) => self.say(body),
            Err(BodyError::Empty) => self.write(String::new()),
            // The field says what is wrong.
            Err(BodyError::TooLong | BodyError::ControlCharacter) => return,
        }
        self.view.sharing.forget();
        let (body, with) = (Body::from(&card), Some(Content::Card(card)));
        self.with(|wire| wire.input(Input::Change(Change::Post(Posted { body, with }))));
        focus_field();
    }

    /// Closes it, but first asks a visitor who is there whether there is anything else. Who is there is known once
    /// the conversation is whole; until then it waits.
    pub(super) fn close(self) {
        self.with(|wire| {
            wire.end().closes.set(true);
            wire.end().changed(wire);
        });
    }

    /// Reacts to a message of the visitor's.
    pub(super) fn react(self, of: Seq, with: Reaction) {
        self.with(|wire| wire.input(Input::Change(Change::React { of, with })));
    }

    /// Takes a message back.
    pub(super) fn take_back(self, of: Seq) {
        self.stop_editing();
        self.with(|wire| wire.input(Input::Change(Change::Delete { of })));
    }

    /// Begins to give a message another text. What was being written waits until then.
    pub(super) fn edit(self, of: Seq, text: String) {
        self.view.editing.set(Some(of));
        self.view.draft.set(text);
        focus_field();
    }

    /// Goes on with what was being written before.
    pub(super) fn stop_editing(self) {
        if self.view.editing.get_untracked().is_some() {
            self.view.editing.set(None);
            self.view.draft.set(self.drafts.recall().1);
        }
    }

    /// Sends a failed message again.
    pub(super) fn retry(self, at: Timestamp) {
        self.with(|wire| wire.input(Input::Retry(at)));
    }

    /// Gives a failed message up.
    pub(super) fn discard(self, at: Timestamp) {
        self.with(|wire| wire.input(Input::Discard(at)));
    }

    /// Takes, closes or reopens it. An agent who takes it wants to answer.
    pub(crate) fn act(self, frame: &FromAgent) {
        self.with(|wire| wire.end().want(wire, frame));
        if matches!(frame, FromAgent::Take { .. } | FromAgent::Reopen {}) {
            focus_field();
        }
    }

    /// The agent writes. The visitor's page hears of it every few seconds, but never of notes.
    pub(super) fn write(self, draft: String) {
        let kind = self.view.kind.get_untracked();
        if self.view.editing.get_untracked().is_none() {
            self.drafts.keep(kind, &draft);
        }
        let is_told = kind == Kind::Message && !draft.trim().is_empty();
        self.view.sharing.follow(&draft);
        self.view.draft.set(draft);
        self.with(|wire| {
            let typed = &wire.end().typed;
            if is_told && now().since(typed.get()) >= limits::TYPING_REPEATS {
                typed.set(now());
                wire.send(&text_of(&FromAgent::Typing {}));
            }
        });
    }

    /// Keeps the answers that are to be offered.
    pub(super) fn keep_offer(self) {
        self.drafts.keep_offered(&untrack(|| self.view.offer.all()));
    }

    /// What is written, and will be, is for the visitor or for colleagues. The draft stays.
    pub(super) fn write_as(self, kind: Kind) {
        self.stop_editing();
        self.view.kind.set(kind);
        self.drafts.keep(kind, &self.view.draft.read_untracked());
    }

    /// Begins to write: a message or a note.
    pub(crate) fn begin(self, kind: Kind) {
        self.write_as(kind);
        focus_field();
    }

    /// Shows more of the past.
    pub(super) fn show_earlier(self) {
        self.with(|wire| {
            let end = wire.end();
            end.window.set(end.window.get() + WINDOW);
            end.changed(wire);
        });
    }

    /// Whether something is still on its way.
    pub(super) fn is_busy(self) -> bool {
        self.wire.try_with_value(|wire| wire.look(is_sending)).unwrap_or_default() || self.desk.is_busy()
    }

    fn with(self, act: impl FnOnce(&Wire<Link>)) {
        // Cloned first, so that no borrow is held while signals change.
        if let Some(wire) = self.wire.try_with_value(Clone::clone) {
            act(&wire);
        }
    }
}
