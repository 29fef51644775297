//! The edge: objects with rows that outlive them, and memory that does not. Performs effects as the worker does.

use std::collections::BTreeMap;

use chat::conversation::{Conversation, Effect, Input, Peer};
use protocol::{
    Acknowledged, Author, Beat, ConversationId, Epoch, Event, Events, Happened, Number, Seq, Summary, TabId,
};
use protocol::{Timestamp, limits};
use session::{Incoming, Outgoing};

use crate::bug::Bug;

/// One socket of one client.
pub(crate) type SocketId = u32;

/// What the edge sends towards a client.
#[derive(Debug, Clone)]
pub(crate) enum Down {
    /// The socket is open.
    Opened,
    /// A frame.
    Frame(Incoming),
    /// The socket is closed.
    Closed,
}

/// What a client sends towards the edge.
#[derive(Debug, Clone)]
pub(crate) enum Up {
    /// A socket is wanted.
    Open,
    /// Is the line alive?
    Ping,
    /// A frame.
    Frame(Outgoing),
    /// The agent takes (0), closes (1) or reopens (2).
    Rule(u8),
    /// The socket is closed.
    Close,
}

/// A conversation's object.
#[derive(Debug)]
pub(crate) struct Object {
    /// Which conversation.
    pub(crate) id: ConversationId,
    bug: Option<Bug>,
    /// The stored log.
    pub(crate) rows: Vec<Event>,
    /// The stored alarm.
    pub(crate) alarm: Option<Timestamp>,
    /// Notices on their way to the inbox; lost when the object dies.
    pub(crate) notices: Vec<Summary>,
    /// Dies at the next input after so many effects.
    pub(crate) dies_after: Option<u8>,
    memory: Option<Conversation>,
    sockets: BTreeMap<SocketId, (Author, Option<TabId>)>,
}

impl Object {
    /// An object in which nothing has happened.
    pub(crate) fn new(id: ConversationId, bug: Option<Bug>) -> Self {
        Self {
            id,
            bug,
            rows: Vec::new(),
            alarm: None,
            notices: Vec::new(),
            dies_after: None,
            memory: None,
            sockets: BTreeMap::new(),
        }
    }

    /// Something came from a client's socket.
    pub(crate) fn receive(&mut self, now: Timestamp, from: SocketId, author: &Author, up: Up) -> Vec<(SocketId, Down)> {
        if let Up::Open = up {
            self.sockets.insert(from, (author.clone(), None));
            return vec![(from, Down::Opened)];
        }
        if !self.sockets.contains_key(&from) {
            return Vec::new();
        }
        match up {
            Up::Open => Vec::new(),
            Up::Ping => vec![(from, Down::Frame(Incoming::Beat(self.beat())))],
            Up::Close => {
                self.sockets.remove(&from);
                Vec::new()
            }
            Up::Rule(what) => match author {
                Author::Agent(face) => {
                    let input =
                        [Input::Take(face.clone(), None), Input::Close(face.clone()), Input::Reopen(face.clone())];
                    self.handle(now, input[usize::from(what) % 3].clone(), Some(from))
                }
                Author::Visitor => Vec::new(),
            },
            Up::Frame(Outgoing::Hello(hello)) => {
                self.sockets.insert(from, (author.clone(), Some(hello.tab)));
                self.handle(now, Input::Hello(Peer { author: author.clone(), tab: hello.tab }, hello), Some(from))
            }
            Up::Frame(Outgoing::Say(say)) => {
                let (author, tab) = (author.clone(), say.tab);
                let Ok((mut number, body)) = chat::frame::read_say(&say) else { return Vec::new() };
                if self.bug == Some(Bug::NoDedupe) {
                    number = self.last_of(tab).next();
                }
                self.handle(now, Input::Say(Peer { author, tab }, number, body), Some(from))
            }
        }
    }

    /// The alarm rings.
    pub(crate) fn ring(&mut self, now: Timestamp) -> Vec<(SocketId, Down)> {
        let rung = self.alarm;
        let dies = self.dies_after.is_some();
        let sent = self.handle(now, Input::Wake, None);
        // The platform rings again when the object died of it.
        if self.alarm == rung && !dies {
            self.alarm = None;
        }
        sent
    }

    /// The conversation as it is in memory, or would be.
    pub(crate) fn conversation(&mut self) -> &mut Conversation {
        let (id, rows) = (self.id, &self.rows);
        let forgets = self.bug == Some(Bug::NumbersInMemory);
        self.memory.get_or_insert_with(|| {
            let log = rows.iter().cloned().map(|mut event| {
                if let (true, Happened::Posted { number, .. }) = (forgets, &mut event.happened) {
                    *number = Number(0);
                }
                event
            });
            Conversation::fold(id, log)
        })
    }

