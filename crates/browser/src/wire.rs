//! Drives a [`Core`] with the browser's socket, timer and page events. Performs; decides nothing.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use protocol::{PING, PONG};
use session::{Attention, LineInput, Link, Moment, Saved};

use crate::{
    Address, Answer, Core, PageEvent, PageEvents, Socket, SocketEvent, Step, Timer, bits, is_visible, now, request,
};

/// The code of a socket whose agent is no longer signed in (rule A3).
const SIGNED_OUT: u16 = 4401;

/// The status of an exchange with somebody who is not let in.
const NOT_LET_IN: u16 = 401;

/// The app's end of a wire: what the frames are, and what to do when something changed.
/// No borrow is held while any of these is called, so each may use the wire.
pub trait End: Sized + 'static {
    /// What decides.
    type Core: Core;

    /// Where to connect to; asked for at every attempt.
    fn address(&self) -> Address;
    /// A frame of the core as text.
    fn write(&self, frame: <Self::Core as Core>::Frame) -> String;
    /// Text that came, as the core is told it; nothing when the frame is the app's own, or unknown.
    fn read(&self, wire: &Wire<Self>, text: &str) -> Option<<Self::Core as Core>::Input>;
    /// Something about the core may have changed.
    fn changed(&self, wire: &Wire<Self>);
    /// Keep this on the device.
    fn save(&self, _saved: Saved) {}
    /// The other side lets nobody in with what was shown (code 4401; then it is not tried again, or status 401).
    fn signed_out(&self, _wire: &Wire<Self>) {}
}

/// A driven core. Clones are the same wire; with the last one its socket, timer and listeners are gone.
pub struct Wire<E: End>(Rc<Inner<E>>);

struct Inner<E: End> {
    end: E,
    core: RefCell<E::Core>,
    socket: RefCell<Option<Socket>>,
    timer: RefCell<Option<Timer>>,
    /// The newest exchange that is waited for; answers of others are not heard.
    exchange: Cell<u32>,
    /// What the app wants said in the next exchange.
    aside: RefCell<Vec<String>>,
    page: RefCell<Option<PageEvents>>,
    /// Whether the page went away while the line was wanted.
    left: Cell<bool>,
}

impl<E: End> Clone for Wire<E> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<E: End> Wire<E> {
    /// A wire at rest; [`Wire::start`] connects it.
    pub fn new(core: E::Core, end: E) -> Self {
        let wire = Self(Rc::new(Inner {
            end,
            core: RefCell::new(core),
            socket: RefCell::default(),
            timer: RefCell::default(),
            exchange: Cell::default(),
            aside: RefCell::default(),
            page: RefCell::default(),
            left: Cell::new(false),
        }));
        let weak = Rc::downgrade(&wire.0);
        let events = PageEvents::listen(move |event| Self::with(&weak, |wire| wire.page(event)));
        wire.0.page.replace(Some(events));
        if !is_visible() {
            wire.run(E::Core::about_line(LineInput::Attention(Attention::Hidden)));
        }
        wire
    }

    /// The app's end.
    pub fn end(&self) -> &E {
        &self.0.end
    }

    /// Reads the core. Set no signals and call no wire from within.
    pub fn look<T>(&self, read: impl FnOnce(&E::Core) -> T) -> T {
        read(&self.0.core.borrow())
    }

    /// Connects, and stays connected.
    pub fn start(&self) {
        self.line(LineInput::Start);
    }

    /// Disconnects until the next start.
    pub fn suspend(&self) {
        self.line(LineInput::Suspend);
    }

    /// Tells the core something, and does what it wants done.
    pub fn input(&self, input: <E::Core as Core>::Input) {
        self.run(input);
        self.settle();
    }

    /// Sends a frame that the core knows nothing of, such as "typing". It is dropped while the line is not up:
    /// whatever must not be lost goes through the core. Says whether it was sent.
    pub fn send(&self, text: &str) -> bool {
        let (is_live, is_up) = self.look(|core| (core.line().is_live(), core.line().is_up()));
        if is_live {
            self.transmit(text);
        } else if is_up {
            self.0.aside.borrow_mut().push(text.to_owned());
            self.line(LineInput::Carry);
        }
        is_up
    }

    /// Sends a frame ahead of what the core says to a welcome over a socket, which is just being read.
    pub fn send_first(&self, text: &str) {
        self.transmit(text);
    }

    fn line(&self, input: LineInput) {
        self.input(E::Core::about_line(input));
    }

    fn run(&self, input: <E::Core as Core>::Input) {
        let moment = Moment { now: now(), chance: bits() };
        let steps = self.0.core.borrow_mut().handle(moment, input);
        for step in steps {
            self.perform(step);
        }
    }

