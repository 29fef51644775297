//! Bodies of the HTTP interface, a file per noun. `docs/protocol.md` says which goes where.

mod answer;
mod card;
mod conversation;
mod device_link;
mod identity_key;
mod reception;
mod sign_in;
mod site;
mod team;

pub use self::answer::{Answer, Answers, Contradiction, Opinion, Question, Verdict};
pub use self::card::{CardAnswer, CardRequest};
pub use self::conversation::{ConversationTicket, CreateConversation, Identified, Identify, RatingAnswer};
pub use self::device_link::{ClaimDeviceLink, DeviceLink};
pub use self::identity_key::NewIdentityKey;
pub use self::reception::{Opening, Reception};
pub use self::sign_in::{AgentSignIn, LinkRequest, PathAnswer, SignIn, UseLink};
pub use self::site::{Me, NewAgent, NewSite, Setup};
pub use self::team::{AcceptInvitation, Agent, Invitation, Invite, Role, Team};
