//! Frames between an agent's console and the conversation that it has open.

use serde::{Deserialize, Serialize};

use crate::{Acknowledged, Beat, Events, Face, Hello, Refused, Say, Typing, VisitorCard, Welcome};

/// From an agent to a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromAgent {
    /// Always first.
    Hello(Hello),
    /// A message; it takes a conversation that nobody has taken.
    Say(Say),
    /// The agent types.
    Typing {},
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
    /// A send is stored.
    Acknowledged(Acknowledged),
    /// Where the log ends.
    Beat(Beat),
    /// The visitor or a colleague types.
    Typing(Typing),
    /// Something was refused; the conversation goes on.
    Refused(Refused),
    /// With whom: after hello, and whenever it changes.
    Visitor(VisitorCard),
    /// Which agents have the conversation open: after hello, and whenever it changes.
    Looking {
        /// Each once, however many tabs they have.
        agents: Vec<Face>,
    },
}
