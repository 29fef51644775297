//! The edge: objects with rows that outlive them, and memory that does not. Performs effects as the worker does.

use std::collections::BTreeMap;

use chat::conversation::{Audience, Conversation, Effect, Fold, Input, Party, Peer, Stored, Target};
use chat::reader::Reader;
use protocol::{
    Acknowledged, Author, Beat, Change, ConversationId, Epoch, Event, Events, Happened, Number, Numbered, Seq, Summary,
    TabId, Timestamp,
};
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
    /// All that a request is answered with.
    Answer(Vec<Incoming>),
    /// The socket is closed; or there will be no answer.
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
    /// Frames in a request.
    Exchange(Vec<Outgoing>),
    /// The agent takes (0), closes (1) or reopens (2).
    Rule(u8),
    /// The socket is closed.
    Close,
}

impl Down {
    /// Whether it can be lost alone.
    pub(crate) fn is_frame(&self) -> bool {
        matches!(self, Self::Frame(_) | Self::Answer(_))
    }
}

impl Up {
    /// Whether it can be lost alone.
    pub(crate) fn is_frame(&self) -> bool {
        matches!(self, Self::Ping | Self::Frame(_) | Self::Exchange(_) | Self::Rule(_))
    }
}

/// Events in a page: few, so that short logs have several.
const PAGE: usize = 4;

/// So often the fold of the log is stored: sooner than the edge does, so that short logs have some.
const FOLD_EVERY: usize = 7;

/// A conversation's object.
#[derive(Debug)]
pub(crate) struct Object {
    /// Which conversation.
    pub(crate) id: ConversationId,
    bug: Option<Bug>,
    /// The stored log.
    pub(crate) rows: Vec<Event>,
    /// What else is stored.
    stored: Stored,
    /// The stored alarm.
    pub(crate) alarm: Option<Timestamp>,
    /// Notices on their way to the inbox; lost when the object dies.
    pub(crate) notices: Vec<Summary>,
    /// Dies at the next input after so many effects.
    pub(crate) dies_after: Option<u8>,
    memory: Option<Conversation>,
    sockets: BTreeMap<SocketId, Socket>,
}

/// What is kept with a socket.
#[derive(Debug)]
struct Socket {
    author: Author,
    reader: Reader,
}

impl Object {
    /// An object in which nothing has happened.
    pub(crate) fn new(id: ConversationId, bug: Option<Bug>) -> Self {
        Self {
            id,
            bug,
            rows: Vec::new(),
            stored: Stored::default(),
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
            self.conversation();
            self.sockets.insert(from, Socket { author: author.clone(), reader: Reader::default() });
            let mut sent = vec![(from, Down::Opened)];
            sent.extend(self.handle(now, Input::Audience(self.audience()), None));
            return sent;
        }
        if let Up::Exchange(frames) = up {
            return self.exchange(now, from, author, frames);
        }
        if !self.sockets.contains_key(&from) {
            return Vec::new();
        }
        match up {
            Up::Open | Up::Exchange(_) => Vec::new(),
            Up::Ping => vec![(from, Down::Frame(Incoming::Beat(self.beat())))],
            Up::Close => {
                self.conversation();
                self.sockets.remove(&from);
                self.handle(now, Input::Audience(self.audience()), None)
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
                self.handle(now, Input::Hello(Peer { author: author.clone(), tab: hello.tab }, hello), Some(from))
            }
            Up::Frame(Outgoing::Receipt(receipt)) => {
                let mut sent = self.handle(now, Input::Receipt(Party::of(author), receipt), Some(from));
                if let Some(socket) = self.sockets.get_mut(&from) {
                    socket.reader.received(receipt);
                    self.feed(from, &mut sent);
                }
                sent
            }
            Up::Frame(Outgoing::Numbered(send)) => {
                let Numbered { tab, mut number, change } = send;
                if self.bug == Some(Bug::NoDedupe) {
                    number = self.last_of(tab).next();
                }
                let peer = Peer { author: author.clone(), tab };
                let input = match change {
                    Change::Post(body) => Input::Say(peer, number, body),
                    Change::Edit { of, body } => Input::Edit(peer, number, self.target(of), body),
                    Change::Delete { of } => Input::Delete(peer, number, self.target(of)),
                };
                self.handle(now, input, Some(from))
            }
        }
    }

    /// Frames that come in a request: read as those of a socket are, and answered together.
    fn exchange(
        &mut self,
        now: Timestamp,
        from: SocketId,
        author: &Author,
        frames: Vec<Outgoing>,
    ) -> Vec<(SocketId, Down)> {
        let before = self.head();
        self.sockets.insert(from, Socket { author: author.clone(), reader: Reader::default() });
        let mut sent = Vec::new();
        for frame in frames {
            sent.extend(self.receive(now, from, author, Up::Frame(frame)));
        }
        match self.sockets.get_mut(&from) {
            Some(socket) if socket.reader.is_live() && self.rows.len() > before.0 as usize => {
                socket.reader = socket.reader.resuming(before);
                self.feed(from, &mut sent);
            }
            _ => {}
        }
        // It died on the way, or not.
        let lives = self.sockets.remove(&from).is_some();
        let (own, mut others): (Vec<_>, Vec<_>) = sent.into_iter().partition(|(to, _)| *to == from);
        let frame = |(_, down)| if let Down::Frame(frame) = down { Some(frame) } else { None };
        let answer = own.into_iter().filter_map(frame).collect();
        others.push((from, if lives { Down::Answer(answer) } else { Down::Closed }));
        others
    }

    /// The alarm rings.
    pub(crate) fn ring(&mut self, now: Timestamp) -> Vec<(SocketId, Down)> {
        let rung = self.alarm.take();
        let dies = self.dies_after.is_some();
        let sent = self.handle(now, Input::Wake, None);
        // The platform rings again when the object died of it.
        if dies {
            self.alarm = rung;
        }
        sent
    }

