//! What a conversation is told, and what it wants done about it.

use protocol::{
    Acknowledged, AgentId, Author, Body, Event, Face, Hello, Looker, Number, Refused, Seq, Summary, TabId, Timestamp,
    Typing, Welcome,
};

/// Who acts: the author, and the tab whose sends are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Who.
    pub author: Author,
    /// From which tab.
    pub tab: TabId,
}

/// What a conversation is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A client has connected and says what it has.
    Hello(Peer, Hello),
    /// A client sends a message.
    Say(Peer, Number, Body),
    /// A client's person types.
    Typing(Peer),
    /// An agent takes the conversation, from a colleague only when named.
    Take(Face, Option<AgentId>),
    /// An agent closes it.
    Close(Face),
    /// An agent reopens it.
    Reopen(Face),
    /// The agents who have it open have changed.
    Looking(Vec<Looker>),
    /// The time of [`Effect::WakeBy`] has come.
    Wake,
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store the event. What follows must not leave before it is.
    Store(Event),
    /// Wake me at this time, in place of any other; stored together with the event.
    WakeBy(Timestamp),
    /// Tell the one who acted that the message is stored.
    Acknowledge(Acknowledged),
    /// Tell the one who acted what the acknowledgement of this number was; the log knows.
    AcknowledgeAgain(TabId, Number),
    /// Greet the one who acted.
    Welcome(Welcome),
    /// Send the one who acted all events after this one.
    Replay(Seq),
    /// Tell everybody who is connected.
    Broadcast(Event),
    /// Tell everybody but the one who acted.
    ShowTyping(Typing),
    /// Tell the agents who is looking.
    ShowLooking(Vec<Face>),
    /// Refuse the one who acted.
    Refuse(Refused),
    /// Tell the inbox.
    Summarise(Summary),
}