    fn perform(&self, step: Step<<E::Core as Core>::Frame>) {
        match step {
            Step::Connect => self.connect(),
            Step::Disconnect => drop(self.0.socket.take()),
            Step::Ping => self.transmit(PING),
            Step::Send(frame) => self.transmit(&self.0.end.write(frame)),
            Step::Exchange(frames) => self.exchange(frames),
            Step::Save(saved) => self.0.end.save(saved),
        }
    }

    fn connect(&self) {
        let weak = Rc::downgrade(&self.0);
        // The old one goes first, so that two never hold a place at the other end.
        drop(self.0.socket.take());
        let hear = move |event| Self::with(&weak, |wire| wire.heard(event));
        let socket = Socket::open(&self.0.end.address(), hear);
        let refused = socket.is_none();
        drop(self.0.socket.replace(socket));
        if refused {
            self.run(E::Core::about_line(LineInput::Closed));
        }
    }

    /// One frame a line, both ways.
    fn exchange(&self, frames: Vec<<E::Core as Core>::Frame>) {
        let number = self.next_exchange();
        let mut lines: Vec<String> = frames.into_iter().map(|frame| self.0.end.write(frame)).collect();
        lines.append(&mut self.0.aside.borrow_mut());
        let Address { url, token } = self.0.end.address();
        let weak = Rc::downgrade(&self.0);
        request(url, &token, Some(&lines.join("\n")), move |answer| {
            Self::with(&weak, |wire| {
                if wire.0.exchange.get() == number {
                    wire.answered(&answer);
                }
            });
        });
    }

    fn answered(&self, answer: &Answer) {
        // A refusal of the whole says why in a frame, as over a socket.
        answer.text.split('\n').for_each(|line| self.read(line));
        if answer.is_fine() {
            self.line(LineInput::Exchanged);
        } else {
            self.line(LineInput::Unanswered);
            if answer.status == NOT_LET_IN {
                self.0.end.signed_out(self);
            }
        }
    }

    /// Whatever comes of exchanges before this one is not heard.
    fn next_exchange(&self) -> u32 {
        let number = self.0.exchange.get().wrapping_add(1);
        self.0.exchange.set(number);
        number
    }

    fn read(&self, text: &str) {
        if let Some(input) = self.0.end.read(self, text) {
            self.run(input);
        }
    }

    fn transmit(&self, text: &str) {
        if let Some(socket) = &*self.0.socket.borrow() {
            socket.send(text);
        }
    }

    fn heard(&self, event: SocketEvent) {
        match event {
            SocketEvent::Opened => {
                self.next_exchange();
                self.line(LineInput::Opened);
            }
            SocketEvent::Text(text) => {
                self.run(E::Core::about_line(LineInput::Heard));
                if text != PONG {
                    self.read(&text);
                }
                self.settle();
            }
            SocketEvent::Closed(SIGNED_OUT) => {
                self.suspend();
                self.0.end.signed_out(self);
            }
            SocketEvent::Closed(_) => self.line(LineInput::Closed),
        }
    }

    fn page(&self, event: PageEvent) {
        match event {
            PageEvent::Shown => self.line(LineInput::Attention(Attention::Visible)),
            PageEvent::Hidden => self.line(LineInput::Attention(Attention::Hidden)),
            PageEvent::Focus => self.settle(),
            PageEvent::Online => self.line(LineInput::Hurry),
            PageEvent::Offline => self.line(LineInput::Doubt),
            PageEvent::Left => {
                self.0.left.set(self.look(|core| core.line().link()) != Link::Idle);
                self.suspend();
            }
            // Also comes when the page first loads, and then means nothing.
            PageEvent::Back => {
                if self.0.left.take() {
                    self.start();
                }
            }
        }
    }

    /// Arms the one timer anew, then tells the app.
    fn settle(&self) {
        let weak = Rc::downgrade(&self.0);
        let arm = |due: protocol::Timestamp| {
            // A timer may fire a moment early by the clock; a tick that comes too soon is asked for again.
            let wait = due.since(now()).max(Duration::from_millis(1));
            Timer::after(wait, move || Self::with(&weak, |wire| wire.line(LineInput::Tick)))
        };
        let timer = self.look(Core::due).map(arm);
        drop(self.0.timer.replace(timer));
        self.0.end.changed(self);
    }

    fn with(inner: &Weak<Inner<E>>, call: impl FnOnce(&Self)) {
        if let Some(inner) = inner.upgrade() {
            call(&Self(inner));
        }
    }
}
