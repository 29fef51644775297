//! What the views read and may do: a screen in, actions out. What comes of an action is decided elsewhere.

mod host;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use browser::{LocalTime, Wire, now};
use leptos::prelude::*;
use protocol::limits::TYPING_REPEATS;
use protocol::{Body, Change, FromVisitor, Page, Timestamp};
use session::{Input, Pending};

use crate::draft::{Room, cleaned, room};
use crate::field::{self, element};
use crate::frames;
use crate::host::Port;
use crate::page;
use crate::rows::Row;
use crate::settings::Settings;
use crate::text::{Text, fill};
use crate::ticket::Shelves;
use crate::visitor::{self, Visitor};

/// The element that scrolls. Its bottom is at 0, what is above is negative.
pub(crate) const SCROLLER: &str = "scroller";

/// The chat of this frame. Copies are the same chat.
///
/// One trigger for all that is shown, instead of a signal each: every type in a signal costs a kilobyte of code,
/// and looking at all of the screen after a change costs nothing that could be noticed.
#[derive(Clone, Copy)]
pub(crate) struct Chat {
    pub(crate) text: &'static Text,
}

thread_local! {
    // Views must be `Send`, and so cannot hold this. Leptos' arena for such things costs 2 KB; one frame has one chat.
    static OWN: Rc<Own> = Rc::new(Own::of_page());
}

/// What is shown.
#[derive(Default)]
pub(crate) struct Screen {
    pub(crate) rows: Vec<Row>,
    /// Whether there are earlier events than the rows show.
    pub(crate) earlier: bool,
    /// Whether something new stands below what is seen.
    pub(crate) newer: bool,
    /// The agent who answers; empty when nobody does.
    pub(crate) agent: String,
    /// The agent who types; empty when nobody does.
    pub(crate) typing: String,
    /// A sentence about the line; empty when all is well.
    pub(crate) notice: &'static str,
    /// A sentence about how much may still be written; empty when that is plenty.
    pub(crate) room: String,
    /// Whether it is too long to be sent.
    pub(crate) over: bool,
}

/// What no view changes.
pub(crate) struct Own {
    pub(crate) settings: Settings,
    pub(crate) shelves: Shelves,
    pub(crate) times: LocalTime,
    pub(crate) page: RefCell<Page>,
    pub(crate) port: RefCell<Option<Port>>,
    /// Whether the panel is open.
    pub(crate) open: Cell<bool>,
    /// Whether the page may keep what the frame may not.
    pub(crate) page_saves: Cell<bool>,
    /// Whether what is not sent is saved on the device.
    pub(crate) saved: Cell<bool>,
    changed: ArcTrigger,
    screen: RefCell<Screen>,
    wire: RefCell<Option<Wire<Visitor>>>,
    told_typing: Cell<Timestamp>,
}

impl Own {
    fn of_page() -> Self {
        let settings = page::settings().unwrap_or_default();
        Self {
            shelves: Shelves::new(&settings.site),
            settings,
            times: LocalTime::new(page::text().language),
            page: RefCell::default(),
            port: RefCell::default(),
            open: Cell::default(),
            page_saves: Cell::default(),
            saved: Cell::default(),
            changed: ArcTrigger::new(),
            screen: RefCell::default(),
            wire: RefCell::default(),
            told_typing: Cell::default(),
        }
    }
}

impl Chat {
    /// The chat of this page.
    pub(crate) fn of_page() -> Self {
        Self { text: page::text() }
    }

    #[allow(clippy::unused_self)] // copies of a chat are the same chat
    pub(crate) fn own(self) -> Rc<Own> {
        OWN.with(Rc::clone)
    }

    /// Reads the screen; whoever does so from a view is told of changes.
    pub(crate) fn see<T>(self, read: impl FnOnce(&Screen) -> T) -> T {
        self.own().changed.track();
        read(&self.own().screen.borrow())
    }

