//! Requests between the edge and the objects, each tied to its answer. They travel inside the deployment only.

use protocol::{ContactId, Event, Face, Introduction, Proven, Rated, Refused, SignInId, Summary};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::automation::bot::Advice;

/// A request to an object.
pub trait Ask: Serialize + DeserializeOwned {
    /// Where the object takes it, such as `summary`.
    const PATH: &'static str;
    /// What the object answers.
    type Answer: Serialize + DeserializeOwned;
}

/// With whom a visitor would talk now, and how soon.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OnDuty {
    /// Agents with a console open, by name; at most [`protocol::limits::FACES_SHOWN`].
    pub faces: Vec<Face>,
    /// Within how many seconds answers usually come, where that is known.
    pub answers_within: Option<u32>,
}

macro_rules! asks {
    ($($(#[$doc:meta])* $path:literal $Name:ident { $($(#[$field_doc:meta])* $field:ident: $Type:ty),* $(,)? } -> $Answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            pub struct $Name {
                $($(#[$field_doc])* pub $field: $Type,)*
            }

            impl $crate::ask::Ask for $Name {
                const PATH: &'static str = $path;
                type Answer = $Answer;
            }
        )*
    };
}
pub(crate) use asks;

asks! {
    /// Asks a conversation how it stands; nothing before its first message.
    "summary" HowItStands {} -> Option<Summary>;
    /// Tells a conversation that the agent who had it before the visitor came back is on duty; how it stands then.
    "prefer" Prefer {
        /// Who.
        agent: Face,
    } -> Option<Summary>;
    /// The visitor tells a conversation how it was.
    "rate" Rate {
        /// How.
        rated: Rated,
    } -> Result<(), Refused>;
    /// Asks a conversation what the visitor said last about how it was.
    "rating" Rating {} -> Option<Rated>;
    /// The visitor tells a conversation who they are.
    "introduce" Introduce {
        /// What they say; nothing of it takes it back.
        said: Introduction,
    } -> ();
    /// Somebody has proven to a conversation who its visitor is.
    "own" Own {
        /// Who.
        proven: Proven,
    } -> Result<(), Refused>;
    /// Asks a conversation whether the visitor who asks is still its own.
    "admits" Admits {} -> ();
    /// What is known about a question that a conversation's bot has to answer.
    "advise" Advise {
        /// What.
        advice: Advice,
    } -> ();
    /// Asks a conversation who its visitor says they are.
    "introduction" WhoIsIt {} -> Introduction;
    /// Opens a link by which the visitor goes on on another device.
    "open-link" OpenLink {
        /// Of its code.
        digest: String,
    } -> Result<(), Refused>;
    /// Spends such a link.
    "claim-link" ClaimLink {
        /// Of its code.
        digest: String,
    } -> Result<Option<ContactId>, Refused>;
    /// Asks a conversation for its whole log, as one side may see it.
    "log" ReadLog {
        /// Whether it is for the team.
        team: bool,
    } -> Vec<Event>;
    /// Tells a conversation to close the clients of a sign-in that is not good any more.
    "show-out" ShowOut {
        /// Which.
        sign_in: SignInId,
    } -> ();
    /// Tells an inbox shard how a conversation stands.
    "summarise" Summarise {
        /// How.
        summary: Summary,
    } -> ();
    /// Asks an inbox shard with whom a visitor would talk now.
    "on-duty" WhoIsOnDuty {} -> OnDuty;
    /// Tells an inbox shard that a sign-in is not good any more.
    "revoke" Revoked {
        /// Which.
        sign_in: SignInId,
    } -> ();
    /// Tells an inbox shard how many shards its site has now.
    "grow" Grow {
        /// From 0 to one less.
        shards: u16,
    } -> ();
}
