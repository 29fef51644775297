//! A tab or a console: the real session, a device that keeps things, a clock of its own.

use protocol::{Change, ContactId, Epoch, Event, Events, FileId, Receipt, Seq, TabId, Timestamp, What, Who};
use session::{Incoming, Input, LineInput, Moment, Outgoing, Output, Progress, Saved, Session};

use crate::bug::Bug;
use crate::sending::Sending;
use crate::wire::{SocketId, Up, written};

/// One client.
#[derive(Debug)]
pub(crate) struct Client {
    /// Who it is to the edge.
    pub(crate) who: Who,
    /// Whom its browser can prove its visitor to be.
    pub(crate) contact: Option<ContactId>,
    /// Which conversation it has open.
    pub(crate) conversation: usize,
    /// What decides.
    pub(crate) session: Session,
    /// The socket that it uses.
    pub(crate) socket: Option<SocketId>,
    /// The exchange whose answer it waits for.
    pub(crate) exchange: Option<SocketId>,
    /// What its network does to sockets: refuses them (0), swallows them (1), or nothing (2).
    pub(crate) blocked: u8,
    /// How far its clock is from the edge's, in milliseconds.
    pub(crate) skew: i64,
    /// What its person has said, in order.
    pub(crate) said: Vec<String>,
    /// How many messages its person has edited.
    pub(crate) edits: u32,
    /// The furthest that it has ever said it had the log.
    pub(crate) told: Receipt,
    /// What its session showed last of the other side.
    pub(crate) shown: Receipt,
    /// Files on their way.
    pub(crate) sending: Vec<Sending>,
    /// All files that its person has sent.
    pub(crate) attached: Vec<FileId>,
    kept: Option<Saved>,
    /// When its one timer fires, by the edge's clock: timers do not follow a clock that is set.
    timer: Option<Timestamp>,
    bug: Option<Bug>,
    opened: SocketId,
}

/// What a client wants done with the network.
#[derive(Debug)]
pub(crate) enum Want {
    /// Open this socket, and forget any other.
    Open(SocketId),
    /// Close the socket.
    Close,
    /// Send this.
    Send(Up),
    /// Ask this in a request, and forget any other.
    Ask(SocketId, Vec<String>),
}

impl Client {
    /// A client that has nothing.
    pub(crate) fn new(who: Who, conversation: usize, tab: TabId, place: u8, bug: Option<Bug>) -> Self {
        Self {
            who,
            contact: None,
            conversation,
            session: Session::new(tab),
            socket: None,
            exchange: None,
            blocked: 2,
            skew: 0,
            said: Vec::new(),
            edits: 0,
            told: Receipt::default(),
            shown: Receipt::default(),
            sending: Vec::new(),
            attached: Vec::new(),
            kept: None,
            timer: None,
            bug,
            opened: SocketId::from(place) << 24,
        }
    }