    /// Changes the screen; `change` says whether it did.
    pub(crate) fn show(self, change: impl FnOnce(&mut Screen) -> bool) {
        let changed = change(&mut self.own().screen.borrow_mut());
        if changed {
            self.own().changed.notify();
        }
    }

    /// Shows a sentence about the line; none when all is well again.
    pub(crate) fn notify(self, notice: &'static str) {
        self.show(|screen| std::mem::replace(&mut screen.notice, notice) != notice);
    }

    /// The wire, once the loader has said hello.
    pub(crate) fn wire(self) -> Option<Wire<Visitor>> {
        self.own().wire.borrow().clone()
    }

    /// Takes another wire in place of any other, which ends.
    pub(crate) fn take(self, wire: Wire<Visitor>) {
        let before = self.own().wire.replace(Some(wire));
        drop(before);
    }

    /// Sends what is written, if it is a message.
    pub(crate) fn send(self) {
        if let (Ok(body), Some(wire)) = (Body::try_from(field::value().as_str()), self.wire()) {
            field::set("");
            // What is typed next is told at once.
            self.own().told_typing.take();
            to_bottom();
            wire.input(Input::Change(Change::Post(body)));
            self.write(String::new());
            visitor::begin(&wire);
        }
        field::focus();
    }

    /// Keeps what is not sent, what is being written and how far is read for a reload of this tab, at one stroke; in
    /// the page's storage where the frame has none.
    pub(crate) fn keep(self, pending: &[Pending]) {
        let own = self.own();
        let text = frames::written_kept(pending, &field::value(), own.shelves.read());
        let mut saved = own.shelves.keep(&text);
        if !saved && let Some(port) = &*own.port.borrow() {
            port.keep(&text);
            saved = own.page_saves.get();
        }
        own.saved.set(saved);
    }

    /// Tells the session.
    pub(crate) fn input(self, input: Input) {
        if let Some(wire) = self.wire() {
            wire.input(input);
        }
    }

    /// `text` now stands in the field.
    pub(crate) fn write(self, mut text: String) {
        if let Some(cleaned) = cleaned(&text) {
            field::set(&cleaned);
            text = cleaned;
        }
        field::grow();
        let own = self.own();
        if let Some(wire) = self.wire() {
            wire.look(|session| self.keep(session.pending()));
            if !text.is_empty()
                && now().since(own.told_typing.get()) >= TYPING_REPEATS
                && wire.send(&frames::written(&FromVisitor::Typing {}))
            {
                own.told_typing.set(now());
            }
        }
        let (over, room) = match room(&text) {
            Room::Plenty => (false, String::new()),
            Room::Left(count) => (false, fill(self.text.left, &count.to_string())),
            Room::Over(count) => (true, fill(self.text.over, &count.to_string())),
        };
        self.show(|screen| {
            screen.over = over;
            std::mem::replace(&mut screen.room, room.clone()) != room
        });
    }

    /// Shows more of what was before.
    pub(crate) fn show_earlier(self) {
        if let Some(wire) = self.wire() {
            wire.end().show_earlier(&wire);
        }
    }

    /// The newest message may have come into sight.
    pub(crate) fn scrolled(self) {
        self.show(|screen| screen.newer && is_at_bottom() && std::mem::take(&mut screen.newer));
    }
}

/// Whether the device has a pointer that can hover; a touch screen has none.
pub(crate) fn has_mouse() -> bool {
    let window = web_sys::window();
    window.and_then(|window| window.match_media("(hover:hover)").ok()?).is_some_and(|media| media.matches())
}

/// Shows the newest message.
pub(crate) fn to_bottom() {
    if let Some(scroller) = element(SCROLLER) {
        scroller.set_scroll_top(0);
    }
}

/// Whether the newest message is seen, give or take a line.
pub(crate) fn is_at_bottom() -> bool {
    element(SCROLLER).is_none_or(|scroller| scroller.scroll_top() > -48)
}
