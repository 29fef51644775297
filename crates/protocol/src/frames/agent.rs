//! Frames between an agent's console and the conversation that it has open.

use serde::{Deserialize, Serialize};

use crate::{
    Acknowledged, Beat, Change, Delete, Edit, Events, Face, Hello, Numbered, React, Receipt, Refused, Say, Typing,
    VisitorCard, Welcome,
};

/// From an agent to a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromAgent {
    /// Always first.
    Hello(Hello),
    /// A message; it takes a conversation that nobody has taken.
    Say(Say),
    /// Another text for a message of one's own.
    Edit(Edit),
    /// A message of one's own is taken back.
    Delete(Delete),
    /// A reaction to a message of the other side.
    React(React),
    /// The agent types.
    Typing {},
    /// Something for colleagues, numbered as messages are.
    Note(Say),
    /// Up to where this device has the log, and its person has read it.
    Receipt(Receipt),
    /// The agent answers from now on.
    Take {
        /// From which colleague, when the agent means to take over; nobody when it waits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<crate::AgentId>,
    },
    /// The conversation is done.
    Close {},
    /// It is not done after all; the agent takes it.
    Reopen {},
}

/// From a conversation to an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToAgent {
    /// The answer to hello.
    Welcome(Welcome),
    /// What happened.
    Events(Events),
    /// Where the log has a repeated send.
    Acknowledged(Acknowledged),
    /// Where the log ends.
    Beat(Beat),
    /// The visitor or a colleague types.
    Typing(Typing),
    /// Up to where the visitor has the log: after hello, and whenever it changes.
    Receipt(Receipt),
    /// Something was refused; the conversation goes on.
    Refused(Refused),
    /// With whom: after hello, and whenever it changes.
    Visitor(Box<VisitorCard>),
    /// Which agents have the conversation open: after hello, and whenever it changes.
    Looking {
        /// Each once, however many tabs they have.
        agents: Vec<Face>,
    },
}

impl From<Numbered> for FromAgent {
    fn from(Numbered { tab, number, change }: Numbered) -> Self {
        match change {
            Change::Post(posted) => Self::Say(Say::of(tab, number, posted)),
            Change::Edit { of, body } => Self::Edit(Edit { tab, number, of, body: body.into() }),
            Change::Delete { of } => Self::Delete(Delete { tab, number, of }),
            Change::React { of, with } => Self::React(React { tab, number, of, with }),
            Change::Note(body) => Self::Note(Say::of(tab, number, body.into())),
        }
    }
}
