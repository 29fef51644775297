//! The link to a conversation: frames in, signals out. What is decided, the session decides.

use std::cell::{Cell, RefCell};

use browser::{Address, End, Wire, is_watched, now};
use leptos::prelude::*;
use protocol::{
    Actor, Body, Change, Content, ConversationId, Epoch, Event, FromAgent, Number, Posted, Refusal, Refused, Seq,
    Timestamp, ToAgent, What, Who,
};
use reading::Thread;
use session::{Gaze, Incoming, Input, Link as Socket, Outgoing, Progress, Saved, Session};
use words::Language;

use super::drafts::Drafts;
use super::lines::asks_to_end;
use super::view::View;
use super::{absence, lines};
use crate::context::Context;
use crate::io::intl;

/// Events that are shown at first, and that "earlier" adds: a long conversation opens as fast as a short one.
pub(super) const WINDOW: usize = 200;

/// The app's end of the link.
pub(super) struct Link {
    context: Context,
    conversation: ConversationId,
    view: View,
    drafts: Drafts,
    pub(super) window: Cell<usize>,
    /// The log's head at the last welcome.
    head: Cell<Seq>,
    /// Up to where the status is folded.
    folded: Cell<(Epoch, Seq)>,
    pub(super) is_open: Cell<bool>,
    /// What the agent wants done as soon as the link is up.
    wanted: RefCell<Option<String>>,
    /// Whether it is to be closed as soon as it is known who is there.
    pub(super) closes: Cell<bool>,
    pub(super) typed: Cell<Timestamp>,
    /// Whether it was asked if there is such a conversation.
    asked: Cell<bool>,
    gaze: Cell<Gaze>,
}

impl End for Link {
    type Core = Session;

    fn address(&self) -> Address {
        let site = self.context.me.with_value(|me| me.site.clone());
        Address { url: format!("/api/{site}/conversations/{}/agent", self.conversation), token: String::new() }
    }

    fn write(&self, frame: Outgoing) -> String {
        text_of(&frame.into())
    }

    fn read(&self, wire: &Wire<Self>, text: &str) -> Option<Input> {
        let view = self.view;
        match Incoming::of_agent(serde_json::from_str(text).ok()?) {
            Ok(frame) => {
                self.overhear(wire, &frame);
                return Some(Input::Frame(frame));
            }
            Err(ToAgent::Visitor(card)) => view.card.set(Some(*card)),
            Err(ToAgent::Looking { agents }) => view.looking.set(agents),
            Err(ToAgent::Typing(typing)) if typing.by.actor() != self.me() => view.typing.shows(typing.by),
            Err(_) => {}
        }
        None
    }

    fn changed(&self, wire: &Wire<Self>) {
        if !self.is_open.get() && wire.look(|session| session.line().link() != Socket::Idle && !is_sending(session)) {
            // Comes back here, at rest.
            wire.suspend();
            return;
        }
        // What is open, in a page that one looks at, is read.
        let gaze = if self.is_open.get() && is_watched() { Gaze::Here } else { Gaze::Away };
        if self.gaze.replace(gaze) != gaze {
            // Comes back here.
            wire.input(Input::Gaze(gaze));
            return;
        }
        let (is_up, is_well, link) = wire.look(|session| {
            let line = session.line();
            (line.is_up(), line.is_well(), line.link())
        });
        self.show(wire);
        if is_up && let Some(frame) = self.wanted.take() {
            wire.send(&frame);
        }
        let view = self.view;
        if is_up && wire.look(|session| session.log().head()) >= self.head.get() {
            set(view.is_whole, true);
        }
        if view.is_whole.get_untracked() && self.closes.take() {
            // Comes back here.
            self.close(wire);
            return;
        }
        if is_well || link == Socket::Idle {
            set(view.down_since, None);
        } else if view.down_since.get_untracked().is_none() {
            view.down_since.set(Some(now()));
        }
        if matches!(link, Socket::Down { .. }) && !view.is_whole.get_untracked() && !self.asked.replace(true) {
            let (view, wire) = (self.view, wire.clone());
            absence::ask(self.address().url, move || miss(view, &wire));
        }
    }

    fn save(&self, saved: Saved) {
        set(self.view.is_saved, self.drafts.keep_unsent(&saved));
    }

    fn signed_out(&self, _wire: &Wire<Self>) {
        self.context.account.ended();
    }
}

impl Link {
    /// To a conversation that is not open yet.
    pub(super) fn new(context: Context, conversation: ConversationId, view: View, drafts: Drafts) -> Self {
        Self {
            context,
            conversation,
            view,
            drafts,
            window: Cell::new(WINDOW),
            head: Cell::default(),
            folded: Cell::default(),
            is_open: Cell::new(false),
            wanted: RefCell::default(),
            closes: Cell::new(false),
            typed: Cell::default(),
            asked: Cell::new(false),
            gaze: Cell::default(),
        }
    }

    fn me(&self) -> Actor {
        Actor::Agent(self.context.my_id())
    }

    /// Connects.
    pub(super) fn open(&self, wire: &Wire<Self>) {
        set(self.view.is_missing, false);
        self.asked.set(false);
        self.is_open.set(true);
        wire.start();
    }