    /// The object leaves memory; its sockets sleep.
    pub(crate) fn evict(&mut self) {
        self.memory = None;
    }

    /// The edge notices that a socket is gone.
    pub(crate) fn notice_cut(&mut self, socket: SocketId) {
        self.sockets.remove(&socket);
    }

    fn handle(&mut self, now: Timestamp, input: Input, from: Option<SocketId>) -> Vec<(SocketId, Down)> {
        let effects = self.conversation().handle(now, input);
        let lives_for = self.dies_after.take();
        let mut sent = Vec::new();
        if self.bug == Some(Bug::AcknowledgeBeforeStore) {
            for effect in &effects {
                if let (Effect::Acknowledge(acknowledged), Some(from)) = (effect, from) {
                    sent.push((from, Down::Frame(Incoming::Acknowledged(acknowledged.clone()))));
                }
            }
        }
        if lives_for == Some(0) {
            return self.die(sent);
        }
        for effect in &effects {
            match effect {
                Effect::Store(event) => self.rows.push(event.clone()),
                Effect::WakeBy(at) => self.alarm = Some(*at),
                _ => {}
            }
        }
        for (done, effect) in effects.into_iter().enumerate() {
            if lives_for.is_some_and(|lives_for| done + 1 >= usize::from(lives_for)) {
                return self.die(sent);
            }
            self.perform(effect, from, &mut sent);
        }
        if lives_for.is_some() {
            return self.die(sent);
        }
        sent
    }

    fn perform(&mut self, effect: Effect, from: Option<SocketId>, sent: &mut Vec<(SocketId, Down)>) {
        let mut reply = |frame| sent.extend(from.map(|from| (from, Down::Frame(frame))));
        match effect {
            Effect::Acknowledge(acknowledged) => reply(Incoming::Acknowledged(acknowledged)),
            Effect::AcknowledgeAgain(tab, number) => {
                let first =
                    self.rows.iter().find_map(|event| is_send(event, tab, number).then_some((event.seq, event.at)));
                if let Some((seq, at)) = first {
                    reply(Incoming::Acknowledged(Acknowledged { number, seq, at }));
                }
            }
            Effect::Welcome(welcome) => reply(Incoming::Welcome(welcome)),
            Effect::Refuse(refused) => reply(Incoming::Refused(refused)),
            Effect::Replay(after) => {
                let after = if self.bug == Some(Bug::ResumeOffByOne) { after.next() } else { after };
                let rest: Vec<Event> = self.rows.iter().filter(|event| event.seq > after).cloned().collect();
                let head = self.head();
                for page in rest.chunks(limits::EVENTS_PER_PAGE) {
                    reply(Incoming::Events(Events { events: page.to_vec(), head }));
                }
            }
            Effect::Broadcast(event) => {
                let frame = Incoming::Events(Events { head: event.seq, events: vec![event] });
                sent.extend(self.sockets.keys().map(|socket| (*socket, Down::Frame(frame.clone()))));
            }
            Effect::Summarise(summary) => self.notices.push(summary),
            Effect::Store(_) | Effect::WakeBy(_) | Effect::ShowTyping(_) | Effect::ShowLooking(_) => {}
        }
    }

    /// All that is in memory is lost, what has left is on its way, every socket breaks.
    fn die(&mut self, mut sent: Vec<(SocketId, Down)>) -> Vec<(SocketId, Down)> {
        self.memory = None;
        self.notices.clear();
        sent.extend(std::mem::take(&mut self.sockets).into_keys().map(|socket| (socket, Down::Closed)));
        sent
    }

    fn beat(&self) -> Beat {
        Beat { epoch: self.rows.first().map_or(Epoch::default(), |event| Epoch(event.at.0)), head: self.head() }
    }

    fn head(&self) -> Seq {
        self.rows.last().map_or(Seq(0), |event| event.seq)
    }

    fn last_of(&self, of: TabId) -> Number {
        let numbers = self.rows.iter().filter_map(|event| match &event.happened {
            Happened::Posted { tab, number, .. } if *tab == of => Some(*number),
            _ => None,
        });
        numbers.max().unwrap_or_default()
    }
}

fn is_send(event: &Event, of: TabId, numbered: Number) -> bool {
    matches!(&event.happened, Happened::Posted { tab, number, .. } if *tab == of && *number == numbered)
}