    /// The conversation as it is in memory, or would be: what is stored, and what the sockets tell.
    pub(crate) fn conversation(&mut self) -> &mut Conversation {
        if self.memory.is_none() {
            let mut stored = self.stored.clone();
            if self.bug == Some(Bug::NumbersInMemory) {
                stored.fold = Fold::of(self.rows.iter().cloned().map(without_number).collect::<Vec<_>>().iter());
            }
            let again = usize::from(self.bug == Some(Bug::FoldTwice));
            let from = (stored.fold.beat().head.0 as usize).saturating_sub(again);
            self.rows[from..].iter().for_each(|event| stored.fold.apply(event));
            let mut woken = Conversation::new(self.id, stored);
            let said = self.sockets.values().map(|socket| (Party::of(&socket.author), socket.reader.receipt()));
            woken.restore(self.audience(), said.collect::<Vec<_>>());
            self.memory = Some(woken);
        }
        let (id, stored) = (self.id, &self.stored);
        self.memory.get_or_insert_with(|| Conversation::new(id, stored.clone()))
    }

    fn audience(&self) -> Audience {
        Audience { looking: Vec::new(), sockets: self.sockets.len() }
    }

    fn target(&self, seq: Seq) -> Target {
        let posted = self.rows.iter().find(|event| event.seq == seq).map(|event| &event.happened);
        let by = match posted {
            Some(Happened::Posted { by, .. }) => Some(by.clone()),
            _ => None,
        };
        Target { seq, by }
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
        if self.bug == Some(Bug::TellBeforeStore) {
            for effect in effects.iter().filter(|effect| matches!(effect, Effect::Broadcast(_))) {
                self.perform(effect.clone(), from, &mut sent);
            }
        }
        if lives_for == Some(0) {
            return self.die(sent);
        }
        for effect in &effects {
            self.store(effect);
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
            Effect::Acknowledge(tab, number) => {
                let first =
                    self.rows.iter().find_map(|event| is_send(event, tab, number).then_some((event.seq, event.at)));
                if let Some((seq, at)) = first {
                    reply(Incoming::Acknowledged(Acknowledged { tab: Some(tab), number, seq, at }));
                }
            }
            Effect::Welcome(welcome) => reply(Incoming::Welcome(welcome)),
            Effect::Refuse(refused) => reply(Incoming::Refused(refused)),
            Effect::Replay(after) => {
                let after = if self.bug == Some(Bug::ResumeOffByOne) { after.next() } else { after };
                if let Some((from, socket)) = from.and_then(|from| Some((from, self.sockets.get_mut(&from)?))) {
                    socket.reader = socket.reader.resuming(after);
                    self.feed(from, sent);
                }
            }
            Effect::Receipt(receipt) => reply(Incoming::Receipt(receipt)),
            Effect::ShowReceipt(party, receipt) => {
                let theirs = self.sockets.iter().filter(|(_, socket)| Party::of(&socket.author) == party);
                sent.extend(theirs.map(|(id, _)| (*id, Down::Frame(Incoming::Receipt(receipt)))));
            }
            Effect::Broadcast(event) => {
                let frame = Incoming::Events(Events { head: event.seq, events: vec![event] });
                let live = self.sockets.iter().filter(|(_, socket)| socket.reader.is_live());
                sent.extend(live.map(|(id, _)| (*id, Down::Frame(frame.clone()))));
            }
            Effect::Summarise(summary) => self.notices.push(summary),
            // What is to be stored is, all at once, before anything else. Who is silent here is only slow.
            Effect::Reap(_)
            | Effect::ShowTyping(_)
            | Effect::ShowLooking(_)
            | Effect::Looking(_)
            | Effect::Store(_)
            | Effect::StoreFold(_)
            | Effect::StoreReceipts(_)
            | Effect::WakeBy(_) => {}
        }
    }

    fn store(&mut self, effect: &Effect) {
        match effect {
            Effect::Store(event) => {
                self.rows.push(event.clone());
                if self.rows.len().is_multiple_of(FOLD_EVERY) {
                    self.stored.fold = Fold::of(&self.rows);
                }
            }
            Effect::StoreReceipts(receipts) => self.stored.receipts = *receipts,
            Effect::WakeBy(at) => self.alarm = Some(self.alarm.map_or(*at, |set| set.min(*at))),
            _ => {}
        }
    }

    /// Sends what of the log may be on its way.
    fn feed(&mut self, to: SocketId, sent: &mut Vec<(SocketId, Down)>) {
        let head = self.head();
        let Some(socket) = self.sockets.get_mut(&to) else { return };
        while let Some(after) = socket.reader.next_page() {
            let page: Vec<Event> = self.rows.iter().filter(|event| event.seq > after).take(PAGE).cloned().collect();
            socket.reader.page_left(page.last().map_or(after, |event| event.seq), head);
            if !page.is_empty() {
                sent.push((to, Down::Frame(Incoming::Events(Events { events: page, head }))));
            }
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
        let sends = self.rows.iter().filter_map(|event| event.happened.send());
        sends.filter(|(_, send)| send.tab == of).map(|(_, send)| send.number).max().unwrap_or_default()
    }
}

fn is_send(event: &Event, of: TabId, numbered: Number) -> bool {
    event.happened.send().is_some_and(|(_, send)| send.tab == of && send.number == numbered)
}

fn without_number(mut event: Event) -> Event {
    if let Happened::Posted { number, .. } | Happened::Edited { number, .. } | Happened::Deleted { number, .. } =
        &mut event.happened
    {
        *number = Number(0);
    }
    event
}
