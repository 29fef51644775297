//! One site: its settings, its agents and how they come in. Stands in the path of no message.
//!
//! Passwords arrive here already derived (Argon2id, at the edge); links and invitations as digests.

mod record;
mod request;
mod sign_in;
mod team;

use std::collections::BTreeMap;

use protocol::{AgentId, Language, NewSite, Refusal, Refused, Settings, Side, SignInId, Timestamp, limits};

pub use record::{Key, Member, OpenInvitation, OpenLink, Password, Record, StoredSignIn};
pub use request::{Answer, Caller, Device, Request};

/// What came of a request: the answer, and what is to be stored before it leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// For the one who asked.
    pub answer: Result<Answer, Refused>,
    /// Records to be stored, or removed where there is none.
    pub changes: Vec<(Key, Option<Record>)>,
    /// Sign-ins whose sockets must close.
    pub revoked: Vec<SignInId>,
}

/// Everything that a site knows.
#[derive(Debug, Clone, Default)]
pub struct Site {
    settings: Option<Settings>,
    members: BTreeMap<AgentId, Member>,
    sign_ins: BTreeMap<SignInId, StoredSignIn>,
    invitations: BTreeMap<String, OpenInvitation>,
    links: BTreeMap<String, OpenLink>,
}

/// Collects what a request changes while it is carried out.
#[derive(Default)]
struct Changes {
    records: Vec<(Key, Option<Record>)>,
    revoked: Vec<SignInId>,
}

impl Site {
    /// The site with these stored records.
    pub fn load(records: impl IntoIterator<Item = Record>) -> Self {
        let mut site = Self::default();
        for record in records {
            site.put(record);
        }
        site
    }

    /// Whether it has been set up.
    pub fn is_set_up(&self) -> bool {
        self.settings.is_some()
    }

    /// What is to be done about `request`.
    pub fn handle(&mut self, now: Timestamp, request: Request) -> Outcome {
        let mut changes = Changes::default();
        let answer = self.answer(now, request, &mut changes);
        let answer = answer.map_err(|(code, retry_after_ms)| Refused { retry_after_ms, ..code.into() });
        Outcome { answer, changes: changes.records, revoked: changes.revoked }
    }

    fn answer(&mut self, now: Timestamp, request: Request, changes: &mut Changes) -> Result<Answer, Refusing> {
        match request {
            Request::IsSetUp => return Ok(Answer::IsSetUp(self.is_set_up())),
            Request::SetUp { site, agent, device } => return self.set_up(now, site, agent, device, changes),
            _ if !self.is_set_up() => return Err(refusing(Refusal::NoSuchSite)),
            _ => {}
        }
        match request {
            Request::IsSetUp | Request::SetUp { .. } => Err(refusing(Refusal::BadRequest)),
            Request::Settings => self.settings.clone().map(Answer::Settings).ok_or(refusing(Refusal::NoSuchSite)),
            Request::Salt { email } => Ok(Answer::Salt(self.salt(&email))),
            Request::SignIn { email, derived, device } => self.sign_in(now, &email, &derived, device, changes),
            Request::MakeLink { email, digest } => self.make_link(now, &email, digest, changes),
            Request::UseLink { digest, device } => self.use_link(now, &digest, device, changes),
            Request::Accept { digest, name, password, agent, device } => {
                self.accept(now, &digest, &name, password, agent, device, changes)
            }
            Request::Check(caller) => self.me(now, caller),
            Request::SignIns(caller) => self.list_sign_ins(now, caller),
            Request::Revoke { caller, sign_in } => self.revoke(now, caller, sign_in, changes),
            Request::ChangeSettings { caller, settings } => self.change_settings(now, caller, settings, changes),
            Request::Team(caller) => self.team(now, caller),
            Request::Invite { caller, invite, digest } => self.invite(now, caller, invite, digest, changes),
            Request::Uninvite { caller, email } => self.uninvite(now, caller, &email, changes),
            Request::RemoveAgent { caller, agent } => self.remove_agent(now, caller, agent, changes),
        }
    }

    fn change_settings(
        &mut self,
        now: Timestamp,
        caller: Caller,
        settings: Settings,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        self.admin(now, caller)?;
        let name = checked_name(&settings.name)?;
        if settings.origins.len() > limits::ORIGINS_PER_SITE {
            return Err(refusing(Refusal::BadRequest));
        }
        let settings = Settings { name, ..settings };
        self.change(Record::Settings(settings.clone()), changes);
        Ok(Answer::Settings(settings))
    }

    fn new_settings(site: NewSite) -> Result<Settings, Refusing> {
        if site.origins.is_empty() || site.origins.len() > limits::ORIGINS_PER_SITE {
            return Err(refusing(Refusal::BadRequest));
        }
        Ok(Settings {
            name: checked_name(&site.name)?,
            accent: protocol::Accent::DEFAULT,
            side: Side::default(),
            language: Language::default(),
            origins: site.origins,
        })
    }

    fn change(&mut self, record: Record, changes: &mut Changes) {
        self.put(record.clone());
        changes.records.push((record.key(), Some(record)));
    }

    fn put(&mut self, record: Record) {
        match record {
            Record::Settings(settings) => self.settings = Some(settings),
            Record::Member(member) => drop(self.members.insert(member.agent.face.id, member)),
            Record::SignIn(sign_in) => drop(self.sign_ins.insert(sign_in.id, sign_in)),
            Record::Invitation(invitation) => {
                drop(self.invitations.insert(invitation.digest.clone(), invitation));
            }
            Record::Link(link) => drop(self.links.insert(link.digest.clone(), link)),
        }
    }
}

/// A code, and when to try again in milliseconds.
type Refusing = (Refusal, Option<u32>);

const fn refusing(code: Refusal) -> Refusing {
    (code, None)
}

/// A name of a person or a site: trimmed, 1 to 60 characters, none of them a control character.
fn checked_name(name: &str) -> Result<String, Refusing> {
    let name = name.trim();
    let sound = (1..=limits::NAME_CHARACTERS).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if sound { Ok(name.to_owned()) } else { Err(refusing(Refusal::BadRequest)) }
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
