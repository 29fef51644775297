//! What a site stores, one record each.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::lenient::Lenient;
use protocol::{
    Agent, AgentId, AgentSignIn, Bot, Email, Endings, Greetings, Hours, Identity, Look, PictureId, Profile, Role,
    Scale, SignInId, Timestamp, Versioned,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Where a record is stored.
pub type Key = String;

/// A stored record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// Settings: whose chat it is, and where.
    Profile(Versioned<Profile>),
    /// Settings: what visitors see.
    Look(Versioned<Look>),
    /// Settings: what visitors read first.
    Greetings(Versioned<Greetings>),
    /// Settings: who may write, and how the site proves who they are.
    Identity(Versioned<Identity>),
    /// Settings: how conversations end by themselves.
    Endings(Versioned<Endings>),
    /// Settings: when the site answers.
    Hours(Versioned<Hours>),
    /// Settings: whether the bot answers.
    Bot(Versioned<Bot>),
    /// Settings: how much the site can take.
    Scale(Versioned<Scale>),
    /// An agent.
    Member(Member),
    /// An agent's photo.
    Picture(AgentId, Picture),
    /// A device on which an agent is signed in.
    SignIn(StoredSignIn),
    /// An invitation that can be accepted.
    Invitation(OpenInvitation),
    /// A one-time sign-in link.
    Link(OpenLink),
}

/// A stored record of a known kind cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl Record {
    const KINDS: [&'static str; 13] = [
        "profile",
        "look",
        "greetings",
        "endings",
        "hours",
        "identity",
        "bot",
        "scale",
        "member",
        "picture",
        "sign_in",
        "invitation",
        "link",
    ];

    /// A record as it is stored; nothing where it is of a kind that this release does not know.
    pub fn read(json: &str) -> Result<Option<Self>, Unreadable> {
        let lenient: Lenient<Self> = serde_json::from_str(json).map_err(|_| Unreadable)?;
        if let Some(record) = lenient.known() {
            return Ok(Some(record));
        }
        let kinds: Map<String, Value> = serde_json::from_str(json).map_err(|_| Unreadable)?;
        let is_known = kinds.keys().any(|kind| Self::KINDS.contains(&kind.as_str()));
        if is_known || kinds.len() != 1 { Err(Unreadable) } else { Ok(None) }
    }

    /// Where it is stored.
    pub fn key(&self) -> Key {
        match self {
            Self::Profile(_) => "settings/profile".to_owned(),
            Self::Look(_) => "settings/look".to_owned(),
            Self::Greetings(_) => "settings/greetings".to_owned(),
            Self::Identity(_) => "settings/identity".to_owned(),
            Self::Endings(_) => "settings/endings".to_owned(),
            Self::Hours(_) => "settings/hours".to_owned(),
            Self::Bot(_) => "settings/bot".to_owned(),
            Self::Scale(_) => "settings/scale".to_owned(),
            Self::Member(member) => member_key(member.agent.face.id),
            Self::Picture(agent, _) => picture_key(*agent),
            Self::SignIn(sign_in) => sign_in_key(sign_in.id),
            Self::Invitation(invitation) => invitation_key(&invitation.digest),
            Self::Link(link) => link_key(&link.digest),
        }
    }
}

pub(super) fn member_key(agent: AgentId) -> Key {
    format!("agent/{agent}")
}

pub(super) fn picture_key(agent: AgentId) -> Key {
    format!("picture/{agent}")
}

pub(super) fn sign_in_key(sign_in: SignInId) -> Key {
    format!("sign-in/{sign_in}")
}

pub(super) fn invitation_key(digest: &str) -> Key {
    format!("invitation/{digest}")
}

pub(super) fn link_key(digest: &str) -> Key {
    format!("link/{digest}")
}

/// A derived password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Password {
    /// Random, in hexadecimal.
    pub salt: String,
    /// Argon2id of password and salt, in hexadecimal.
    pub derived: String,
}

/// An agent, with what only the site knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The agent.
    pub agent: Agent,
    /// The password.
    pub password: Password,
}

/// An agent's photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Which.
    pub id: PictureId,
    /// What it is on the web.
    pub mime: String,
    /// Its bytes, in base 64.
    content: String,
}

impl Picture {
    /// A photo of this kind; whoever makes it has looked at the bytes.
    pub fn new(id: PictureId, mime: &str, content: &[u8]) -> Self {
        Self { id, mime: mime.to_owned(), content: STANDARD.encode(content) }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        STANDARD.decode(&self.content).unwrap_or_default()
    }
}

/// A device on which an agent is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSignIn {
    /// Which.
    pub id: SignInId,
    /// Whose.
    pub agent: AgentId,
    /// Browser and system in a few words.
    pub browser: String,
    /// Since when.
    pub at: Timestamp,
    /// Until when.
    pub expires: Timestamp,
}

impl StoredSignIn {
    /// As it is shown to its agent, who asks from `current`.
    pub(super) fn shown(&self, current: SignInId) -> AgentSignIn {
        AgentSignIn {
            id: self.id,
            agent: self.agent,
            browser: self.browser.clone(),
            at: self.at,
            expires: self.expires,
            current: self.id == current,
        }
    }
}

/// An invitation that can be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    /// Of the secret in the invitation.
    pub digest: String,
    /// The colleague's address.
    pub email: Email,
    /// What they may do.
    pub role: Role,
    /// Until when.
    pub expires: Timestamp,
}

/// A one-time sign-in link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenLink {
    /// Of the secret in the link.
    pub digest: String,
    /// Whose.
    pub agent: AgentId,
    /// Until when.
    pub expires: Timestamp,
}
