//! One site: its settings, its agents and how they come in. Stands in the path of no message.
//!
//! Passwords arrive here already derived (Argon2id, at the edge); links and invitations as digests.

mod attempts;
mod pictures;
mod record;
mod request;
mod settings;
mod sign_in;
#[cfg(test)]
mod story;
mod team;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use protocol::{
    AgentId, Bot, Endings, Greetings, Hours, Identity, Look, Profile, Refusal, Refused, Scale, SignInId, Timestamp,
    Versioned,
};

pub use record::{Key, Member, OpenInvitation, OpenLink, Password, Picture, Record, StoredSignIn, Unreadable};
pub use request::{
    Accept, Caller, ChangeSettings, Check, Device, Founder, IsSetUp, ListSignIns, MakeIdentityKey, MakeInvitation,
    MakeLink, ReadPicture, ReadPictures, ReadSettings, ReadTeam, RemoveAgent, Revoke, Salt, SetPicture, SetUp, SignIn,
    SignedIn, SiteAsk, Uninvite, UseLink,
};

use self::attempts::Attempts;

/// What came of a request: the answer, and what is to be stored before it leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<A> {
    /// For whoever asked.
    pub answer: Result<A, Refused>,
    /// Records to be stored, or removed where there is none.
    pub changes: Vec<(Key, Option<Record>)>,
    /// What every inbox shard is to be told.
    pub news: Vec<News>,
}

/// What a site tells its inbox shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// A sign-in is not good any more.
    Revoked(SignInId),
    /// The site has so many shards now.
    Shards(u16),
}

/// Everything that a site knows.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Nothing before the site is set up.
    profile: Option<Versioned<Profile>>,
    look: Versioned<Look>,
    scale: Versioned<Scale>,
    greetings: Versioned<Greetings>,
    identity: Versioned<Identity>,
    endings: Versioned<Endings>,
    hours: Versioned<Hours>,
    bot: Versioned<Bot>,
    members: BTreeMap<AgentId, Member>,
    pictures: BTreeMap<AgentId, Picture>,
    sign_ins: BTreeMap<SignInId, StoredSignIn>,
    invitations: BTreeMap<String, OpenInvitation>,
    links: BTreeMap<String, OpenLink>,
    attempts: Attempts,
    /// Whether a record cannot be read: then nothing is answered, and nothing is changed.
    is_unreadable: bool,
}

/// Collects what a request changes while it is carried out.
#[derive(Default)]
pub struct Changes {
    records: Vec<(Key, Option<Record>)>,
    news: Vec<News>,
}

impl Site {
    /// The site with these stored records, each as its JSON. Kinds of a later release are left alone.
    pub fn load<'a>(records: impl IntoIterator<Item = &'a str>) -> Self {
        let mut site = Self::default();
        for json in records {
            match Record::read(json) {
                Ok(Some(record)) => site.put(record),
                Ok(None) => {}
                Err(Unreadable) => site.is_unreadable = true,
            }
        }
        site
    }

    /// Whether it has been set up.
    pub fn is_set_up(&self) -> bool {
        self.profile.is_some()
    }

    /// How many inbox shards it has.
    pub fn shards(&self) -> u16 {
        self.scale.value.shards.max(1)
    }

    /// What is to be done about a request.
    pub fn handle<A: SiteAsk>(&mut self, now: Timestamp, ask: A) -> Outcome<A::Answer> {
        let mut changes = Changes::default();
        let answer = match Asked::of(A::PATH) {
            _ if self.is_unreadable => Err(refusing(Refusal::RecordUnreadable)),
            Asked::OfSite if !self.is_set_up() => Err(refusing(Refusal::NoSuchSite)),
            Asked::OfAnybody | Asked::OfSite => ask.answer(self, now, &mut changes),
        };
        let answer = answer.map_err(|(code, retry_after_ms)| Refused { retry_after_ms, ..code.into() });
        Outcome { answer, changes: changes.records, news: changes.news }
    }

    fn handle_text<A: SiteAsk>(&mut self, now: Timestamp, body: &str) -> Option<Outcome<String>> {
        let ask: A = serde_json::from_str(body).ok()?;
        let Outcome { answer, changes, news } = self.handle(now, ask);
        let text = |answer: A::Answer| serde_json::to_string(&answer).map_err(|_| Refusal::Unavailable.into());
        Some(Outcome { answer: answer.and_then(text), changes, news })
    }

    fn change(&mut self, record: Record, changes: &mut Changes) {
        self.put(record.clone());
        changes.records.push((record.key(), Some(record)));
    }

    fn put(&mut self, record: Record) {
        match record {
            Record::Profile(profile) => self.profile = Some(profile),
            Record::Look(look) => self.look = look,
            Record::Greetings(greetings) => self.greetings = greetings,
            Record::Identity(identity) => self.identity = identity,
            Record::Endings(endings) => self.endings = endings,
            Record::Hours(hours) => self.hours = hours,
            Record::Bot(bot) => self.bot = bot,
            Record::Scale(scale) => self.scale = scale,
            Record::Member(member) => drop(self.members.insert(member.agent.face.id, member)),
            Record::Picture(agent, picture) => drop(self.pictures.insert(agent, picture)),
            Record::SignIn(sign_in) => drop(self.sign_ins.insert(sign_in.id, sign_in)),
            Record::Invitation(invitation) => {
                drop(self.invitations.insert(invitation.digest.clone(), invitation));
            }
            Record::Link(link) => drop(self.links.insert(link.digest.clone(), link)),
        }
    }
}

/// Whether a request makes sense before there is a site.
enum Asked {
    OfAnybody,
    OfSite,
}

impl Asked {
    fn of(path: &str) -> Self {
        use crate::ask::Ask as _;
        if path == IsSetUp::PATH || path == SetUp::PATH { Self::OfAnybody } else { Self::OfSite }
    }
}

/// A code, and when to try again in milliseconds.
type Refusing = (Refusal, Option<u32>);

const fn refusing(code: Refusal) -> Refusing {
    (code, None)
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
