//! What travels between visitors, agents and the edge, and nothing about what is done with it.
//!
//! Frames are JSON text, externally tagged: `{"say":{"number":1,"body":"Hello"}}`. A reader skips
//! fields, kinds and codes that it does not know, so that a cached widget outlives a release. `docs/protocol.md` holds
//! the rules, with ids that tests cite.

mod accent;
mod api;
mod body;
mod count;
mod event;
mod file;
mod frames;
mod id;
pub mod lenient;
pub mod limits;
mod origin;
mod page_card;
mod person;
mod refusal;
mod settings;
mod status;
mod time;
mod visible;

pub use accent::{Accent, Ink};
pub use api::{
    AcceptInvitation, Agent, AgentSignIn, Answer, Answers, CardAnswer, CardRequest, ClaimDeviceLink, Contradiction,
    ConversationTicket, CreateConversation, DeviceLink, Identified, Identify, Invitation, Invite, LinkRequest, Me,
    NewAgent, NewIdentityKey, NewSite, Opening, Opinion, PathAnswer, Question, RatingAnswer, Reception, Role, Setup,
    SignIn, Team, UseLink, Verdict,
};
pub use body::{Body, BodyError};
pub use count::{Epoch, Number, Seq};
pub use event::*; // every kind has its file there, and its line
pub use file::{Arrived, File, FileName, FileNameError};
pub use frames::{
    About, Acknowledged, Attribute, Beat, Counts, Delete, Edit, Events, FromAgent, FromConsole, FromVisitor, Hello,
    Introduction, LastLine, Looker, Page, Proven, Rank, React, Receipt, Say, Section, Shown, Summary, ToAgent,
    ToConsole, ToVisitor, Tracked, Typing, VisitorCard, Welcome, Window,
};
pub use id::{
    AgentId, AnswerId, ContactId, ConversationId, FileId, IdError, KeyId, PictureId, SignInId, SiteId, TabId,
};
pub use origin::Origin;
pub use page_card::{Availability, PageCard, PageCardError, PageFacts};
pub use person::{Email, EmailError, Face, Name, NameError};
pub use refusal::{Refusal, Refused};
pub use settings::{
    Bot, Distance, DistanceError, Endings, Exception, FrameGreeting, FrameSettings, Greetings, Hours, Icon, Identity,
    IdentityKey, Label, Language, Launcher, LauncherError, Load, Look, Minutes, MinutesError, PageGreeting,
    PathPattern, Profile, Scale, Settings, SettingsChange, Side, Size, Span, SpanError, Theme, Versioned, Week, Zone,
    ZoneError, hours,
};
pub use status::Status;
pub use time::Timestamp;
pub use visible::turns_direction;

/// The WebSocket subprotocol that names this version of the frames.
pub const SUBPROTOCOL: &str = "edgewise.v1";

/// Prefix of the subprotocol entry that carries a visitor's token; a token never stands in a URL.
pub const TOKEN_SUBPROTOCOL: &str = "token.";

/// What a client sends to see whether the line is alive; answered by the platform without waking the object.
pub const PING: &str = "ping";

/// The answer to [`PING`].
pub const PONG: &str = "pong";
