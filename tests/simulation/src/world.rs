//! Clients, a network, objects and an inbox: plays a schedule, then lets everything come to rest.

#[path = "check.rs"]
mod check;

use std::collections::{BTreeMap, VecDeque};

use chat::inbox::{Effect as ToList, Inbox, Input as OfList};
use fastrand::Rng;
use protocol::{AgentId, Author, Body, ConversationId, Face, Happened, Seq, Summary, TabId, Timestamp};
use session::{Attention, Incoming, Input, LineInput};

use crate::action::{Action, End, Who};
use crate::bug::Bug;
use crate::client::{Client, Want, line};
use crate::edge::{Down, Object, SocketId, Up};

/// How many clients there are, and which conversation each has open; agents are the last of each.
pub const CLIENTS: [(usize, bool); 5] = [(0, false), (0, false), (0, true), (1, false), (1, true)];
/// How many conversations there are.
pub const CONVERSATIONS: usize = 2;

/// How long everything may take to come to rest.
const REST_WITHIN_MS: u64 = 60 * 60 * 1_000;
/// How long the inbox may take to be right again, even if it has lost everything.
const INBOX_WITHIN_MS: u64 = 3 * 24 * 60 * 60 * 1_000;

/// What must hold and does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

type Checked = Result<(), Broken>;

struct Pipe {
    id: SocketId,
    of: usize,
    up: VecDeque<Up>,
    down: VecDeque<Down>,
}

/// All of it.
pub struct World {
    now: Timestamp,
    rng: Rng,
    bug: Option<Bug>,
    clients: Vec<Client>,
    pipes: Vec<Pipe>,
    objects: Vec<Object>,
    inbox: Inbox,
    stored: Vec<Summary>,
    /// The newest that the inbox has shown of each conversation since it last lost everything.
    shown: BTreeMap<ConversationId, (Seq, u64)>,
}

impl World {
    /// A world in which nothing has happened, and every client connects.
    pub fn new(seed: u64, bug: Option<Bug>) -> Self {
        let mut rng = Rng::with_seed(seed);
        let ids =
            (0..CONVERSATIONS).map(|place| ConversationId::from_random(0, [u8::try_from(place).unwrap_or(0) + 1; 16]));
        let clients = CLIENTS.iter().zip(0u8..).map(|(&(conversation, is_agent), place)| {
            let author = if is_agent {
                Author::Agent(Face { id: AgentId::from_random([place + 1; 16]), name: format!("Agent {place}") })
            } else {
                Author::Visitor
            };
            Client::new(author, conversation, TabId::from_random(rng.u128(..).to_be_bytes()), place, bug)
        });
        let clients = clients.collect();
        let mut world = Self {
            now: Timestamp(1_000_000_000),
            rng,
            bug,
            clients,
            pipes: Vec::new(),
            objects: ids.map(|id| Object::new(id, bug)).collect(),
            inbox: Inbox::default(),
            stored: Vec::new(),
            shown: BTreeMap::new(),
        };
        for client in 0..CLIENTS.len() {
            // The first client begins the conversation; all may connect from the start, as the edge lets a visitor.
            world.tell(client, line(LineInput::Start));
        }
        world
    }

