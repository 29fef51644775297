//! The visitor's end of the wire: what the frames are, and what is done when they come.

mod begin;
mod show;

use std::cell::{Cell, RefCell};

use browser::{Address, End, Timer, Wire, key, local_time};
use protocol::{About, Author, FromVisitor, Happened, Seq, TabId, ToVisitor};
use session::{Gaze, Incoming, Input, Outgoing, Saved, Session};

pub(crate) use self::begin::begin;
use crate::chat::Chat;
use crate::frames;
use crate::ticket::Ticket;

/// At every so manieth attempt in a row it is asked whether the token is still good.
const VERIFY_EVERY: u32 = 4;

/// Events that the screen shows, and how many more each time that earlier ones are asked for.
const WINDOW: usize = 200;

/// One conversation of this tab; before the first message, one that is not yet begun.
pub(crate) struct Visitor {
    chat: Chat,
    tab: TabId,
    ticket: RefCell<Option<Ticket>>,
    beginning: Cell<bool>,
    attempts: Cell<u32>,
    about_due: Cell<bool>,
    window: Cell<usize>,
    head: Cell<Seq>,
    /// The count that the launcher was told last; nothing before the first.
    unread: Cell<Option<u32>>,
    gaze: Cell<Gaze>,
    retry: RefCell<Option<Timer>>,
    tell: RefCell<Option<Timer>>,
    hush: RefCell<Option<Timer>>,
}

/// Begins anew with a ticket or without, and says what was not yet said.
pub(crate) fn connect(chat: Chat, ticket: Option<Ticket>, saved: Saved) {
    let tab = TabId::from_random(key());
    let speaks = !saved.pending.is_empty();
    let session = Session::restore(saved, tab);
    let visitor = Visitor {
        chat,
        tab,
        ticket: RefCell::new(ticket),
        beginning: Cell::default(),
        attempts: Cell::default(),
        about_due: Cell::default(),
        window: Cell::new(WINDOW),
        head: Cell::default(),
        unread: Cell::default(),
        gaze: Cell::default(),
        retry: RefCell::default(),
        tell: RefCell::default(),
        hush: RefCell::default(),
    };
    let wire = Wire::new(session, visitor);
    chat.take(wire.clone());
    wire.end().resume(&wire);
    if speaks {
        begin(&wire);
    }
}

impl Visitor {
    /// Says where the visitor is; dropped while the line is down, and said again at the next welcome.
    pub(crate) fn tell_about(&self, wire: &Wire<Self>) {
        let page = self.chat.own().page.borrow().clone();
        let about = About { page, language: self.chat.text.language.to_owned(), time_zone: local_time::zone() };
        wire.send(&frames::written(&FromVisitor::About(about)));
    }
}

impl End for Visitor {
    type Core = Session;

    fn address(&self) -> Address {
        let attempt = self.attempts.get() + 1;
        self.attempts.set(attempt);
        if attempt.is_multiple_of(VERIFY_EVERY) {
            self.verify();
        }
        let own = self.chat.own();
        let ticket = self.ticket.borrow();
        let (conversation, token) = ticket
            .as_ref()
            .map_or_else(Default::default, |ticket| (ticket.conversation.to_string(), ticket.token.clone()));
        Address { url: ["/api/", &own.settings.site, "/conversations/", &conversation, "/visitor"].concat(), token }
    }

    fn write(&self, frame: Outgoing) -> String {
        frames::written(&frame.into())
    }

    fn read(&self, wire: &Wire<Self>, text: &str) -> Option<Input> {
        // A kind that this release does not know is the business of a later one.
        let frame: ToVisitor = frames::read(text)?;
        match &frame {
            ToVisitor::Welcome(_) => {
                self.attempts.set(0);
                // From one exchange to the next there is no news.
                if !wire.look(|session| session.line().is_exchanging()) {
                    self.about_due.set(true);
                }
            }
            ToVisitor::Typing(typing) => self.typing(typing.by.as_ref().map_or("", |by| &by.name)),
            ToVisitor::Events(page) => {
                let by_agent = |happened: &Happened| {
                    matches!(happened, Happened::Posted { by: Author::Agent(_), .. } | Happened::Closed { .. })
                };
                if page.events.iter().any(|event| by_agent(&event.happened)) {
                    self.typing("");
                }
            }
            _ => {}
        }
        Incoming::of_visitor(frame).ok().map(Input::Frame)
    }

    fn changed(&self, wire: &Wire<Self>) {
        self.watch(wire);
        self.look(wire);
        if wire.look(|session| session.line().is_up()) && self.about_due.take() {
            self.tell_about(wire);
        }
        self.show(wire);
    }

    fn save(&self, saved: Saved) {
        self.chat.keep(&saved.pending);
    }

    fn signed_out(&self, _wire: &Wire<Self>) {
        self.verify();
    }
}
