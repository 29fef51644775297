//! The visitor's end of the wire: what the frames are, where the conversation comes from, what is shown of it.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use browser::{Address, End, Timer, Wire, bits, is_visible, key, local_time, now};
use protocol::limits::TYPING_EXPIRES;
use protocol::{
    About, Author, Body, FromVisitor, Happened, Refusal, SUBPROTOCOL, Seq, TOKEN_SUBPROTOCOL, TabId, ToVisitor,
};
use session::{Incoming, Input, Link, Outgoing, Saved, Session};

use crate::chat::{Chat, is_at_bottom};
use crate::frames;
use crate::http::{self, Unanswered};
use crate::rows::View;
use crate::standing::{answering, unread};
use crate::ticket::Ticket;

/// How long the line may be down before the visitor is told; most breaks are over by then.
const TELL_AFTER: Duration = Duration::from_secs(2);

/// At every so manieth attempt in a row it is asked whether the token is still good.
const VERIFY_EVERY: u32 = 4;

/// Events that the screen shows, and how many more each time that earlier ones are asked for.
const WINDOW: usize = 200;

/// One conversation of this tab; before the first message, one that is not yet begun.
pub(crate) struct Visitor {
    chat: Chat,
    tab: TabId,
    ticket: RefCell<Option<Ticket>>,
    /// What is to be kept as soon as there is a ticket to keep it under.
    saved: RefCell<Option<Saved>>,
    beginning: Cell<bool>,
    attempts: Cell<u32>,
    about_due: Cell<bool>,
    window: Cell<usize>,
    head: Cell<Seq>,
    unread: Cell<u32>,
    retry: RefCell<Option<Timer>>,
    tell: RefCell<Option<Timer>>,
    hush: RefCell<Option<Timer>>,
}

/// Begins anew with a ticket or without, and says what was not yet said.
pub(crate) fn connect(chat: Chat, ticket: Option<Ticket>, unsaid: Vec<Body>) {
    // A duplicated tab has a copy of what its original kept, its id too: only what is still to be sent goes on under it.
    let saved = ticket.as_ref().and_then(|ticket| chat.own().shelves.outbox(ticket));
    let saved = saved.filter(|saved| !saved.pending.is_empty());
    let tab = saved.as_ref().map_or_else(|| TabId::from_random(key()), |saved| saved.tab);
    let session = saved.map_or_else(|| Session::new(tab), Session::restore);
    let visitor = Visitor {
        chat,
        tab,
        ticket: RefCell::new(ticket),
        saved: RefCell::default(),
        beginning: Cell::default(),
        attempts: Cell::default(),
        about_due: Cell::default(),
        window: Cell::new(WINDOW),
        head: Cell::default(),
        unread: Cell::default(),
        retry: RefCell::default(),
        tell: RefCell::default(),
        hush: RefCell::default(),
    };
    let wire = Wire::new(session, visitor);
    chat.take(wire.clone());
    let speaks = !unsaid.is_empty();
    for body in unsaid {
        wire.input(Input::Say(body));
    }
    wire.end().resume(&wire);
    if speaks {
        begin(&wire);
    }
}

/// Sees to it that there is a conversation, now that the visitor has written.
pub(crate) fn begin(wire: &Wire<Visitor>) {
    let visitor = wire.end();
    visitor.resume(wire);
    if visitor.has_ticket() || visitor.beginning.replace(true) {
        return;
    }
    visitor.changed(wire);
    let chat = visitor.chat;
    let own = chat.own();
    let wire = wire.clone();
    http::begin(&own.settings.site, &own.page.borrow(), move |begun| {
        let visitor = wire.end();
        visitor.beginning.set(false);
        let wait = match begun {
            Ok(ticket) => return visitor.adopt(&wire, ticket),
            Err(Unanswered::Refused(refused)) => match refused.code {
                Refusal::TooManyConversations => {
                    chat.notify(chat.text.busy);
                    refused.retry_after_ms.unwrap_or(10_000)
                }
                code if code.is_passing() => refused.retry_after_ms.unwrap_or(10_000),
                _ => return chat.notify(chat.text.not_here),
            },
            Err(Unanswered::Lost) => 2_000,
        };
        // Spread, so that those whom one breakdown stopped do not come back all at once.
        let wait = Duration::from_millis(u64::from(wait) + u64::from(bits() % 4_096));
        let again = Timer::after(wait, move || {
            if let Some(wire) = chat.wire() {
                begin(&wire);
            }
        });
        drop(visitor.retry.replace(Some(again)));
    });
}

impl Visitor {
    pub(crate) fn has_ticket(&self) -> bool {
        self.ticket.borrow().is_some()
    }

    /// Connects if there is a conversation, this tab's or one that another tab has begun.
    pub(crate) fn resume(&self, wire: &Wire<Self>) {
        if self.has_ticket() {
            wire.start();
        } else if let Some(ticket) = self.chat.own().shelves.ticket() {
            self.adopt(wire, ticket);
        }
    }

    fn adopt(&self, wire: &Wire<Self>, ticket: Ticket) {
        let own = self.chat.own();
        own.shelves.keep_ticket(&ticket);
        if let Some(port) = &*own.port.borrow() {
            port.ticket(Some(&ticket));
        }
        if let Some(saved) = self.saved.take() {
            own.shelves.keep_outbox(&ticket, &saved);
        }
        self.ticket.replace(Some(ticket));
        wire.start();
    }

