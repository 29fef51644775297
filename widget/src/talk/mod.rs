//! The chat of this frame: owns the wire and the screen. Views read the screen and say what the visitor does; the wire
//! and the host say what came. What becomes of it is decided in the files below, and in `edgewise-session`.

mod begin;
mod called;
mod conversation;
mod draft;
mod edit;
mod end;
mod faces;
mod hear;
mod held;
mod identity;
mod picker;
mod react;
mod refused;
mod renewal;
mod rows;
mod screen;
mod shelves;
mod show;
mod uploads;
mod write;

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};

use browser::{LocalTime, Timer, Wire};
use leptos::prelude::*;
use protocol::{Page, Seq, Timestamp, Tracked};
use wasm_bindgen::JsValue;
use words::widget::Widget;

use self::conversation::Conversation;
pub(crate) use self::held::Content;
pub(crate) use self::picker::Picker;
pub(crate) use self::rows::{Day, Held, Kind, Message, Row};
use self::screen::Screen;
pub(crate) use self::screen::Writing;
use self::shelves::Shelves;
use crate::host::Port;
use crate::page::Settings;

/// The chat. Copies are the same chat: a frame has one.
///
/// One trigger for all that is shown, instead of a signal each: every type in a signal costs a kilobyte of code,
/// and looking at all of the screen after a change costs nothing that could be noticed.
#[derive(Clone, Copy)]
pub(crate) struct Talk;

thread_local! {
    // Views must be `Send`, and so cannot hold this. Leptos' arena for such things costs 2 KB.
    static OWN: OnceCell<&'static Own> = const { OnceCell::new() };
}

/// What no view changes.
struct Own {
    settings: Settings,
    times: LocalTime,
    shelves: Shelves,
    /// Where the visitor is.
    page: RefCell<Page>,
    /// What the page has reported of the visitor.
    tracked: RefCell<Vec<Tracked>>,
    /// Who the visitor is, as the website signed it; empty as long as it says nothing.
    identity: RefCell<String>,
    /// What the page has asked for that only a later part can do.
    asked: RefCell<Option<JsValue>>,
    port: RefCell<Option<Port>>,
    /// Whether the panel is open.
    open: Cell<bool>,
    /// Whether the page may keep what the frame may not.
    page_saves: Cell<bool>,
    /// Whether what is not sent is saved on the device.
    saved: Cell<bool>,
    changed: ArcTrigger,
    screen: RefCell<Screen>,
    wire: RefCell<Option<Wire<Conversation>>>,
    told_typing: Cell<Timestamp>,
    /// The message that is being given another text.
    editing: Cell<Option<Seq>>,
    /// What was being written before that.
    waiting: RefCell<String>,
    /// When a fresh ticket was last asked for.
    renewed: Cell<Timestamp>,
    hush: RefCell<Option<Timer>>,
    /// What takes the open picker away when it is dropped.
    drawn: RefCell<Option<Box<dyn Any>>>,
}

impl Talk {
    /// The chat of a page with these settings; the first that is opened is the one.
    pub(crate) fn open(settings: Settings) -> Self {
        let own = Own {
            times: LocalTime::new(settings.language),
            shelves: Shelves::new(&settings.site),
            settings,
            page: RefCell::default(),
            tracked: RefCell::default(),
            identity: RefCell::default(),
            asked: RefCell::default(),
            port: RefCell::default(),
            open: Cell::default(),
            page_saves: Cell::default(),
            saved: Cell::default(),
            changed: ArcTrigger::new(),
            screen: RefCell::default(),
            wire: RefCell::default(),
            told_typing: Cell::default(),
            editing: Cell::default(),
            waiting: RefCell::default(),
            renewed: Cell::default(),
            hush: RefCell::default(),
            drawn: RefCell::default(),
        };
        // As long as the frame.
        OWN.with(|cell| _ = cell.set(Box::leak(Box::new(own))));
        Self
    }

    #[allow(clippy::unused_self)] // copies of a talk are the same talk
    fn own(self) -> &'static Own {
        let Some(own) = OWN.with(|own| own.get().copied()) else {
            unreachable!("there is no talk that was not opened")
        };
        own
    }

    /// What the worker says about the site.
    pub(crate) fn settings(self) -> &'static Settings {
        &self.own().settings
    }

    /// All texts, in the visitor's language.
    pub(crate) fn texts(self) -> &'static Widget {
        &self.own().settings.texts
    }

    /// The address of the page that the visitor is on.
    pub(crate) fn address(self) -> String {
        self.own().page.borrow().url.clone()
    }

    /// Writes times in that language.
    pub(crate) fn times(self) -> &'static LocalTime {
        &self.own().times
    }

    /// Reads the screen; a view that does so follows its changes.
    pub(crate) fn see<T>(self, read: impl FnOnce(&Screen) -> T) -> T {
        self.own().changed.track();
        read(&self.own().screen.borrow())
    }

    /// Changes the screen; `change` says whether it did.
    fn draw(self, change: impl FnOnce(&mut Screen) -> bool) {
        let changed = change(&mut self.own().screen.borrow_mut());
        if changed {
            self.own().changed.notify();
        }
    }

    /// Shows a sentence about the connection; none when all is well again.
    pub(crate) fn notify(self, notice: &'static str) {
        self.draw(|screen| std::mem::replace(&mut screen.notice, notice) != notice);
    }

    /// Tells the host, once it has said hello.
    fn tell(self, what: impl FnOnce(&Port)) {
        if let Some(port) = &*self.own().port.borrow() {
            what(port);
        }
    }

    /// The wire, once the host has said hello.
    fn wire(self) -> Option<Wire<Conversation>> {
        self.own().wire.borrow().clone()
    }
}