    /// Plays one step.
    pub fn play(&mut self, action: Action) -> Checked {
        match action {
            Action::Say(who) => self.say(place(who)),
            Action::Rule(who, what) => {
                let client = place(who);
                if matches!(self.clients[client].author, Author::Agent(_)) && self.is_live(client) {
                    self.want(client, Want::Send(Up::Rule(what)));
                }
            }
            Action::Arrive(who, end, count) => {
                for _ in 0..count {
                    self.arrive(place(who), end)?;
                }
            }
            Action::Lose(who, end) => {
                // What opens and what closes a socket is no frame, and cannot be lost alone.
                self.next(place(who), end, |pipe| {
                    if end == End::Edge && matches!(pipe.up.front(), Some(Up::Ping | Up::Frame(_) | Up::Rule(_))) {
                        pipe.up.pop_front();
                    } else if end == End::Client && matches!(pipe.down.front(), Some(Down::Frame(_))) {
                        pipe.down.pop_front();
                    }
                });
            }
            Action::Repeat(who, end) => {
                self.next(place(who), end, |pipe| {
                    if let (End::Edge, Some(again @ (Up::Ping | Up::Frame(_)))) = (end, pipe.up.front().cloned()) {
                        pipe.up.push_front(again);
                    }
                    if let (End::Client, Some(again @ Down::Frame(_))) = (end, pipe.down.front().cloned()) {
                        pipe.down.push_front(again);
                    }
                });
                self.arrive(place(who), end)?;
            }
            Action::Swap(who, end) => self.next(place(who), end, |pipe| {
                if end == End::Edge
                    && matches!((pipe.up.front(), pipe.up.get(1)), (Some(Up::Frame(_)), Some(Up::Frame(_))))
                {
                    pipe.up.swap(0, 1);
                }
                if end == End::Client
                    && matches!((pipe.down.front(), pipe.down.get(1)), (Some(Down::Frame(_)), Some(Down::Frame(_))))
                {
                    pipe.down.swap(0, 1);
                }
            }),
            Action::Cut(who, noticed_by) => self.cut(place(who), noticed_by),
            Action::Wait(milliseconds) => self.pass(u64::from(milliseconds)),
            Action::Jump(who, seconds) => {
                self.clients[place(who)].skew = i64::from(seconds) * 1_000;
            }
            Action::Evict(conversation) => self.objects[usize::from(conversation) % CONVERSATIONS].evict(),
            Action::Crash(conversation, after) => {
                self.objects[usize::from(conversation) % CONVERSATIONS].dies_after = Some(after);
            }
            Action::Kill(who) => {
                let (client, tab) = (place(who), self.tab());
                self.want(client, Want::Close);
                let kept = self.clients[client].kept();
                self.clients[client].come_back(kept, tab);
                self.tell(client, line(LineInput::Start));
            }
            Action::Duplicate(from, to) => self.duplicate(place(from), place(to)),
            Action::Leave(who) => self.tell(place(who), line(LineInput::Suspend)),
            Action::Back(who) => {
                self.tell(place(who), line(LineInput::Start));
                self.tell(place(who), line(LineInput::Hurry));
                self.tell(place(who), line(LineInput::Attention(Attention::Visible)));
            }
            Action::Doubt(who) => self.tell(place(who), line(LineInput::Doubt)),
            Action::Notice(how) => self.notice(how)?,
            Action::Inbox(0) => self.inbox = Inbox::load(self.stored.clone(), []),
            Action::Inbox(_) => {
                self.shown.clear();
                self.stored.clear();
                self.inbox = Inbox::default();
            }
        }
        self.check()
    }

    /// Everything arrives and everybody waits, until nothing is to be done any more.
    pub fn rest(&mut self) -> Checked {
        let until = self.now.0 + REST_WITHIN_MS;
        for client in 0..CLIENTS.len() {
            self.tell(client, line(LineInput::Start));
        }
        loop {
            self.flush()?;
            let settled = |client: &Client| client.is_settled(&self.objects[client.conversation].rows);
            if self.clients.iter().all(settled) && (0..CLIENTS.len()).all(|client| self.is_live(client)) {
                break;
            }
            if self.now.0 > until {
                let who = self.clients.iter().position(|client| !settled(client));
                return broken(format!("{who:?} never comes to rest: {:?}", who.map(|who| &self.clients[who].session)));
            }
            self.pass_until_due();
        }
        let until = self.now.0 + INBOX_WITHIN_MS;
        while !self.inbox_is_right() {
            let next = self.objects.iter().filter_map(|object| object.alarm).min();
            match next {
                Some(at) if at.0 < until => self.now = self.now.max(at),
                _ => return broken(format!("the inbox is never right again: {:?}", self.stored)),
            }
            self.ring();
            self.flush()?;
        }
        self.check_rest()
    }

