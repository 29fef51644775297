//! One tab: the real session, driven as a browser drives it. Performs; what is decided, the session decides.

use std::collections::HashMap;
use std::time::Instant;

use protocol::{Body, Change, FromVisitor, Number, Numbered, PING, Posted, Seq, TabId};
use session::{Incoming, Input, LineInput, Link, Moment, Outgoing, Output, Session};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;

use crate::account::Account;
use crate::client::{Order, View};
use crate::clock::Clock;
use crate::socket::{Heard, Socket, SocketId};
use runtime::{Way, Who};

/// A tab at work.
pub(crate) struct Tab {
    way: Way,
    clock: Clock,
    session: Session,
    socket: Option<Socket>,
    /// The newest socket; what older ones tell is of no interest.
    newest: SocketId,
    ears: UnboundedSender<(SocketId, Heard)>,
    /// What left and is not yet known to be in the log.
    sent: HashMap<(TabId, Number), String>,
    /// Talks on and on, with at most so many messages on their way.
    talks: Option<usize>,
    account: Account,
    view: View,
    shown: watch::Sender<View>,
}

impl Tab {
    /// Connects, and goes on until it is told to leave; then says what it knows.
    pub(crate) async fn run(
        (name, way, clock): (String, Way, Clock),
        mut orders: UnboundedReceiver<Order>,
        shown: watch::Sender<View>,
    ) -> Account {
        let (ears, mut heard) = unbounded_channel();
        let mut tab = Self {
            session: Session::new(TabId::from_random(fastrand::u128(..).to_be_bytes())),
            account: Account::new(name, way.conversation),
            socket: None,
            newest: 0,
            sent: HashMap::new(),
            talks: None,
            way,
            clock,
            ears,
            view: View::default(),
            shown,
        };
        tab.tell(Input::Line(LineInput::Start));
        loop {
            let due = tab.session.due();
            tokio::select! {
                order = orders.recv() => match order {
                    None | Some(Order::Leave) => break,
                    Some(order) => tab.follow(order),
                },
                Some((socket, heard)) = heard.recv() => if socket == tab.newest { tab.hear(heard) },
                () = tokio::time::sleep(due.map_or_else(Default::default, |due| tab.clock.until(due))), if due.is_some() =>
                    tab.tell(Input::Line(LineInput::Tick)),
            }
            tab.talk();
            tab.show();
        }
        tab.account.events = tab.session.log().events().to_vec();
        tab.account
    }

    fn follow(&mut self, order: Order) {
        match order {
            Order::Say(text) => self.say(text),
            Order::Talk(at_once) => self.talks = Some(at_once),
            Order::Hush => self.talks = None,
            Order::Hurry => self.tell(Input::Line(LineInput::Hurry)),
            Order::Send(text) => self.send(text),
            Order::Leave => {}
        }
    }

    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Opened => self.tell(Input::Line(LineInput::Opened)),
            Heard::Closed => {
                self.socket = None;
                self.tell(Input::Line(LineInput::Closed));
            }
            Heard::Text(text) => {
                self.tell(Input::Line(LineInput::Heard));
                match self.read(&text) {
                    Ok(Some(frame)) => self.take(frame),
                    Ok(None) => {}
                    Err(error) => self.view.unread = Some(format!("{error}: {text}")),
                }
            }
        }
    }

    /// The session's part of a frame; the rest is for people.
    fn read(&self, text: &str) -> serde_json::Result<Option<Incoming>> {
        Ok(match self.way.who {
            Who::Visitor(_) => Incoming::of_visitor(serde_json::from_str(text)?).ok(),
            Who::Agent(_) => Incoming::of_agent(serde_json::from_str(text)?).ok(),
        })
    }

    fn take(&mut self, frame: Incoming) {
        let told = match &frame {
            Incoming::Welcome(welcome) => welcome.head,
            Incoming::Events(events) => {
                let sends = events.events.iter().filter_map(|event| Some((event.seq, event.sent?)));
                for (seq, send) in sends {
                    self.acknowledged(send.tab, send.number, seq);
                }
                events.head
            }
            Incoming::Beat(beat) => beat.head,
            Incoming::Receipt(_) => Seq::default(),
            Incoming::Acknowledged(acknowledged) => {
                if let Some(tab) = acknowledged.tab {
                    self.acknowledged(tab, acknowledged.number, acknowledged.seq);
                }
                acknowledged.seq
            }
            Incoming::Refused(refused) => {
                self.view.refused.push(refused.code);
                Seq::default()
            }
        };
        self.view.told = self.view.told.max(told);
        self.tell(Input::Frame(frame));
    }

    /// It is told where that send stands in the log, by the event or, where it repeats itself, by an acknowledgement.
    fn acknowledged(&mut self, tab: TabId, number: Number, seq: Seq) {
        if let Some(body) = self.sent.remove(&(tab, number)) {
            self.account.acknowledged.insert(seq, body);
        }
    }

    fn tell(&mut self, input: Input) {
        let moment = Moment { now: self.clock.now(), chance: fastrand::u32(..) };
        let outputs = self.session.handle(moment, input);
        let is_live = matches!(self.session.line().link(), Link::Live { .. });
        match (self.view.is_live, is_live) {
            (false, true) => (self.view.welcomes, self.view.welcomed_at) = (self.view.welcomes + 1, Instant::now()),
            (true, false) => self.view.attempts = 0,
            (false, false) | (true, true) => {}
        }
        self.view.is_live = is_live;
        for output in outputs {
            self.perform(output);
        }
    }

    fn perform(&mut self, output: Output) {
        match output {
            Output::Connect => {
                self.newest += 1;
                self.view.attempts += 1;
                self.socket = Some(Socket::open(self.way.clone(), self.newest, self.ears.clone()));
            }
            Output::Disconnect => {
                // What it would still tell is of no interest any more.
                self.newest += 1;
                self.socket = None;
            }
            Output::Ping => self.send(PING.to_owned()),
            Output::Send(frame) => {
                if let Outgoing::Numbered(Numbered { tab, number, change: Change::Post(Posted { body, .. }) }) = &frame
                {
                    self.sent.insert((*tab, *number), body.as_str().to_owned());
                }
                // These tabs send nothing that only agents do; the rest is the same for both.
                if let Some(frame) = frame.of_visitor() {
                    self.send_frame(&frame);
                }
            }
            // In these scenarios the second road would lead to the same place.
            Output::Exchange(_) => self.tell(Input::Line(LineInput::Unanswered)),
            // A tab that is reloaded is the simulation's affair; these live through it all.
            Output::Save(_) => {}
        }
    }

    fn send_frame(&self, frame: &FromVisitor) {
        if let Ok(text) = serde_json::to_string(frame) {
            self.send(text);
        }
    }

    fn send(&self, text: String) {
        if let Some(socket) = &self.socket {
            socket.send(text);
        }
    }

    fn say(&mut self, text: String) {
        if let Ok(body) = Body::try_from(text.as_str()) {
            self.account.said.push(text);
            self.tell(Input::Change(Change::Post(body.into())));
        }
    }

    fn talk(&mut self) {
        while self.talks.is_some_and(|at_once| self.session.pending().len() < at_once) {
            self.say(format!("{}, message {}", self.account.name, self.account.said.len() + 1));
        }
    }

    fn show(&mut self) {
        self.view.pending = self.session.pending().len();
        self.view.head = self.session.log().head();
        self.view.said = self.account.said.len();
        self.view.acknowledged = self.account.acknowledged.len();
        self.shown.send_replace(self.view.clone());
    }
}
