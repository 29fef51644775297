//! What the edge asks a site, and what it answers. Travels inside the deployment only.

use protocol::{Agent, AgentId, AgentSignIn, Face, Invite, NewSite, Settings, SignInId, Team, Timestamp};
use serde::{Deserialize, Serialize};

use super::record::Password;

/// An agent's device that asks; its token is verified, whether it still stands is the site's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// Who.
    pub agent: AgentId,
    /// On which device.
    pub sign_in: SignInId,
}

/// A device that is about to be signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// A fresh id for the sign-in.
    pub sign_in: SignInId,
    /// Browser and system in a few words.
    pub browser: String,
}

/// What the edge asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Whether the site is set up.
    IsSetUp,
    /// Make it; the edge has checked the setup secret.
    SetUp {
        /// Name and websites.
        site: NewSite,
        /// The first admin, with a fresh id.
        agent: (Face, String, Password),
        /// The admin's device.
        device: Device,
    },
    /// The settings.
    Settings,
    /// The salt of an agent's password.
    Salt {
        /// The agent's address.
        email: String,
    },
    /// Sign in with a derived password.
    SignIn {
        /// The agent's address.
        email: String,
        /// Argon2id of the password, in hexadecimal.
        derived: String,
        /// The device.
        device: Device,
    },
    /// Keep a one-time link; the edge has checked the setup secret.
    MakeLink {
        /// The agent's address.
        email: String,
        /// Of the link's secret.
        digest: String,
    },
    /// Sign in with a one-time link.
    UseLink {
        /// Of the link's secret.
        digest: String,
        /// The device.
        device: Device,
    },
    /// Accept an invitation.
    Accept {
        /// Of the invitation's secret.
        digest: String,
        /// The name that visitors see.
        name: String,
        /// The derived password.
        password: Password,
        /// A fresh id.
        agent: AgentId,
        /// The device.
        device: Device,
    },
    /// Whether this sign-in stands, and whose it is.
    Check(Caller),
    /// The agent's devices.
    SignIns(Caller),
    /// End one of them.
    Revoke {
        /// Who asks.
        caller: Caller,
        /// Which.
        sign_in: SignInId,
    },
    /// Replace the settings.
    ChangeSettings {
        /// Who asks.
        caller: Caller,
        /// By these.
        settings: Settings,
    },
    /// Agents and invitations.
    Team(Caller),
    /// Invite a colleague.
    Invite {
        /// Who asks.
        caller: Caller,
        /// Whom.
        invite: Invite,
        /// Of the invitation's secret.
        digest: String,
    },
    /// Take an invitation back.
    Uninvite {
        /// Who asks.
        caller: Caller,
        /// Whose.
        email: String,
    },
    /// Remove an agent.
    RemoveAgent {
        /// Who asks.
        caller: Caller,
        /// Whom.
        agent: AgentId,
    },
}

/// What the site answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is done.
    Done,
    /// Whether the site is set up.
    IsSetUp(bool),
    /// The settings.
    Settings(Settings),
    /// The salt, where the address is known.
    Salt(Option<String>),
    /// Somebody is signed in.
    SignedIn {
        /// Who.
        agent: Agent,
        /// On which device.
        sign_in: SignInId,
        /// Until when.
        expires: Timestamp,
        /// The site's name.
        site_name: String,
    },
    /// Devices.
    SignIns(Vec<AgentSignIn>),
    /// The team.
    Team(Team),
}
