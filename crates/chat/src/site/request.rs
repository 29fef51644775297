//! What the edge asks a site, each request tied to its answer. Travels inside the deployment only.

use std::collections::BTreeMap;

use protocol::{
    Agent, AgentId, AgentSignIn, Email, Face, Invite, KeyId, Name, NewSite, PictureId, Settings, SettingsChange,
    SignInId, Team, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::record::{Password, Picture};
use super::{Changes, Outcome, Refusing, Site};
use crate::ask::{Ask, asks};

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

/// The first admin of a new site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founder {
    /// A fresh id.
    pub agent: AgentId,
    /// The name that visitors see.
    pub name: Name,
    /// The address to sign in with.
    pub email: Email,
    /// The derived password.
    pub password: Password,
}

/// An agent who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Who.
    pub agent: Agent,
    /// On which device.
    pub sign_in: SignInId,
    /// Until when.
    pub expires: Timestamp,
    /// The site's name.
    pub site_name: String,
    /// How many inbox shards the site has.
    pub shards: u16,
    /// Whether the site addresses its visitors formally.
    #[serde(default)]
    pub formal: bool,
}

impl SignedIn {
    /// The agent as others see them.
    pub fn face(&self) -> &Face {
        &self.agent.face
    }
}

/// A request that a site answers.
pub trait SiteAsk: Ask {
    #[doc(hidden)]
    #[allow(private_interfaces)] // only a site carries its requests out
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<Self::Answer, Refusing>;
}

/// Declares the requests, and the one table of their paths.
macro_rules! site_asks {
    ($($(#[$doc:meta])* $path:literal $Name:ident { $($(#[$field_doc:meta])* $field:ident: $Type:ty),* $(,)? } -> $Answer:ty;)*) => {
        asks! { $($(#[$doc])* $path $Name { $($(#[$field_doc])* $field: $Type,)* } -> $Answer;)* }

        impl Site {
            /// What is to be done about a request as it travels: its path and its JSON. The answer is JSON, too; nothing
            /// where there is no such request.
            pub fn handle_json(&mut self, now: Timestamp, path: &str, body: &str) -> Option<Outcome<String>> {
                match path {
                    $($path => self.handle_text::<$Name>(now, body),)*
                    _ => None,
                }
            }
        }
    };
}

site_asks! {
    /// Whether the site is set up.
    "is-set-up" IsSetUp {} -> bool;
    /// Makes the site; the edge has checked the setup secret.
    "set-up" SetUp {
        /// Name and websites.
        site: NewSite,
        /// Its first admin.
        founder: Founder,
        /// The admin's device.
        device: Device,
    } -> SignedIn;
    /// The settings.
    "settings" ReadSettings {} -> Settings;
    /// The salt of an agent's password, where the address is known.
    "salt" Salt {
        /// The agent's address.
        email: Email,
    } -> Option<String>;
    /// Signs in with a derived password.
    "sign-in" SignIn {
        /// The agent's address.
        email: Email,
        /// Argon2id of the password, in hexadecimal.
        derived: String,
        /// From which network: what wrong passwords are counted by, beside the address.
        network: String,
        /// The device.
        device: Device,
    } -> SignedIn;
    /// Keeps a one-time link; the edge has checked the setup secret.
    "make-link" MakeLink {
        /// The agent's address.
        email: Email,
        /// Of the link's secret.
        digest: String,
    } -> ();
    /// Signs in with a one-time link.
    "use-link" UseLink {
        /// Of the link's secret.
        digest: String,
        /// The device.
        device: Device,
    } -> SignedIn;
    /// Accepts an invitation.
    "accept" Accept {
        /// Of the invitation's secret.
        digest: String,
        /// The name that visitors see.
        name: Name,
        /// The derived password.
        password: Password,
        /// A fresh id.
        agent: AgentId,
        /// The device.
        device: Device,
    } -> SignedIn;
    /// Whether this sign-in stands, and whose it is.
    "check" Check {
        /// Which.
        caller: Caller,
    } -> SignedIn;
    /// The agent's devices.
    "sign-ins" ListSignIns {
        /// Who asks.
        caller: Caller,
    } -> Vec<AgentSignIn>;
    /// Ends one of them.
    "revoke" Revoke {
        /// Who asks.
        caller: Caller,
        /// Which.
        sign_in: SignInId,
    } -> ();
    /// Replaces a part of the settings.
    "change-settings" ChangeSettings {
        /// Who asks.
        caller: Caller,
        /// The part, and the version that it was made from.
        change: SettingsChange,
    } -> Settings;
    /// One more key by which the site signs who its visitors are.
    "make-identity-key" MakeIdentityKey {
        /// Who asks.
        caller: Caller,
        /// A fresh id.
        key: KeyId,
    } -> Settings;
    /// Agents and invitations.
    "team" ReadTeam {
        /// Who asks.
        caller: Caller,
    } -> Team;
    /// Invites a colleague.
    "invite" MakeInvitation {
        /// Who asks.
        caller: Caller,
        /// Whom.
        invite: Invite,
        /// Of the invitation's secret.
        digest: String,
    } -> ();
    /// Takes an invitation back.
    "uninvite" Uninvite {
        /// Who asks.
        caller: Caller,
        /// Whose.
        email: Email,
    } -> ();
    /// Keeps the agent's photo in place of the one before, or forgets it.
    "picture" SetPicture {
        /// Who asks.
        caller: Caller,
        /// The photo.
        picture: Option<Picture>,
    } -> ();
    /// Which agents have a photo.
    "pictures" ReadPictures {} -> BTreeMap<AgentId, PictureId>;
    /// A photo.
    "read-picture" ReadPicture {
        /// Which.
        id: PictureId,
    } -> Picture;
    /// Removes an agent.
    "remove-agent" RemoveAgent {
        /// Who asks.
        caller: Caller,
        /// Whom.
        agent: AgentId,
    } -> ();
}
