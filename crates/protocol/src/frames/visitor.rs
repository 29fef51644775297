//! Frames between a visitor's tab and its conversation.

use serde::{Deserialize, Serialize};

use crate::lenient;
use crate::{
    Acknowledged, Beat, Change, ContactId, Delete, Edit, Email, Events, Hello, Name, Numbered, React, Receipt, Refused,
    Say, Timestamp, Typing, Welcome,
};

/// From a visitor's tab to the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromVisitor {
    /// Always first.
    Hello(Hello),
    /// Where the visitor is; again after each page.
    About(About),
    /// A message.
    Say(Say),
    /// Another text for a message of one's own.
    Edit(Edit),
    /// A message of one's own is taken back.
    Delete(Delete),
    /// A reaction to a message of the other side.
    React(React),
    /// The visitor types; repeated every [`crate::limits::TYPING_REPEATS`].
    Typing {},
    /// Up to where this tab has the log, and its person has read it.
    Receipt(Receipt),
}

/// From the conversation to a visitor's tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToVisitor {
    /// The answer to hello.
    Welcome(Welcome),
    /// What happened.
    Events(Events),
    /// Where the log has a repeated send.
    Acknowledged(Acknowledged),
    /// Where the log ends.
    Beat(Beat),
    /// An agent types.
    Typing(Typing),
    /// Up to where the team has the log, the furthest of its devices: after hello, and whenever it changes.
    Receipt(Receipt),
    /// Something was refused; the conversation goes on.
    Refused(Refused),
}

/// A page of the website.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// Where the visitor came from, on the first page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub referrer: String,
}

/// What a visitor's tab says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct About {
    /// The page that the visitor is on.
    pub page: Page,
    /// The language that the visitor reads the chat in, as BCP 47, such as `nl`.
    #[serde(default)]
    pub language: String,
    /// The visitor's time zone, by its IANA name, such as `Europe/Amsterdam`.
    #[serde(default)]
    pub time_zone: String,
    /// What the page's scripts report of the visitor, the oldest first. Whoever can change the page can write it.
    #[serde(default, deserialize_with = "lenient::known", skip_serializing_if = "Vec::is_empty")]
    pub tracked: Vec<Tracked>,
}

/// Something that a page's script reports, such as that the visitor has put something into the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracked {
    /// When, by the visitor's clock. With the rest it tells a repeat from a second one.
    pub at: Timestamp,
    /// What, in the website's own words.
    pub name: String,
    /// More about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// Who a visitor says they are. Nobody has proven it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Introduction {
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Where mail reaches them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

/// Who a visitor is, by a token that the site has signed (rule V2). Whose conversation it is must not be lost where a
/// later release says more of a person, so all but the first three are left out rather than not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proven {
    /// The person.
    pub contact: ContactId,
    /// The site's own name for them, such as a customer's number.
    pub id: String,
    /// When the site said so.
    pub issued: Timestamp,
    /// Their name.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Where mail reaches them.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// Whether the site knows that mail there reaches them.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub email_verified: bool,
    /// Where they can be called.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What else the site says of them, by name.
    #[serde(default, deserialize_with = "lenient::known", skip_serializing_if = "Vec::is_empty")]
    pub attrs: Vec<Attribute>,
}

/// Something that a site says of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// With whom an agent talks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VisitorCard {
    /// What the tab said last.
    pub about: About,
    /// Browser and system in a few words, such as `Firefox, Windows`.
    #[serde(default)]
    pub browser: String,
    /// The country of the connection as ISO 3166-1 alpha-2, where the platform knows it.
    #[serde(default)]
    pub country: String,
    /// Who the site says they are; whoever has proven it alone has the conversation.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub proven: Option<Box<Proven>>,
    /// Who the visitor says they are.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Introduction::is_empty")]
    pub said: Introduction,
    /// Whether a tab of the visitor is connected.
    #[serde(default)]
    pub online: bool,
}

impl VisitorCard {
    /// The name that they go by: the one that the site signed, else the one that they said.
    pub fn name(&self) -> Option<&Name> {
        self.proven.as_ref().and_then(|proven| proven.name.as_ref()).or(self.said.name.as_ref())
    }
}

impl Introduction {
    /// Whether they say nothing.
    pub const fn is_empty(&self) -> bool {
        self.name.is_none() && self.email.is_none()
    }
}

impl FromVisitor {
    /// A visitor's numbered send; nothing for what only agents do.
    pub fn of_send(Numbered { tab, number, change }: Numbered) -> Option<Self> {
        Some(match change {
            Change::Post(posted) => Self::Say(Say::of(tab, number, posted)),
            Change::Edit { of, body } => Self::Edit(Edit { tab, number, of, body: body.into() }),
            Change::Delete { of } => Self::Delete(Delete { tab, number, of }),
            Change::React { of, with } => Self::React(React { tab, number, of, with }),
            Change::Note(_) => return None,
        })
    }
}
