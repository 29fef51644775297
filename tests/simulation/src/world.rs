//! Clients, a network, objects and an inbox: plays a schedule, then lets everything come to rest.

#[path = "check.rs"]
mod check;
#[path = "rest.rs"]
mod rest;

use std::collections::BTreeMap;
use std::time::Duration;

use fastrand::Rng;
use protocol::{
    AgentId, Body, Change, ContactId, Content, ConversationId, Face, File, FileId, PageCard, PageFacts, Posted,
    Reaction, Seq, TabId, Timestamp, Who as Person,
};
use session::upload::{Answer, Next};
use session::{Attention, Gaze, Input, LineInput};

use crate::action::{Action, End, Who};
use crate::bug::Bug;
use crate::client::{Client, Want, line};
use crate::edge::Object;
use crate::list::List;
use crate::network::{Arrived, Network};
use crate::sending::Sending;
use crate::wire::{self, Down, SocketId, Up};

/// How many clients there are, and which conversation each has open; agents are the last of each.
pub const CLIENTS: [(usize, bool); 5] = [(0, false), (0, false), (0, true), (1, false), (1, true)];
/// How many conversations there are.
pub const CONVERSATIONS: usize = 2;

/// What must hold and does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

/// How long a client may keep a file whose message is under way.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(20);

type Checked = Result<(), Broken>;