    /// Its clock's time, when the edge's is `now`.
    pub(crate) fn clock(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0.saturating_add_signed(self.skew))
    }

    /// When it wants to be woken, by the edge's clock.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        self.timer.into_iter().chain(self.sending.iter().map(|sending| sending.due)).min()
    }

    /// Whether its session wants to be woken by then.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        self.timer.is_some_and(|due| due <= now)
    }

    /// A fresh name for a request.
    pub(crate) fn request(&mut self) -> SocketId {
        self.opened += 1;
        self.opened
    }

    /// Files whose message is under way or in the log need not be kept any more.
    pub(crate) fn forget_sent(&mut self) {
        let pending = self.session.pending().iter().filter_map(|pending| match &pending.change {
            Change::Post(posted) => posted.file().map(|file| file.id),
            _ => None,
        });
        let logged = self.session.log().events().iter().filter_map(|event| match &event.what {
            What::Posted(posted) => posted.file().map(|file| file.id),
            _ => None,
        });
        let sent: Vec<FileId> = pending.chain(logged).collect();
        self.sending.retain(|sending| !sent.contains(&sending.file));
    }

    /// Something happens to it.
    pub(crate) fn handle(&mut self, now: Timestamp, chance: u32, input: Input) -> Vec<Want> {
        let input = match input {
            Input::Frame(Incoming::Events(page)) if self.bug == Some(Bug::ForgetTheGap) => {
                Input::Frame(Incoming::Events(closed_up(self.session.log().head().0, page)))
            }
            other => other,
        };
        self.shown = self.session.other();
        let moment = Moment { now: self.clock(now), chance };
        let outputs = self.session.handle(moment, input);
        let wait = |due: Timestamp| due.0.saturating_sub(moment.now.0).max(1);
        self.timer = self.session.due().map(|due| Timestamp(now.0 + wait(due)));
        outputs.into_iter().filter_map(|output| self.want(output)).collect()
    }

    /// The tab dies and comes back with what was kept; `tab` is for what is said from then on.
    pub(crate) fn come_back(&mut self, kept: Option<Saved>, tab: TabId) {
        self.session = kept.map_or_else(|| Session::new(tab), |kept| Session::restore(kept, tab));
        (self.socket, self.exchange, self.shown) = (None, None, Receipt::default());
    }

    /// The last message of its person that it sees.
    pub(crate) fn last_own(&self) -> Option<Seq> {
        let own = |event: &&Event| matches!(event.what, What::Posted(_)) && event.by == self.who;
        self.session.log().events().iter().rev().find(own).map(|event| event.seq)
    }

    /// What ends the conversation, by the newest message that it sees.
    pub(crate) fn ending(&self) -> Option<String> {
        let posted = |event: &Event| match &event.what {
            What::Posted(posted) => Some(posted.ending().map(str::to_owned)),
            _ => None,
        };
        self.session.log().events().iter().rev().find_map(posted).flatten()
    }

    /// The answers to choose from below the last message, if it is the bot's.
    pub(crate) fn offered(&self) -> Option<Vec<String>> {
        let is_posted = |event: &&Event| matches!(event.what, What::Posted(_));
        let last = self.session.log().events().iter().rev().find(is_posted).filter(|event| event.by == Who::Bot)?;
        match &last.what {
            What::Posted(posted) => Some(posted.choices()?.as_slice().to_vec()),
            _ => None,
        }
    }

    /// The newest message of the other side.
    pub(crate) fn last_of_others(&self) -> Option<Seq> {
        let theirs = |event: &&Event| matches!(event.what, What::Posted(_)) && event.by.party() != self.who.party();
        self.session.log().events().iter().rev().find(theirs).map(|event| event.seq)
    }

    /// A change that was refused for good, since its message is gone; its person lets it be.
    pub(crate) fn refused_change(&self) -> Option<Timestamp> {
        let refused = |pending: &&session::Pending| {
            matches!(pending.progress, Progress::Failed(_))
                && match &pending.change {
                    Change::Post(posted) => posted.file().is_some(),
                    Change::Note(_) => false,
                    Change::Edit { .. } | Change::Delete { .. } | Change::React { .. } => true,
                }
        };
        self.session.pending().iter().find(refused).map(|pending| pending.at)
    }

    /// What the device has kept.
    pub(crate) fn kept(&self) -> Option<Saved> {
        self.kept.clone()
    }

    /// Whether nothing is to be sent, and all that the edge has is there.
    pub(crate) fn is_settled(&self, rows: &[Event]) -> bool {
        self.sending.is_empty() && self.session.pending().is_empty() && self.session.log().events().len() == rows.len()
    }

    /// Whether the log that it has is what the edge has stored, as far as it goes.
    pub(crate) fn has_a_prefix_of(&self, rows: &[Event]) -> bool {
        let log = self.session.log();
        // Nothing of the edge's is ever lost here, so there is one life of the log only.
        let one_life = log.epoch() == Epoch::default() || rows.first().is_none_or(|first| first.at.0 == log.epoch().0);
        one_life && rows.starts_with(log.events())
    }

    fn want(&mut self, output: Output) -> Option<Want> {
        match output {
            Output::Connect => {
                self.opened += 1;
                self.socket = Some(self.opened);
                Some(Want::Open(self.opened))
            }
            Output::Disconnect => Some(Want::Close),
            Output::Ping => Some(Want::Send(Up::Ping)),
            Output::Send(frame) => {
                self.note(&frame);
                Some(Want::Send(Up::Frame(written(&self.who, frame))))
            }
            Output::Exchange(frames) => {
                for frame in &frames {
                    self.note(frame);
                }
                self.opened += 1;
                self.exchange = Some(self.opened);
                let frames = frames.into_iter().map(|frame| written(&self.who, frame)).collect();
                Some(Want::Ask(self.opened, frames))
            }
            Output::Save(saved) => {
                if self.bug != Some(Bug::NothingKept) {
                    self.kept = Some(saved);
                }
                None
            }
        }
    }

    fn note(&mut self, frame: &Outgoing) {
        match frame {
            Outgoing::Receipt(receipt) => self.told = self.told.max(*receipt),
            Outgoing::Hello(hello) => self.told.delivered = self.told.delivered.max(hello.seq),
            Outgoing::Numbered(_) => {}
        }
    }
}

/// What a socket tells the session.
pub(crate) fn line(input: LineInput) -> Input {
    Input::Line(input)
}

/// The events as if there were no hole before them.
fn closed_up(head: u32, mut page: Events) -> Events {
    if page.events.first().is_some_and(|first| first.seq.0 > head + 1) {
        for (event, seq) in page.events.iter_mut().zip(head + 1..) {
            event.seq = protocol::Seq(seq);
        }
    }
    page
}
