//! What a conversation is told, and what it wants done about it.

use protocol::{
    AgentId, Author, Body, Event, Face, Hello, Looker, Number, Receipt, Refused, Seq, Summary, TabId, Timestamp,
    Typing, Welcome,
};

use super::fold::Fold;
use super::receipts::{Party, Receipts};

/// Who acts: the author, and the tab whose sends are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Who.
    pub author: Author,
    /// From which tab.
    pub tab: TabId,
}

/// The message that a send is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The place that the client names.
    pub seq: Seq,
    /// Who posted the message there; nobody when there is none.
    pub by: Option<Author>,
}

/// Who has the conversation open, as the sockets tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audience {
    /// Each agent's device once.
    pub looking: Vec<Looker>,
    /// How many sockets there are, the visitor's included.
    pub sockets: usize,
}

/// What a conversation is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A client has connected and says what it has.
    Hello(Peer, Hello),
    /// A client sends a message.
    Say(Peer, Number, Body),
    /// A client gives a message another text.
    Edit(Peer, Number, Target, Body),
    /// A client takes a message back.
    Delete(Peer, Number, Target),
    /// A client's person types.
    Typing(Peer),
    /// A client says up to where it has the log.
    Receipt(Party, Receipt),
    /// An agent takes the conversation, from a colleague only when named.
    Take(Face, Option<AgentId>),
    /// An agent closes it.
    Close(Face),
    /// An agent reopens it.
    Reopen(Face),
    /// Somebody came or went.
    Audience(Audience),
    /// The time of [`Effect::WakeBy`] has come.
    Wake,
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store the event. What follows must not leave before it is.
    Store(Event),
    /// Store the fold in place of the last one, together with the event.
    StoreFold(Box<Fold>),
    /// Store the receipts in place of the last ones.
    StoreReceipts(Receipts),
    /// Wake me at this time, unless the alarm is set and rings sooner; stored together with the event.
    WakeBy(Timestamp),
    /// Tell the one who acted, and repeats a send, where the log has it. The first time the event itself tells.
    Acknowledge(TabId, Number),
    /// Greet the one who acted.
    Welcome(Welcome),
    /// Send the one who acted all events after this one.
    Replay(Seq),
    /// Tell the one who acted how far the other side is.
    Receipt(Receipt),
    /// Tell the one who acted, an agent, who is looking.
    Looking(Vec<Face>),
    /// Tell everybody who is connected.
    Broadcast(Event),
    /// Tell everybody but the one who acted.
    ShowTyping(Typing),
    /// Tell everybody of that side how far the other side is.
    ShowReceipt(Party, Receipt),
    /// Tell the agents who is looking.
    ShowLooking(Vec<Face>),
    /// Refuse the one who acted.
    Refuse(Refused),
    /// Tell the inbox.
    Summarise(Summary),
    /// Close the sockets of which nothing was heard since then.
    Reap(Timestamp),
}