    fn say(&mut self, client: usize) {
        let text = format!("{client}.{}", self.clients[client].said.len());
        if let Ok(body) = Body::try_from(text.as_str()) {
            self.clients[client].said.push(text);
            self.tell(client, Input::Say(body));
        }
    }

    fn tab(&mut self) -> TabId {
        TabId::from_random(self.rng.u128(..).to_be_bytes())
    }

    /// A second tab begins with what the first had kept. It replaces one that has nothing left to send.
    fn duplicate(&mut self, from: usize, to: usize) {
        let alike = self.clients[from].author == self.clients[to].author
            && self.clients[from].conversation == self.clients[to].conversation;
        if from == to || !alike || !self.clients[to].session.pending().is_empty() {
            return;
        }
        let (kept, tab) = (self.clients[from].kept(), self.tab());
        self.want(to, Want::Close);
        self.clients[to].come_back(kept, tab);
        self.tell(to, line(LineInput::Start));
    }

    fn is_live(&self, client: usize) -> bool {
        matches!(self.clients[client].session.link(), session::Link::Live { .. })
    }

    fn tell(&mut self, client: usize, input: Input) {
        let chance = self.rng.u32(..);
        for want in self.clients[client].handle(self.now, chance, input) {
            self.want(client, want);
        }
    }

    fn want(&mut self, client: usize, want: Want) {
        match want {
            Want::Open(id) => {
                let up = VecDeque::from([Up::Open]);
                self.pipes.push(Pipe { id, of: client, up, down: VecDeque::new() });
            }
            Want::Close => {
                if let Some(pipe) = self.current(client) {
                    pipe.up.push_back(Up::Close);
                }
                self.clients[client].socket = None;
            }
            Want::Send(up) => {
                if let Some(pipe) = self.current(client) {
                    pipe.up.push_back(up);
                }
            }
        }
    }

    fn current(&mut self, client: usize) -> Option<&mut Pipe> {
        let id = self.clients[client].socket?;
        self.pipes.iter_mut().find(|pipe| pipe.id == id)
    }

    /// The client's oldest socket with something on its way to that end.
    fn next(&mut self, client: usize, end: End, act: impl FnOnce(&mut Pipe)) {
        let busy = |pipe: &&mut Pipe| match end {
            End::Edge => !pipe.up.is_empty(),
            End::Client => !pipe.down.is_empty(),
        };
        let pipe = self.pipes.iter_mut().filter(|pipe| pipe.of == client).find(busy);
        if let Some(pipe) = pipe {
            act(pipe);
        }
    }

    fn arrive(&mut self, client: usize, end: End) -> Checked {
        let (mut up, mut down, mut id) = (None, None, None);
        self.next(client, end, |pipe| {
            id = Some(pipe.id);
            match end {
                End::Edge => up = pipe.up.pop_front(),
                End::Client => down = pipe.down.pop_front(),
            }
        });
        let Some(id) = id else { return Ok(()) };
        if let Some(up) = up {
            if let Up::Close = up {
                self.pipes.retain(|pipe| pipe.id != id);
            }
            let (author, conversation) = (self.clients[client].author.clone(), self.clients[client].conversation);
            let sent = self.objects[conversation].receive(self.now, id, &author, up);
            self.send(sent);
        }
        if let Some(down) = down {
            self.hear(client, id, down)?;
        }
        Ok(())
    }

    fn send(&mut self, sent: Vec<(SocketId, Down)>) {
        for (id, down) in sent {
            if let Some(pipe) = self.pipes.iter_mut().find(|pipe| pipe.id == id) {
                pipe.down.push_back(down);
            }
        }
    }

    fn hear(&mut self, client: usize, id: SocketId, down: Down) -> Checked {
        let uses_it = self.clients[client].socket == Some(id);
        if let Down::Closed = down {
            self.pipes.retain(|pipe| pipe.id != id);
        }
        if !uses_it {
            return Ok(());
        }
        match down {
            Down::Opened => self.tell(client, line(LineInput::Opened)),
            Down::Closed => {
                self.clients[client].socket = None;
                self.tell(client, line(LineInput::Closed));
            }
            Down::Frame(frame) => {
                if let Incoming::Acknowledged(acknowledged) = &frame {
                    self.check_acknowledged(client, acknowledged)?;
                }
                self.tell(client, line(LineInput::Heard));
                self.tell(client, Input::Frame(frame));
            }
        }
        Ok(())
    }

