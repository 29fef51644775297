//! A conversation's object: rows that outlive it, and memory that does not. It keeps the real room, and performs its
//! effects as the worker does.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chat::automation::bot::{Advice, Known, Question};
use chat::client::{ClientKey, Closing};
use chat::conversation::{Fold, Pacing};
use chat::files;
use chat::room::{Client, Effect, Guest, Input, Room, Rules, Stored, Visitor, Wake, Way};
use protocol::{
    AnswerId, Audience, Beat, Body, ContactId, ConversationId, Epoch, Event, FromVisitor, Looker, Proven, Seq,
    SignInId, Summary, Timestamp, ToVisitor, Verdict, What, Who, limits,
};
use session::upload::Answer;

use crate::bug::Bug;
use crate::disk::Disk;
use crate::sending;
use crate::wire::{Down, PieceOf, SocketId, Up, of_client};

/// What every file is: a picture, as far as anybody looks.
static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x08\x02\0\0\0".to_vec();
    picture.resize(3 * limits::PIECE_BYTES as usize, 0);
    picture
});

/// What the owner has happen by itself: the shortest silences that there are, and a bot or none.
static RULES: LazyLock<[Option<Rules>; 2]> = LazyLock::new(|| {
    [r#"{"ask_after":5,"close_after":5}"#, r#"{"ask_after":5,"close_after":5,"bot":{"on":true}}"#]
        .map(|rules| serde_json::from_str(rules).ok())
});

/// What the bot knows.
const TITLES: [&str; 2] = ["Returns", "Delivery"];

/// So often the fold of the log is stored: sooner than the room asks for it, so that short logs have some.
const FOLD_EVERY: usize = 7;

/// A conversation's object.
pub(crate) struct Object {
    /// Which conversation.
    pub(crate) id: ConversationId,
    bug: Option<Bug>,
    has_bot: bool,
    /// Questions on which the bot is to be advised; lost when the object dies.
    pub(crate) questions: Vec<Question>,
    /// The last of them.
    last_question: Option<Seq>,
    /// What is stored of the log.
    pub(crate) disk: Disk,
    /// What else is stored.
    stored: Stored,
    /// The stored alarm.
    pub(crate) alarm: Option<Timestamp>,
    /// Notices on their way to the inbox; lost when the object dies.
    pub(crate) notices: Vec<Summary>,
    /// Dies at the next input after so many effects.
    pub(crate) dies_after: Option<u8>,
    memory: Option<Room>,
    /// Whose it is, once that is stored; and whether they have come since.
    owner: Option<(ContactId, bool)>,
    /// What became of that against the rule (V4).
    pub(crate) leaked: Option<String>,
    /// What is attached to each socket.
    attached: BTreeMap<ClientKey, Client>,
}

/// What belongs to one input while its effects are performed.
#[derive(Default)]
struct Turn {
    sent: Vec<(SocketId, Down)>,
    /// The exchange that is answered: under which key, and with what so far.
    exchange: Option<(ClientKey, Vec<String>)>,
    is_turned_away: bool,
    died: bool,
}

impl Object {
    /// An object in which nothing has happened.
    pub(crate) fn new(id: ConversationId, has_bot: bool, bug: Option<Bug>) -> Self {
        Self {
            id,
            bug,
            has_bot,
            questions: Vec::new(),
            last_question: None,
            disk: Disk::new(bug),
            stored: Stored::default(),
            alarm: None,
            notices: Vec::new(),
            dies_after: None,
            memory: None,
            owner: None,
            leaked: None,
            attached: BTreeMap::new(),
        }
    }

    /// Something came from a client's socket.
    pub(crate) fn receive(
        &mut self,
        now: Timestamp,
        from: SocketId,
        (who, contact): (&Who, Option<ContactId>),
        up: Up,
    ) -> Vec<(SocketId, Down)> {
        let mut turn = Turn::default();
        match up {
            Up::Open => {
                turn.sent.push((from, Down::Opened));
                let input = Input::Arrive { key: from, guest: self.guest(who, contact), way: Way::Socket };
                self.handle(now, input, &mut turn);
                if turn.is_turned_away {
                    turn.sent.retain(|(to, _)| *to != from);
                    turn.sent.push((from, Down::Closed));
                }
            }
            Up::Piece(piece) => turn.sent.push((from, Down::Piece(self.take_piece(now, who, piece)))),
            Up::Exchange(frames) => return self.exchange(now, from, self.guest(who, contact), frames),
            Up::Ping if self.attached.contains_key(&from) => {
                self.disk.pings.insert(from, now);
                let beat = serde_json::to_string(&ToVisitor::Beat(self.beat())).unwrap_or_default();
                turn.sent.push((from, Down::Frame(beat)));
            }
            Up::Close if self.attached.contains_key(&from) => {
                self.room();
                self.attached.remove(&from);
                self.handle(now, Input::Gone(from), &mut turn);
            }
            Up::Frame(text) if self.attached.contains_key(&from) => {
                let text = self.misread(text);
                self.handle(now, Input::Frame { from, text: &text }, &mut turn);
            }
            // Nobody is there any more.
            Up::Ping | Up::Close | Up::Frame(_) => {}
        }
        turn.sent
    }

    /// Frames that come in a request: read as those of a socket are, and answered together.
    fn exchange(&mut self, now: Timestamp, from: SocketId, guest: Guest, frames: Vec<String>) -> Vec<(SocketId, Down)> {
        let mut turn = Turn { exchange: Some((from, Vec::new())), ..Turn::default() };
        let Some(tab) = frames.first().and_then(|hello| chat::room::greeting(hello)) else { return turn.sent };
        let input = Input::Arrive { key: from, guest, way: Way::Exchange(tab) };
        self.handle(now, input, &mut turn);
        let key = turn.exchange.as_ref().map_or(from, |(key, _)| *key);
        if !turn.is_turned_away {
            for text in frames {
                let text = self.misread(text);
                if !turn.died {
                    self.handle(now, Input::Frame { from: key, text: &text }, &mut turn);
                }
            }
            if !turn.died {
                self.handle(now, Input::Rest(key), &mut turn);
            }
        }
        let answer = turn.exchange.map(|(_, frames)| frames).filter(|_| !turn.died && !turn.is_turned_away);
        turn.sent.push((from, answer.map_or(Down::Closed, Down::Answer)));
        turn.sent
    }

    /// A piece of a file, which is stored before it is answered.
    fn take_piece(&mut self, now: Timestamp, who: &Who, piece: PieceOf) -> Answer {
        let PieceOf { file, place, bytes } = piece;
        let stored = self.disk.files.get(&file).cloned();
        let from = (place * limits::PIECE_BYTES) as usize;
        let content = &PICTURE[from..(from + limits::PIECE_BYTES as usize).min(bytes as usize)];
        let name = sending::name(file);
        let piece = files::Piece { file, place, name: &name, bytes, content };
        let taken = files::take(now, who.actor(), piece, stored.as_ref(), &self.disk.held(now));
        if self.dies_after.take().is_some() {
            self.die(&mut Turn::default());
            return Answer::Lost;
        }
        match taken {
            Err(refused) => Answer::Refused(refused),
            Ok(None) => {
                let Some(mut upload) = stored else { return Answer::Lost };
                if self.bug == Some(Bug::PieceTwice) {
                    upload.arrived = (upload.arrived + limits::PIECE_BYTES).min(upload.file.bytes);
                    self.disk.files.insert(file, upload.clone());
                }
                Answer::Arrived(upload.answer())
            }
            Ok(Some(upload)) => {
                self.disk.pieces.insert((file, place));
                self.alarm = Some(self.alarm.map_or(upload.given_up_at(), |set| set.min(upload.given_up_at())));
                let answer = upload.answer();
                self.disk.files.insert(file, upload);
                Answer::Arrived(answer)
            }
        }
    }

    /// What is known about a question comes: answers of some verdict (0 to 2), nothing as nobody could be asked (3), not at
    /// all (4, 6), or twice (5).
    pub(crate) fn advise(&mut self, now: Timestamp, how: u8) -> Vec<(SocketId, Down)> {
        if self.questions.is_empty() {
            return Vec::new();
        }
        let question = self.questions.remove(0);
        let verdict = [Verdict::Answer, Verdict::Offer, Verdict::HandOver].get(usize::from(how)).copied();
        let best = TITLES.into_iter().zip(1..).filter_map(|(title, id)| answer(title, id)).collect();
        let starters = TITLES.map(str::to_owned).to_vec();
        let known = Known { verdict: verdict.unwrap_or(Verdict::Answer), best, starters };
        let mut turn = Turn::default();
        let advice = Advice { of: question.of, known: (how != 3).then_some(known), is_closed: false };
        if !matches!(how, 4 | 6) {
            self.handle_unseen(now, Input::Advise(advice), &mut turn);
        }
        if how == 5 {
            self.questions.push(question);
        }
        turn.sent
    }

    /// Handles an input with what the bug does not see.
    fn handle_unseen(&mut self, now: Timestamp, input: Input<'_>, turn: &mut Turn) {
        self.room();
        let log = self.disk.events();
        let last = |is: &dyn Fn(&Event) -> bool| log.iter().rposition(is).unwrap_or(usize::MAX);
        let is_asked = |event: &Event| matches!(event.what, What::Posted(_)) && event.by == Who::Visitor;
        let from_last = last(&is_asked);
        let unseen: Vec<bool> = match (self.bug, &input) {
            (Some(Bug::AnswerUnseen | Bug::QuestionUnseen), Input::Wake) => {
                let who = if self.bug == Some(Bug::AnswerUnseen) { Who::Visitor } else { Who::System };
                let asked = last(&|event| matches!(&event.what, What::Posted(it) if it.ending().is_some()));
                log.iter().enumerate().map(|(place, event)| place >= asked && event.by == who).collect()
            }
            (Some(Bug::AgentUnheard), Input::Advise(_)) => {
                log.iter().enumerate().map(|(place, event)| place > from_last && event.by.agent().is_some()).collect()
            }
            _ => Vec::new(),
        };
        if unseen.contains(&true) {
            let seen = |(event, unseen): (&Event, bool)| Event {
                what: if unseen { What::Unknown } else { event.what.clone() },
                ..event.clone()
            };
            let log: Vec<_> = log.iter().zip(unseen).map(seen).collect();
            let stored = Stored { fold: Fold::of(&log), ..self.stored.clone() };
            let clients = self.attached.values().cloned().collect();
            self.memory = Some(Room::wake(self.id, stored, clients, Pacing::Limited));
            self.handle(now, input, turn);
            self.memory = None;
        } else {
            self.handle(now, input, turn);
        }
    }

    fn guest(&self, who: &Who, contact: Option<ContactId>) -> Guest {
        match who.agent() {
            None => {
                let rules = RULES[usize::from(self.has_bot)];
                Guest::Visitor(Visitor { rules, contact, ..Visitor::default() })
            }
            // One device each.
            Some(face) => Guest::Agent(Looker { face: face.clone(), sign_in: SignInId::from_random([7; 16]) }),
        }
    }

    /// Whether it is somebody's.
    pub(crate) fn is_owned(&self) -> bool {
        self.owner.is_some()
    }

    /// Somebody proves that the visitor is this person; says whether that was done.
    pub(crate) fn own(&mut self, now: Timestamp, contact: ContactId) -> (bool, Vec<(SocketId, Down)>) {
        let proven = Proven {
            contact,
            id: "customer".to_owned(),
            issued: now,
            name: None,
            email: None,
            email_verified: false,
            phone: None,
            attrs: Vec::new(),
        };
        let mut turn = Turn::default();
        self.handle(now, Input::Own(proven), &mut turn);
        (!turn.died && !turn.is_turned_away, turn.sent)
    }

    /// The alarm rings.
    pub(crate) fn ring(&mut self, now: Timestamp) -> Vec<(SocketId, Down)> {
        let rung = self.alarm.take();
        let mut turn = Turn::default();
        self.handle_unseen(now, Input::Wake, &mut turn);
        // The platform rings again when the object died of it.
        if turn.died {
            self.alarm = rung;
        } else if let Some(next) = self.disk.sweep(now) {
            self.alarm = Some(self.alarm.map_or(next, |set| set.min(next)));
        }
        turn.sent
    }

    /// The room as it is in memory, or would be: from what is stored, and what is attached to the sockets.
    pub(crate) fn room(&mut self) -> &mut Room {
        let (id, bug) = (self.id, self.bug);
        let (disk, stored, attached) = (&self.disk, &self.stored, &self.attached);
        self.memory.get_or_insert_with(|| {
            let mut stored = stored.clone();
            if bug == Some(Bug::NumbersInMemory) {
                let forgotten = disk.events().iter().map(|event| Event { sent: None, ..event.clone() });
                stored.fold = Fold::of(forgotten.collect::<Vec<_>>().iter());
            }
            if bug == Some(Bug::EndingInMemory) {
                let forgotten =
                    disk.events().iter().map(|event| Event { what: without_ending(&event.what), ..event.clone() });
                stored.fold = Fold::of(forgotten.collect::<Vec<_>>().iter());
            }
            if bug == Some(Bug::OwnerInMemory) {
                stored.card.iter_mut().for_each(|card| card.proven = None);
            }
            let again = usize::from(bug == Some(Bug::FoldTwice));
            let from = (stored.fold.beat().head.0 as usize).saturating_sub(again);
            disk.events()[from..].iter().for_each(|event| stored.fold.apply(event));
            Room::wake(id, stored, attached.values().cloned().collect(), Pacing::Limited)
        })
    }

    /// The object leaves memory; its sockets sleep, and exchanges are forgotten.
    pub(crate) fn evict(&mut self) {
        self.memory = None;
    }

    /// The edge notices that a socket is gone.
    pub(crate) fn notice_cut(&mut self, now: Timestamp, socket: SocketId) -> Vec<(SocketId, Down)> {
        self.receive(now, socket, (&Who::System, None), Up::Close)
    }

    fn handle(&mut self, now: Timestamp, input: Input<'_>, turn: &mut Turn) {
        self.room();
        let Some(room) = &mut self.memory else { return };
        let Ok(effects) = room.handle(now, input, &self.disk);
        let lives_for = self.dies_after.take();
        if self.bug == Some(Bug::TellBeforeStore) {
            for effect in effects.iter().filter(|effect| matches!(effect, Effect::Send(..))) {
                self.perform(effect.clone(), turn);
            }
        }
        if lives_for == Some(0) {
            return self.die(turn);
        }
        for (done, effect) in effects.into_iter().enumerate() {
            // What is stored is, all at once.
            let is_store = matches!(effect, Effect::Store(_) | Effect::Wake(_));
            if !is_store && lives_for.is_some_and(|lives_for| done >= usize::from(lives_for)) {
                return self.die(turn);
            }
            self.perform(effect, turn);
        }
        if lives_for.is_some() {
            self.die(turn);
        }
    }

    fn perform(&mut self, effect: Effect, turn: &mut Turn) {
        match effect {
            Effect::Store(store) => {
                for mut row in store.rows {
                    if self.bug == Some(Bug::NotesForAll) {
                        row.audience = Audience::All;
                    }
                    self.disk.push(row);
                    if self.disk.rows.len().is_multiple_of(FOLD_EVERY) {
                        self.stored.fold = Fold::of(self.disk.events());
                    }
                }
                if let Some(file) = store.dropped.filter(|_| self.bug != Some(Bug::FileStays)) {
                    self.disk.drop_file(file);
                }
                self.stored.receipts = store.receipts.unwrap_or(self.stored.receipts);
                self.stored.card = store.card.or(self.stored.card.take());
                let proven = self.stored.card.as_ref().and_then(|card| card.proven.as_ref());
                self.owner = self.owner.or(proven.map(|proven| (proven.contact, false)));
                self.stored.rules = store.rules.unwrap_or(self.stored.rules);
            }
            Effect::Wake(Wake::At(at)) => self.alarm = Some(at),
            Effect::Wake(Wake::By(at)) => self.alarm = Some(self.alarm.map_or(at, |set| set.min(at))),
            Effect::Admit(key) => {
                self.let_in(key);
                match &mut turn.exchange {
                    Some((ours, _)) => *ours = key,
                    None => self.remember(key),
                }
            }
            Effect::TurnAway(_) | Effect::EndExchange => turn.is_turned_away = true,
            Effect::Remember(key) if self.attached.contains_key(&key) => self.remember(key),
            // Pings are answered with what the room says; an exchange has nothing to attach to.
            Effect::Beat(_) | Effect::Remember(_) => {}
            Effect::Send(to, frame) => {
                for key in &to {
                    self.tells(*key);
                }
                match &mut turn.exchange {
                    Some((ours, answer)) if to == [*ours] => answer.push(frame),
                    _ => turn.sent.extend(to.into_iter().map(|to| (to, Down::Frame(frame.clone())))),
                }
            }
            Effect::Close(key, Closing::SignedOut) if self.bug == Some(Bug::StrangersStay) => {
                // The room has forgotten it, and is told anew at the next wake.
                self.memory = self.memory.take().filter(|_| !self.attached.contains_key(&key));
            }
            Effect::Close(key, _) => {
                self.attached.remove(&key);
                turn.sent.push((key, Down::Closed));
            }
            Effect::Consult(question) => {
                let is_known = self.last_question.replace(question.of) == Some(question.of);
                if !(is_known && self.bug == Some(Bug::AskedOnce)) {
                    self.questions.push(question);
                }
            }
            Effect::Summarise(summary) => self.notices.push(summary),
        }
    }

    /// A visitor is let in: by the owner's token alone, where there is one.
    fn let_in(&mut self, key: ClientKey) {
        let client = self.memory.as_ref().and_then(|room| room.client(key));
        let contact = client.and_then(|client| client.guest.visitor()).map(|visitor| visitor.contact);
        match (&mut self.owner, contact) {
            (Some((owner, has_come)), Some(contact)) if contact == Some(*owner) => *has_come = true,
            (Some((owner, _)), Some(contact)) => self.leaked = Some(format!("{contact:?} was let in to {owner}")),
            _ => {}
        }
    }

    /// A client is told something: where the owner has come, no visitor's without proof.
    fn tells(&mut self, key: ClientKey) {
        let client = self.memory.as_ref().and_then(|room| room.client(key)).or_else(|| self.attached.get(&key));
        let contact = client.and_then(|client| client.guest.visitor()).map(|visitor| visitor.contact);
        if let (Some((owner, true)), Some(contact)) = (self.owner, contact)
            && contact != Some(owner)
        {
            self.leaked = Some(format!("{contact:?} is told of what is {owner}'s"));
        }
    }

    fn remember(&mut self, key: ClientKey) {
        self.attached.extend(self.memory.as_ref().and_then(|room| Some((key, room.client(key)?.clone()))));
    }

    /// All that is in memory is lost, what has left is on its way, every socket breaks.
    fn die(&mut self, turn: &mut Turn) {
        self.memory = None;
        self.notices.clear();
        self.questions.clear();
        turn.died = true;
        turn.sent.extend(std::mem::take(&mut self.attached).into_keys().map(|socket| (socket, Down::Closed)));
    }

    fn beat(&self) -> Beat {
        let first = self.disk.rows.first();
        let head = self.disk.rows.last().map_or(Seq(0), |row| row.seq);
        Beat { epoch: first.map_or(Epoch::default(), |row| Epoch(row.at.0)), head }
    }

    /// The frame, with a send's number made to fit where that is the bug.
    fn misread(&self, text: String) -> String {
        match of_client(&text) {
            Ok(FromVisitor::Say(say)) if self.bug == Some(Bug::NoDedupe) => {
                let number = self.disk.last_of(say.tab).next();
                serde_json::to_string(&FromVisitor::Say(protocol::Say { number, ..say })).unwrap_or_default()
            }
            _ => text,
        }
    }
}

/// The event as if it had offered nothing.
fn without_ending(what: &What) -> What {
    match what {
        What::Posted(posted) if posted.ending().is_some() => What::Posted(posted.body.clone().into()),
        other => other.clone(),
    }
}

fn answer(title: &str, id: u8) -> Option<protocol::Answer> {
    Some(protocol::Answer {
        id: AnswerId::from_random([id; 16]),
        version: 1,
        title: title.to_owned(),
        phrasings: Vec::new(),
        body: Body::try_from(title).ok()?,
        link: String::new(),
    })
}
