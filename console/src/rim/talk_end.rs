//! The app's end of a conversation's socket: frames in, signals out. What is decided, the session decides.

use std::cell::{Cell, RefCell};

use browser::{Address, End, Timer, Wire, is_watched, now};
use leptos::prelude::*;
use protocol::{AgentId, Author, Event, FromAgent, Happened, Number, Seq, SiteId, Timestamp, ToAgent, limits};
use session::{Gaze, Incoming, Input, Link, Outgoing, Progress, Saved, Session};

use super::account::Door;
use super::sight::Sight;
use super::{drafts, intl};
use crate::rules::thread::Typist;
use crate::rules::{fold, thread};

/// Events that are shown at first, and that "earlier" adds: a long conversation opens as fast as a short one.
pub(super) const WINDOW: usize = 200;

/// The app's end of the socket.
pub(crate) struct TalkEnd {
    site: SiteId,
    me: AgentId,
    door: Door,
    sight: Sight,
    pub(super) window: Cell<usize>,
    /// The log's head at the last welcome.
    head: Cell<Seq>,
    pub(super) is_open: Cell<bool>,
    /// What the agent wants done as soon as the line is live.
    pub(super) wanted: RefCell<Option<String>>,
    pub(super) typed: Cell<Timestamp>,
    gaze: Cell<Gaze>,
    typing_ends: StoredValue<Option<Timer>, LocalStorage>,
}

impl End for TalkEnd {
    type Core = Session;

    fn address(&self) -> Address {
        let url = format!("/api/{}/conversations/{}/agent", self.site, self.sight.conversation);
        Address { url, token: String::new() }
    }

    fn write(&self, frame: Outgoing) -> String {
        serde_json::to_string(&FromAgent::from(frame)).unwrap_or_default()
    }

    fn read(&self, _wire: &Wire<Self>, text: &str) -> Option<Input> {
        match Incoming::of_agent(serde_json::from_str(text).ok()?) {
            Ok(frame) => {
                self.overhear(&frame);
                return Some(Input::Frame(frame));
            }
            Err(ToAgent::Visitor(card)) => self.sight.card.set(Some(card)),
            Err(ToAgent::Looking { agents }) => self.sight.looking.set(agents),
            Err(ToAgent::Typing(typing)) => match typing.by {
                None => self.show_typing(Typist::Visitor),
                Some(face) if face.id != self.me => self.show_typing(Typist::Colleague(face)),
                Some(_) => {}
            },
            Err(_) => {}
        }
        None
    }

    fn changed(&self, wire: &Wire<Self>) {
        if !self.is_open.get() && wire.look(|session| session.line().link() != Link::Idle && !is_sending(session)) {
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
        let sight = self.sight;
        let window = self.window.get();
        let (is_up, is_well, link) = wire.look(|session| {
            let line = session.line();
            (line.is_up(), line.is_well(), line.link())
        });
        let (lines, status, first, count, head) = wire.look(|session| {
            let events = session.log().events();
            let lines = thread::lines(events, session.pending(), window, self.me, intl::day);
            let first = events.first().map(|event| event.at);
            (lines, fold::status(events), first, events.len(), session.log().head())
        });
        show(sight.lines, lines);
        show(sight.status, status);
        show(sight.first_at, first);
        show(sight.has_earlier, count > window);
        show(sight.other, wire.look(Session::other));
        if is_up && let Some(frame) = self.wanted.take() {
            wire.send(&frame);
        }
        if is_up && head >= self.head.get() {
            show(sight.is_whole, true);
        }
        if is_well || link == Link::Idle {
            show(sight.down_since, None);
        } else if sight.down_since.get_untracked().is_none() {
            sight.down_since.set(Some(now()));
        }
    }

    fn save(&self, saved: Saved) {
        show(self.sight.is_saved, drafts::keep_unsent(self.sight.conversation, &saved));
    }

    fn signed_out(&self, _wire: &Wire<Self>) {
        self.door.ended();
    }
}

impl TalkEnd {
    /// Of a conversation that is not open yet.
    pub(super) fn new(site: SiteId, me: AgentId, door: Door, sight: Sight) -> Self {
        Self {
            site,
            me,
            door,
            sight,
            window: Cell::new(WINDOW),
            head: Cell::default(),
            is_open: Cell::new(false),
            wanted: RefCell::default(),
            typed: Cell::default(),
            gaze: Cell::default(),
            typing_ends: StoredValue::new_local(None),
        }
    }

    /// What the app itself wants to know of the session's frames.
    fn overhear(&self, frame: &Incoming) {
        match frame {
            Incoming::Welcome(welcome) => self.head.set(welcome.head),
            Incoming::Events(page) => page.events.iter().for_each(|event| self.happened(event)),
            Incoming::Refused(refused) if refused.number.is_none_or(|number| number == Number(0)) => {
                self.sight.refused.set(Some(refused.clone()));
            }
            Incoming::Beat(beat) => self.head.set(beat.head),
            Incoming::Acknowledged(_) | Incoming::Receipt(_) | Incoming::Refused(_) => {}
        }
    }

    fn happened(&self, event: &Event) {
        let Happened::Posted { by, body, .. } = &event.happened else { return };
        // Whoever has sent does not type any more.
        let is_typist = |typist: &Typist| match (typist, by) {
            (Typist::Visitor, Author::Visitor) => true,
            (Typist::Colleague(face), Author::Agent(author)) => face.id == author.id,
            _ => false,
        };
        if self.sight.typing.with_untracked(|typist| typist.as_ref().is_some_and(is_typist)) {
            self.sight.typing.set(None);
        }
        if *by == Author::Visitor && self.sight.is_whole.get_untracked() && event.seq > self.head.get() {
            self.head.set(event.seq);
            self.sight.heard.set(Some(body.as_str().to_owned()));
        }
    }

    fn show_typing(&self, typist: Typist) {
        let typing = self.sight.typing;
        typing.set(Some(typist));
        let timer = Timer::after(limits::TYPING_EXPIRES, move || typing.set(None));
        self.typing_ends.set_value(Some(timer));
    }
}

/// Sets a signal only if that changes it: views are drawn anew for news alone.
fn show<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|shown| *shown != value) {
        signal.set(value);
    }
}

/// Whether something is still on its way.
pub(super) fn is_sending(session: &Session) -> bool {
    session.pending().iter().any(|pending| pending.progress == Progress::Sending)
}