    fn cut(&mut self, client: usize, noticed_by: Option<End>) {
        let Some(id) = self.clients[client].socket else { return };
        let conversation = self.clients[client].conversation;
        if noticed_by != Some(End::Client) {
            self.objects[conversation].notice_cut(id);
        }
        // What was on its way is lost; who does not notice goes on sending into nothing.
        if let Some(pipe) = self.pipes.iter_mut().find(|pipe| pipe.id == id) {
            pipe.up.clear();
            pipe.down.clear();
        }
        if noticed_by != Some(End::Edge) {
            self.pipes.retain(|pipe| pipe.id != id);
            self.clients[client].socket = None;
            self.tell(client, line(LineInput::Closed));
        }
    }

    fn notice(&mut self, how: u8) -> Checked {
        let at = self.objects.iter().position(|object| !object.notices.is_empty());
        let Some(at) = at else { return Ok(()) };
        let summary = self.objects[at].notices.remove(0);
        match how {
            1 => {}
            2 => {
                self.list(summary.clone());
                // Late, after whatever comes next.
                self.objects[at].notices.push(summary);
            }
            _ => self.list(summary),
        }
        self.check_list()
    }

    fn list(&mut self, summary: Summary) {
        if self.bug == Some(Bug::LatestSummaryWins) {
            self.stored.retain(|row| row.conversation != summary.conversation);
            self.stored.push(summary);
            return;
        }
        for effect in self.inbox.handle(self.now, OfList::Summary(summary)) {
            if let ToList::Store(row) = effect {
                self.stored.retain(|known| known.conversation != row.conversation);
                self.stored.push(row);
            }
        }
    }

    fn pass(&mut self, milliseconds: u64) {
        let until = Timestamp(self.now.0 + milliseconds);
        while let Some(due) = self.due().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            self.tick();
        }
        self.now = until;
        self.tick();
    }

    fn pass_until_due(&mut self) {
        let due = self.due().unwrap_or(Timestamp(self.now.0 + 1_000));
        // A clock that jumped may have made something due long ago.
        self.now = due.max(Timestamp(self.now.0 + 1));
        self.tick();
    }

    fn due(&self) -> Option<Timestamp> {
        let clients = self.clients.iter().filter_map(Client::due);
        let alarms = self.objects.iter().filter_map(|object| object.alarm);
        clients.chain(alarms).filter(|due| *due > self.now).min()
    }

    fn tick(&mut self) {
        for client in 0..self.clients.len() {
            if self.clients[client].due().is_some_and(|due| due <= self.now) {
                self.tell(client, line(LineInput::Tick));
            }
        }
        self.ring();
    }

    fn ring(&mut self) {
        for place in 0..self.objects.len() {
            if self.objects[place].alarm.is_some_and(|alarm| alarm <= self.now) {
                let sent = self.objects[place].ring(self.now);
                self.send(sent);
            }
        }
    }

    /// All that is on its way arrives.
    fn flush(&mut self) -> Checked {
        for object in &mut self.objects {
            object.dies_after = None;
        }
        for _ in 0..10_000 {
            let busy = self.pipes.iter().find(|pipe| !pipe.up.is_empty() || !pipe.down.is_empty());
            if let Some((client, end)) =
                busy.map(|pipe| (pipe.of, if pipe.up.is_empty() { End::Client } else { End::Edge }))
            {
                self.arrive(client, end)?;
                continue;
            }
            if self.objects.iter().all(|object| object.notices.is_empty()) {
                return self.check();
            }
            self.notice(0)?;
        }
        broken("the network is never quiet: somebody answers forever".to_owned())
    }
}

fn place(who: Who) -> usize {
    usize::from(who) % CLIENTS.len()
}

fn broken<T>(what: String) -> Result<T, Broken> {
    Err(Broken(what))
}
