//! What travels between visitors, agents and the edge, and nothing about what is done with it.
//!
//! Frames are JSON text, externally tagged: `{"say":{"number":1,"body":"Hello"}}`. Unknown fields are ignored,
//! so that a cached widget outlives a release. `docs/protocol.md` holds the rules, with ids that tests cite.

mod accent;
mod agent;
mod api;
mod body;
mod change;
mod event;
mod face;
mod id;
mod inbox;
pub mod limits;
mod origin;
mod refusal;
mod settings;
mod status;
mod talk;
mod time;
mod visitor;

pub use accent::{Accent, Ink};
pub use agent::{FromAgent, ToAgent};
pub use api::{
    AcceptInvitation, Agent, AgentSignIn, ConversationTicket, CreateConversation, Invitation, Invite, LinkRequest, Me,
    NewAgent, NewSite, PathAnswer, Role, Setup, SignIn, Team, UseLink,
};
pub use body::{Body, BodyError};
pub use change::{Change, Numbered};
pub use event::{Author, Event, Happened};
pub use face::Face;
pub use id::{AgentId, ConversationId, IdError, SignInId, SiteId, TabId};
pub use inbox::{FromConsole, LastLine, Looker, Summary, ToConsole};
pub use origin::Origin;
pub use refusal::{Refusal, Refused};
pub use settings::{FrameSettings, Language, Settings, Side};
pub use status::Status;
pub use talk::{Acknowledged, Beat, Delete, Edit, Epoch, Events, Hello, Number, Receipt, Say, Seq, Typing, Welcome};
pub use time::Timestamp;
pub use visitor::{About, FromVisitor, Page, ToVisitor, VisitorCard};

/// The WebSocket subprotocol that names this version of the frames.
pub const SUBPROTOCOL: &str = "edgewise.v1";

/// Prefix of the subprotocol entry that carries a visitor's token; a token never stands in a URL.
pub const TOKEN_SUBPROTOCOL: &str = "token.";

/// What a client sends to see whether the line is alive; answered by the platform without waking the object.
pub const PING: &str = "ping";

/// The answer to [`PING`].
pub const PONG: &str = "pong";