    /// Disconnects, as soon as all that was sent has arrived.
    pub(super) fn leave(&self, wire: &Wire<Self>) {
        self.view.refused.set(None);
        self.view.typing.who.set(None);
        self.is_open.set(false);
        self.wanted.take();
        self.closes.set(false);
        self.changed(wire);
    }

    /// Closes it, or asks a visitor who is there whether there is anything else: the last answer closes it.
    fn close(&self, wire: &Wire<Self>) {
        let view = self.view;
        let is_asked = view.lines.with_untracked(|lines| asks_to_end(lines));
        let language = view.card.with_untracked(|card| {
            card.as_ref().filter(|card| card.online).map(|card| Language::of(&card.about.language))
        });
        let formality = self.context.formality.get_untracked();
        let said = language.filter(|_| !is_asked).map(|language| words::said::of(language, formality));
        let question = said.and_then(|said| {
            let answers = [said.something_else, said.all_done].map(str::to_owned).to_vec();
            let with = Some(Content::Closing(answers.try_into().ok()?));
            Some(Posted { body: Body::try_from(said.anything_else).ok()?, with })
        });
        match question {
            Some(question) => wire.input(Input::Change(Change::Post(question))),
            None => self.want(wire, &FromAgent::Close {}),
        }
    }

    /// Sends a request as soon as there is a connection.
    pub(super) fn want(&self, wire: &Wire<Self>, frame: &FromAgent) {
        self.view.refused.set(None);
        self.wanted.replace(Some(text_of(frame)));
        self.changed(wire);
    }

    /// What the log says now.
    fn show(&self, wire: &Wire<Self>) {
        let view = self.view;
        // Signals change only after the session was read: a view may lead back to it.
        let (lines, reached, has_earlier, first_at, status) = wire.look(|session| {
            let (log, pending) = (session.log(), session.pending());
            let (events, window, day) = (log.events(), self.window.get(), intl::day);
            let thread = Thread { events, pending, reader: self.me(), window, day };
            let (lines, reached) = lines::read(&thread, session.other());
            let here = (log.epoch(), log.head());
            let status = (self.folded.replace(here) != here).then(|| reading::status(events));
            (lines, reached, thread.left_out() > 0, events.first().map(|event| event.at), status)
        });
        set(view.lines, lines);
        set(view.reached, reached);
        set(view.has_earlier, has_earlier);
        set(view.first_at, first_at);
        if let Some(status) = status {
            set(view.status, status);
        }
    }

    /// What the app itself wants to know of the session's frames.
    fn overhear(&self, wire: &Wire<Self>, frame: &Incoming) {
        match frame {
            Incoming::Welcome(welcome) => self.head.set(welcome.head),
            Incoming::Events(page) => page.events.iter().for_each(|event| self.happened(event)),
            Incoming::Refused(refused) if refused.number.is_none_or(|number| number == Number(0)) => {
                self.refused(wire, refused);
            }
            Incoming::Beat(beat) => self.head.set(beat.head),
            Incoming::Acknowledged(_) | Incoming::Receipt(_) | Incoming::Refused(_) => {}
        }
    }

    /// The server refused not one send but a whole request: to take or close, or to connect at all.
    fn refused(&self, wire: &Wire<Self>, refused: &Refused) {
        if refused.code == Refusal::NotFound && !self.view.is_whole.get_untracked() {
            miss(self.view, wire);
            return;
        }
        self.view.refused.set(Some(refused.clone()));
        if !matches!(refused.code, Refusal::OriginRefused | Refusal::NoSuchSite) {
            return;
        }
        // Nothing that is on its way from here will arrive; each says so, and can be tried again.
        for _ in 0..wire.look(|session| session.pending().len()) {
            let sending = wire.look(|session| {
                let sending = session.pending().iter().find(|pending| pending.progress == Progress::Sending);
                sending.map(|pending| (pending.tab, pending.number))
            });
            let Some((tab, number)) = sending else { return };
            let refused = Refused { tab: Some(tab), number: Some(number), ..refused.code.into() };
            wire.input(Input::Frame(Incoming::Refused(refused)));
        }
    }

    fn happened(&self, event: &Event) {
        let What::Posted(Posted { body, .. }) = &event.what else { return };
        self.view.typing.has_sent(event.by.actor());
        if event.by == Who::Visitor && self.view.is_whole.get_untracked() && event.seq > self.head.get() {
            self.head.set(event.seq);
            self.view.heard.set(Some(body.as_str().to_owned()));
        }
    }
}

/// There is no such conversation: nothing to wait for.
fn miss(view: View, wire: &Wire<Link>) {
    let _ = view.is_missing.try_set(true);
    wire.suspend();
}

/// A frame as it travels.
pub(super) fn text_of(frame: &FromAgent) -> String {
    serde_json::to_string(frame).unwrap_or_default()
}

/// Whether something is still on its way.
pub(super) fn is_sending(session: &Session) -> bool {
    session.pending().iter().any(|pending| pending.progress == Progress::Sending)
}

/// Sets a signal only if that changes it: views are drawn anew for news alone.
fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|shown| *shown != value) {
        signal.set(value);
    }
}
