//! What a conversation is told, and what it wants done about it.

use protocol::{
    AgentId, Change, Content, Event, Face, FileId, Hello, Looker, Number, Party, Rated, Receipt, Refusal, Refused, Seq,
    Summary, TabId, Timestamp, Typing, Welcome, What, Who,
};

use words::said::Said;

use super::fold::Fold;
use super::receipts::Receipts;
use super::silence::Silence;
use crate::automation::bot::{Advice, Question};

/// Who acts: a person or a program, and the tab whose sends are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Who.
    pub who: Who,
    /// From which tab.
    pub tab: TabId,
}

/// A numbered send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Send {
    /// That tab's number of it.
    pub number: Number,
    /// What it does.
    pub change: Change,
    /// The message that it changes; nothing where it changes none, or none is there.
    pub original: Option<Original>,
    /// Why the file that it posts cannot be had; nothing where it can, or it posts none.
    pub unfit: Option<Refusal>,
}

/// A message that is to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Who posted it.
    pub by: Who,
    /// The file that it has.
    pub file: Option<FileId>,
    /// Whether its text stands for something else, and so has no other.
    pub is_fixed: bool,
}

/// Who has the conversation open, as the clients tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audience {
    /// Each agent's device once.
    pub looking: Vec<Looker>,
    /// How many clients there are, the visitor's included.
    pub clients: usize,
}

impl Original {
    /// What was posted in that event; nothing if it was something else.
    pub fn of(event: Event) -> Option<Self> {
        match event.what {
            What::Posted(posted) => {
                let is_fixed = matches!(posted.with, Some(Content::File(_) | Content::Card(_)));
                Some(Self { file: posted.file().map(|file| file.id), is_fixed, by: event.by })
            }
            _ => None,
        }
    }
}

/// What a conversation is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A client has connected and says what it has.
    Hello(Peer, Hello),
    /// A client posts a message, edits one, takes one back, or writes a note.
    Send(Peer, Send),
    /// A client's person types.
    Typing(Who),
    /// A client says up to where it has the log.
    Receipt(Party, Receipt),
    /// An agent takes the conversation, from a colleague only when named.
    Take(Face, Option<AgentId>),
    /// An agent closes it.
    Close(Face),
    /// An agent reopens it.
    Reopen(Face),
    /// The visitor says how it was.
    Rate(Rated),
    /// A client came or went.
    Audience(Audience),
    /// This agent is there, who answered before the visitor came back.
    Prefer(Face),
    /// What is known about an [`Effect::Consult`], and the sentences to say it in.
    Advise(Advice, &'static Said),
    /// The time of [`Effect::WakeBy`] has come. What follows from a silence, if the owner wants anything of it.
    Wake(Option<Silence>),
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store the event. What follows must not leave before it is.
    Store(Event),
    /// Store the fold in place of the last one, together with the event.
    StoreFold(Box<Fold>),
    /// Drop the file: its message is taken back. Together with the event.
    Drop(FileId),
    /// Store the receipts in place of the last ones.
    StoreReceipts(Receipts),
    /// Wake me at this time, unless the alarm is set and rings sooner; stored together with the event.
    WakeBy(Timestamp),
    /// Tell the client that acted, and repeats a send, where the log has it. The first time the event itself tells.
    Acknowledge(TabId, Number),
    /// Greet the client that acted.
    Welcome(Welcome),
    /// Send the client that acted all events after this one.
    Replay(Seq),
    /// Tell the client that acted how far the other side is.
    Receipt(Receipt),
    /// Tell the client that acted, an agent's, who is looking.
    Looking(Vec<Face>),
    /// Tell every client whose side may see it; tell the others that something hidden stands there.
    Broadcast(Event),
    /// Tell every client but the one that acted.
    ShowTyping(Typing),
    /// Tell every client of that side how far the other side is.
    ShowReceipt(Party, Receipt),
    /// Tell the agents who is looking.
    ShowLooking(Vec<Face>),
    /// Refuse what the client that acted asked for.
    Refuse(Refused),
    /// Look up what the owner's answers say about this, and come back with [`Input::Advise`].
    Consult(Question),
    /// Tell the inbox.
    Summarise(Summary),
    /// Close the clients that have been silent since then.
    Reap(Timestamp),
}