    /// The token is no good any more: a new conversation, with all that was not yet said.
    fn forget(&self, wire: &Wire<Self>) {
        let Some(ticket) = self.ticket.take() else { return };
        let own = self.chat.own();
        own.shelves.forget(&ticket);
        if let Some(port) = &*own.port.borrow() {
            port.ticket(None);
            port.unread(0);
        }
        let unsaid = wire.look(|session| session.pending().iter().map(|pending| pending.body.clone()).collect());
        wire.suspend();
        connect(self.chat, None, unsaid);
    }

    fn verify(&self) {
        let Some(ticket) = self.ticket.borrow().clone() else { return };
        let chat = self.chat;
        http::verify(&chat.own().settings.site, &ticket.clone(), move |answer| {
            let Err(Unanswered::Refused(refused)) = answer else { return };
            let void = matches!(refused.code, Refusal::TokenExpired | Refusal::TokenForged | Refusal::TokenElsewhere);
            let wire = chat.wire().filter(|wire| void && wire.end().ticket.borrow().as_ref() == Some(&ticket));
            if let Some(wire) = wire {
                wire.end().forget(&wire);
            }
        });
    }

    /// Says where the visitor is; dropped while the line is down, and said again at the next welcome.
    pub(crate) fn tell_about(&self, wire: &Wire<Self>) {
        let page = self.chat.own().page.borrow().clone();
        let about = About { page, language: self.chat.text.language.to_owned(), time_zone: local_time::zone() };
        wire.send(&frames::written(&FromVisitor::About(about)));
    }

    pub(crate) fn show_earlier(&self, wire: &Wire<Self>) {
        self.window.set(self.window.get() + WINDOW);
        self.show(wire);
    }

    /// Brings the screen up to date.
    pub(crate) fn show(&self, wire: &Wire<Self>) {
        let chat = self.chat;
        let (rows, earlier, agent) = wire.look(|session| {
            let events = session.log().events();
            let view = View {
                events,
                pending: session.pending(),
                tab: self.tab,
                window: self.window.get(),
                now: now(),
                day: local_time::day,
            };
            (view.rows(), view.hidden() > 0, answering(events).unwrap_or_default().to_owned())
        });
        let newer = self.count(wire) && !is_at_bottom();
        chat.show(|screen| {
            let newer = newer || screen.newer;
            let same =
                screen.rows == rows && screen.agent == agent && (screen.earlier, screen.newer) == (earlier, newer);
            (screen.rows, screen.agent, screen.earlier, screen.newer) = (rows, agent, earlier, newer);
            !same
        });
    }

    /// Counts what is unread; says whether an agent has written since the last time.
    fn count(&self, wire: &Wire<Self>) -> bool {
        if !self.has_ticket() {
            return false;
        }
        let own = self.chat.own();
        let seen = own.open.get() && is_visible();
        let read = own.shelves.read();
        let before = self.head.get();
        let (head, count, new) = wire.look(|session| {
            let log = session.log();
            let count = if seen { 0 } else { unread(log.events(), read) };
            (log.head(), count, unread(log.events(), before))
        });
        self.head.set(head);
        if seen && head > read {
            own.shelves.keep_read(head);
        }
        if self.unread.replace(count) != count
            && let Some(port) = &*own.port.borrow()
        {
            port.unread(count);
        }
        new > 0
    }

    /// Tells of a line that is down, but only when it stays so.
    fn watch(&self, link: Link) {
        let chat = self.chat;
        let live = matches!(link, Link::Live { .. });
        let wanted = self.beginning.get() || link != Link::Idle;
        if live {
            self.tell.take();
            chat.notify("");
        } else if wanted && self.tell.borrow().is_none() {
            let tell = Timer::after(TELL_AFTER, move || chat.notify(chat.text.offline));
            self.tell.replace(Some(tell));
        } else if !wanted {
            self.tell.take();
        }
    }

    fn typing(&self, name: &str) {
        let chat = self.chat;
        let hush = (!name.is_empty()).then(|| {
            Timer::after(TYPING_EXPIRES, move || chat.show(|screen| !std::mem::take(&mut screen.typing).is_empty()))
        });
        self.hush.replace(hush);
        chat.show(|screen| std::mem::replace(&mut screen.typing, name.to_owned()) != name);
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
        let (conversation, token) = ticket.as_ref().map_or_else(Default::default, |ticket| {
            (ticket.conversation.to_string(), [TOKEN_SUBPROTOCOL, &ticket.token].concat())
        });
        Address {
            url: ["/api/", &own.settings.site, "/conversations/", &conversation, "/visitor"].concat(),
            protocols: vec![SUBPROTOCOL.to_owned(), token],
        }
    }

    fn write(&self, frame: Outgoing) -> String {
        frames::written(&match frame {
            Outgoing::Hello(hello) => FromVisitor::Hello(hello),
            Outgoing::Say(say) => FromVisitor::Say(say),
        })
    }

    fn read(&self, _wire: &Wire<Self>, text: &str) -> Option<Input> {
        // A kind that this release does not know is the business of a later one.
        let frame: ToVisitor = frames::read(text)?;
        match &frame {
            ToVisitor::Welcome(_) => {
                self.attempts.set(0);
                self.about_due.set(true);
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
        let link = wire.look(Session::link);
        self.watch(link);
        if matches!(link, Link::Live { .. }) && self.about_due.take() {
            self.tell_about(wire);
        }
        self.show(wire);
    }

    fn save(&self, saved: Saved) {
        match &*self.ticket.borrow() {
            Some(ticket) => self.chat.own().shelves.keep_outbox(ticket, &saved),
            None => drop(self.saved.replace(Some(saved))),
        }
    }
}