/// All of it.
pub struct World {
    now: Timestamp,
    rng: Rng,
    clients: Vec<Client>,
    network: Network,
    objects: Vec<Object>,
    list: List,
    /// Whether advice was lost since everything is to come to rest.
    has_lost_advice: bool,
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
                Person::Agent(Face { id: AgentId::from_random([place + 1; 16]), name: format!("Agent {place}") })
            } else {
                Person::Visitor
            };
            Client::new(author, conversation, TabId::from_random(rng.u128(..).to_be_bytes()), place, bug)
        });
        let clients = clients.collect();
        let mut world = Self {
            now: Timestamp(1_000_000_000),
            rng,
            clients,
            network: Network::default(),
            // The second conversation has a bot.
            objects: ids.enumerate().map(|(place, id)| Object::new(id, place == 1, bug)).collect(),
            list: List::new(bug),
            has_lost_advice: false,
            shown: BTreeMap::new(),
        };
        for client in 0..CLIENTS.len() {
            // The first client begins the conversation; agents are let in from then on.
            world.tell(client, line(LineInput::Start));
        }
        world
    }

    /// Plays one step.
    pub fn play(&mut self, action: Action) -> Checked {
        match action {
            Action::Say(who) => self.say(place(who)),
            Action::Choose(who, which) => self.choose(place(who), which),
            Action::Note(who) => self.note(place(who)),
            Action::Attach(who, pieces) => self.attach(place(who), pieces),
            Action::Card(who) => self.card(place(who)),
            Action::Ask(who) => self.ask(place(who)),
            Action::Advise(conversation, how) => self.advise(usize::from(conversation) % CONVERSATIONS, how),
            Action::Identify(who, how) => self.identify(place(who), how == 0),
            Action::Change(who, how) => self.change(place(who), how),
            Action::Gaze(who, how) => {
                self.tell(place(who), Input::Gaze(if how == 0 { Gaze::Here } else { Gaze::Away }));
            }
            Action::Rule(who, what) => {
                let client = place(who);
                if self.clients[client].who.agent().is_some() && self.is_live(client) {
                    self.want(client, Want::Send(Up::Frame(wire::ruling(what))));
                }
            }
            Action::Arrive(who, end, count) => {
                for _ in 0..count {
                    self.arrive(place(who), end)?;
                }
            }
            Action::Lose(who, end) => self.network.lose(place(who), end),
            Action::Repeat(who, end) => {
                self.network.repeat(place(who), end);
                self.arrive(place(who), end)?;
            }
            Action::Swap(who, end) => self.network.swap(place(who), end),
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
                self.clients[client].sending = self.shelf_of(client);
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
            Action::Block(who, how) => self.clients[place(who)].blocked = how,
            Action::Notice(how) => self.notice(how)?,
            Action::Inbox(0) => self.list.evict(),
            Action::Inbox(_) => {
                self.shown.clear();
                self.list.lose();
            }
        }
        self.check()
    }

    fn say(&mut self, client: usize) {
        if let Some(body) = self.answer_of(client) {
            return self.tell(client, Input::Change(Change::Post(body.into())));
        }
        let text = format!("{client}.{}", self.clients[client].said.len());
        if let Ok(body) = Body::try_from(text.as_str()) {
            self.clients[client].said.push(text);
            self.tell(client, Input::Change(Change::Post(body.into())));
        }
    }

    /// An agent asks whether there is anything else.
    fn ask(&mut self, client: usize) {
        let number = self.clients[client].said.len();
        let text = format!("{client}.{number} anything else?");
        let answers = vec!["Yes".to_owned(), format!("No, {client}.{number}")];
        if let (Ok(body), Ok(answers)) = (Body::try_from(text.as_str()), answers.try_into())
            && self.clients[client].who.agent().is_some()
        {
            self.clients[client].said.push(text);
            let with = Some(Content::Closing(answers));
            self.tell(client, Input::Change(Change::Post(Posted { body, with })));
        }
    }

    /// An agent sends a page of the website.
    fn card(&mut self, client: usize) {
        let title = format!("{client}.{} page", self.clients[client].said.len());
        if let Some(posted) = card_of(title, None)
            && self.clients[client].who.agent().is_some()
        {
            self.clients[client].said.push(posted.body.as_str().to_owned());
            self.tell(client, Input::Change(Change::Post(posted)));
        }
    }

    /// What ends the conversation, if this is a visitor who was asked and takes it so.
    pub(super) fn answer_of(&mut self, client: usize) -> Option<Body> {
        let is_visitor = self.clients[client].who.agent().is_none();
        let answer = self.clients[client].ending().filter(|_| is_visitor && self.rng.bool())?;
        Body::try_from(answer.as_str()).ok()
    }

    /// What is known about a question comes.
    pub(super) fn advise(&mut self, conversation: usize, how: u8) {
        let sent = self.objects[conversation].advise(self.now, how);
        self.network.send_down(sent);
    }

    /// A visitor says one of the answers that the bot offers.
    fn choose(&mut self, client: usize, which: u8) {
        let is_visitor = self.clients[client].who.agent().is_none();
        let offered = self.clients[client].offered().filter(|_| is_visitor).unwrap_or_default();
        let chosen = offered.iter().rev().nth(usize::from(which)).map(|text| Body::try_from(text.as_str()));
        if let Some(Ok(body)) = chosen {
            self.tell(client, Input::Change(Change::Post(body.into())));
        }
    }

    /// Only agents write notes; in the sender's order they stand among the messages.
    fn note(&mut self, client: usize) {
        let text = format!("{client}.{} between us", self.clients[client].said.len());
        let is_agent = self.clients[client].who.agent().is_some();
        // Before anything has happened there is nothing to note.
        let has_begun = self.clients[client].session.log().head() > Seq(0);
        if let Ok(body) = Body::try_from(text.as_str())
            && is_agent
            && has_begun
        {
            self.clients[client].said.push(text);
            self.tell(client, Input::Change(Change::Note(body)));
        }
    }

    fn attach(&mut self, client: usize, pieces: u8) {
        let is_agent = self.clients[client].who.agent().is_some();
        if is_agent && self.clients[client].session.log().head() == Seq(0) {
            return;
        }
        let file = FileId::from_random(self.rng.u128(..).to_be_bytes());
        self.clients[client].attached.push(file);
        self.clients[client].sending.push(Sending::new(self.now, file, pieces));
    }

    /// The files that a tab finds on the device: its own, and those of the person's other tabs.
    fn shelf_of(&self, client: usize) -> Vec<Sending> {
        let (who, conversation) = (&self.clients[client].who, self.clients[client].conversation);
        let tabs = self.clients.iter().filter(|other| other.who == *who && other.conversation == conversation);
        let mut found: Vec<Sending> = Vec::new();
        for sending in tabs.flat_map(|tab| &tab.sending) {
            if found.iter().all(|other| other.file != sending.file) {
                found.push(sending.again(self.now));
            }
        }
        found
    }

    /// Pieces that are due leave; requests that nobody answered are given up.
    fn send_pieces(&mut self, client: usize) {
        if self.clients[client].sending.iter().all(|sending| sending.due > self.now) {
            return;
        }
        self.clients[client].forget_sent();
        for place in 0..self.clients[client].sending.len() {
            let Some(sending) = self.clients[client].sending.get(place).filter(|it| it.due <= self.now) else {
                continue;
            };
            if let Some(request) = sending.request {
                self.network.forget(request);
                let chance = self.rng.u32(..);
                self.clients[client].sending[place].answered(self.now, Answer::Lost, chance);
                continue;
            }
            let request = self.clients[client].request();
            let piece = self.clients[client].sending[place].send(self.now, request);
            self.network.open(request, client, Up::Piece(piece));
        }
    }

    /// A piece is answered; a file that is there becomes a message.
    fn piece_answered(&mut self, client: usize, id: SocketId, answer: Answer) {
        let (now, chance) = (self.now, self.rng.u32(..));
        let waits = |sending: &Sending| sending.request == Some(id);
        let Some(place) = self.clients[client].sending.iter().position(waits) else { return };
        let sending = &mut self.clients[client].sending[place];
        match sending.answered(now, answer, chance) {
            Next::Send(_) => {}
            Next::GiveUp(_) => {
                let given_up = self.clients[client].sending.remove(place).file;
                self.clients.iter_mut().for_each(|client| client.attached.retain(|file| *file != given_up));
            }
            Next::Done(file) => {
                // It is forgotten in its own time, and the tab may die before.
                sending.due = now.plus(FORGOTTEN_AFTER);
                let name = sending.name();
                // Some of an agent's are the picture of a card.
                let posted = if self.clients[client].who.agent().is_some() && self.rng.bool() {
                    card_of(name, Some(file))
                } else {
                    let body = Body::try_from(name.as_str()).ok();
                    body.map(|body| Posted { body, with: Some(Content::File(file)) })
                };
                if let Some(posted) = posted {
                    self.tell(client, Input::Change(Change::Post(posted)));
                }
            }
        }
    }

    /// The website says who the visitor is; their browser may hear that it was done.
    fn identify(&mut self, client: usize, is_heard: bool) {
        if self.clients[client].who.agent().is_some() {
            return;
        }
        let conversation = self.clients[client].conversation;
        let contact = ContactId::from_random([u8::try_from(conversation).unwrap_or(0) + 1; 16]);
        let (is_done, sent) = self.objects[conversation].own(self.now, contact);
        self.network.send_down(sent);
        if is_done && is_heard {
            self.clients[client].contact = Some(contact);
            // Over a new line: the one that stands was opened with the token before.
            self.tell(client, line(LineInput::Suspend));
            self.tell(client, line(LineInput::Start));
        }
    }

    fn change(&mut self, client: usize, how: u8) {
        if how == 2 {
            return self.react(client);
        }
        let Some(of) = self.clients[client].last_own() else { return };
        let text = format!("{client} thinks better of it, {}", self.clients[client].edits);
        self.clients[client].edits += 1;
        match Body::try_from(text.as_str()) {
            Ok(body) if how == 0 => self.tell(client, Input::Change(Change::Edit { of, body })),
            _ => self.tell(client, Input::Change(Change::Delete { of })),
        }
    }

    fn react(&mut self, client: usize) {
        let Some(of) = self.clients[client].last_of_others() else { return };
        let with = Reaction::ALL[self.rng.usize(..Reaction::ALL.len())];
        self.tell(client, Input::Change(Change::React { of, with }));
    }

    fn tab(&mut self) -> TabId {
        TabId::from_random(self.rng.u128(..).to_be_bytes())
    }

    /// A second tab begins with what the first had kept. It replaces one that has nothing left to send.
    fn duplicate(&mut self, from: usize, to: usize) {
        let alike = self.clients[from].who == self.clients[to].who
            && self.clients[from].conversation == self.clients[to].conversation;
        if from == to
            || !alike
            || !self.clients[to].session.pending().is_empty()
            || !self.clients[to].sending.is_empty()
        {
            return;
        }
        let (kept, tab) = (self.clients[from].kept(), self.tab());
        self.want(to, Want::Close);
        self.clients[to].come_back(kept, tab);
        self.clients[to].sending = self.shelf_of(from);
        self.tell(to, line(LineInput::Start));
    }

    fn is_live(&self, client: usize) -> bool {
        self.clients[client].session.line().is_live()
    }

    fn tell(&mut self, client: usize, input: Input) {
        let chance = self.rng.u32(..);
        for want in self.clients[client].handle(self.now, chance, input) {
            self.want(client, want);
        }
        if let Some(at) = self.clients[client].refused_change() {
            self.tell(client, Input::Discard(at));
        }
    }

    fn want(&mut self, client: usize, want: Want) {
        match want {
            Want::Open(id) => self.network.open(id, client, Up::Open),
            Want::Ask(id, frames) => self.network.open(id, client, Up::Exchange(frames)),
            Want::Close => {
                if let Some(id) = self.clients[client].socket.take() {
                    self.network.send_up(id, Up::Close);
                }
            }
            Want::Send(up) => {
                if let Some(id) = self.clients[client].socket {
                    self.network.send_up(id, up);
                }
            }
        }
    }

    fn arrive(&mut self, client: usize, end: End) -> Checked {
        match self.network.arrive(client, end) {
            None => Ok(()),
            Some((id, Arrived::Up(Up::Open))) if self.clients[client].blocked < 2 => {
                self.network.forget(id);
                if self.clients[client].blocked == 0 { self.hear(client, id, Down::Closed) } else { Ok(()) }
            }
            Some((id, Arrived::Up(up))) => {
                let Client { who, contact, conversation, .. } = &self.clients[client];
                let sent = self.objects[*conversation].receive(self.now, id, (who, *contact), up);
                self.network.send_down(sent);
                Ok(())
            }
            Some((id, Arrived::Down(down))) => self.hear(client, id, down),
        }
    }

    fn hear(&mut self, client: usize, id: SocketId, down: Down) -> Checked {
        if let Down::Piece(answer) = down {
            self.piece_answered(client, id, answer);
            return Ok(());
        }
        if self.clients[client].exchange == Some(id) {
            return self.answer(client, down);
        }
        if self.clients[client].socket != Some(id) {
            return Ok(());
        }
        match down {
            Down::Opened => {
                self.clients[client].exchange = None;
                self.tell(client, line(LineInput::Opened));
            }
            Down::Answer(_) | Down::Piece(_) => {}
            Down::Closed => {
                self.clients[client].socket = None;
                self.tell(client, line(LineInput::Closed));
            }
            Down::Frame(frame) => {
                self.tell(client, line(LineInput::Heard));
                self.read(client, &frame)?;
            }
        }
        Ok(())
    }

    fn answer(&mut self, client: usize, down: Down) -> Checked {
        self.clients[client].exchange = None;
        let Down::Answer(frames) = down else {
            self.tell(client, line(LineInput::Unanswered));
            return Ok(());
        };
        for frame in frames {
            self.read(client, &frame)?;
        }
        self.tell(client, line(LineInput::Exchanged));
        Ok(())
    }

    /// What the session does not understand is the app's.
    fn read(&mut self, client: usize, text: &str) -> Checked {
        if let Some(frame) = wire::read(&self.clients[client].who, text) {
            self.check_told(client, &frame)?;
            self.tell(client, Input::Frame(frame));
        }
        Ok(())
    }

    fn cut(&mut self, client: usize, noticed_by: Option<End>) {
        let Some(id) = self.clients[client].socket else { return };
        let conversation = self.clients[client].conversation;
        if noticed_by != Some(End::Client) {
            let sent = self.objects[conversation].notice_cut(self.now, id);
            self.network.send_down(sent);
        }
        // What was on its way is lost; who does not notice goes on sending into nothing.
        self.network.clear(id);
        if noticed_by != Some(End::Edge) {
            self.network.forget(id);
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
                self.list.hear(self.now, summary.clone());
                // Late, after whatever comes next.
                self.objects[at].notices.push(summary);
            }
            _ => self.list.hear(self.now, summary),
        }
        self.check_list()
    }
}

/// A message that is a page of that title.
fn card_of(title: String, picture: Option<File>) -> Option<Posted> {
    let address = "https://shop.example/".to_owned();
    let facts = PageFacts::new([address, title, "49.95".to_owned(), "EUR".to_owned(), String::new()]);
    let card = PageCard::new(facts, picture).ok()?;
    Some(Posted { body: Body::from(&card), with: Some(Content::Card(card)) })
}

fn place(who: Who) -> usize {
    usize::from(who) % CLIENTS.len()
}

fn broken<T>(what: String) -> Result<T, Broken> {
    Err(Broken(what))
}
