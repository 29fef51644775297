//! Who answers for a site: its agents, and who is invited to be one.

use protocol::{Agent, AgentId, Face, Invitation, Invite, NewSite, Refusal, Role, Team, Timestamp, limits};

use super::record::{Member, OpenInvitation, Password, Record, StoredSignIn, invitation_key, member_key};
use super::request::{Answer, Caller, Device};
use super::{Changes, Refusing, Site, checked_name, refusing};

impl Site {
    pub(super) fn set_up(
        &mut self,
        now: Timestamp,
        site: NewSite,
        (face, email, password): (Face, String, Password),
        device: Device,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        if self.is_set_up() {
            return Err(refusing(Refusal::AlreadySetUp));
        }
        let settings = Self::new_settings(site)?;
        let face = Face { name: checked_name(&face.name)?, ..face };
        let agent = Agent { face, email: checked_email(&email)?, role: Role::Admin };
        self.change(Record::Settings(settings), changes);
        self.change(new_member(agent.clone(), password), changes);
        Ok(self.let_in(now, agent, device, changes))
    }

    #[allow(clippy::too_many_arguments)] // each is one field of the request
    pub(super) fn accept(
        &mut self,
        now: Timestamp,
        digest: &str,
        name: &str,
        password: Password,
        agent: AgentId,
        device: Device,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        let invitation = self.invitations.get(digest).filter(|invitation| invitation.expires > now);
        let OpenInvitation { email, role, .. } = invitation.cloned().ok_or(refusing(Refusal::LinkExpired))?;
        // A name that is refused leaves the invitation open.
        let face = Face { id: agent, name: checked_name(name)? };
        if self.by_email(&email).is_some() {
            return Err(refusing(Refusal::EmailTaken));
        }
        self.invitations.remove(digest);
        changes.records.push((invitation_key(digest), None));
        let agent = Agent { face, email, role };
        self.change(new_member(agent.clone(), password), changes);
        Ok(self.let_in(now, agent, device, changes))
    }

    pub(super) fn team(&self, now: Timestamp, caller: Caller) -> Result<Answer, Refusing> {
        let role = self.member(now, caller)?.agent.role;
        let open = self.invitations.values().filter(|invitation| role == Role::Admin && invitation.expires > now);
        let shown =
            |open: &OpenInvitation| Invitation { email: open.email.clone(), role: open.role, expires: open.expires };
        Ok(Answer::Team(Team {
            agents: self.members.values().map(|member| member.agent.clone()).collect(),
            invitations: open.map(shown).collect(),
        }))
    }

    pub(super) fn invite(
        &mut self,
        now: Timestamp,
        caller: Caller,
        Invite { email, role }: Invite,
        digest: String,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        self.admin(now, caller)?;
        let email = checked_email(&email)?;
        if self.by_email(&email).is_some() {
            return Err(refusing(Refusal::EmailTaken));
        }
        // A second invitation of the same colleague replaces the first.
        self.invitations
            .retain(|known, open| keep(open.expires > now && open.email != email, invitation_key(known), changes));
        if self.members.len() + self.invitations.len() >= limits::AGENTS_PER_SITE {
            return Err(refusing(Refusal::TooFast));
        }
        let expires = now.plus(limits::INVITATION_LIVES);
        self.change(Record::Invitation(OpenInvitation { digest, email, role, expires }), changes);
        Ok(Answer::Done)
    }

    pub(super) fn uninvite(
        &mut self,
        now: Timestamp,
        caller: Caller,
        email: &str,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        self.admin(now, caller)?;
        self.invitations
            .retain(|known, open| keep(!open.email.eq_ignore_ascii_case(email), invitation_key(known), changes));
        Ok(Answer::Done)
    }

    pub(super) fn remove_agent(
        &mut self,
        now: Timestamp,
        caller: Caller,
        agent: AgentId,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        self.admin(now, caller)?;
        let role = self.members.get(&agent).ok_or(refusing(Refusal::NotFound))?.agent.role;
        let admins = self.members.values().filter(|member| member.agent.role == Role::Admin).count();
        if role == Role::Admin && admins == 1 {
            return Err(refusing(Refusal::LastAdmin));
        }
        self.members.remove(&agent);
        changes.records.push((member_key(agent), None));
        let theirs = self.sign_ins.values().filter(|sign_in| sign_in.agent == agent);
        let theirs: Vec<_> = theirs.map(|sign_in| sign_in.id).collect();
        for sign_in in theirs {
            self.show_out(sign_in, changes);
        }
        Ok(Answer::Done)
    }

    pub(super) fn admin(&self, now: Timestamp, caller: Caller) -> Result<(), Refusing> {
        match self.member(now, caller)?.agent.role {
            Role::Admin => Ok(()),
            Role::Agent => Err(refusing(Refusal::AdminOnly)),
        }
    }

    pub(super) fn member(&self, now: Timestamp, caller: Caller) -> Result<&Member, Refusing> {
        let stands = |sign_in: &StoredSignIn| sign_in.agent == caller.agent && sign_in.expires > now;
        let signed_in = self.sign_ins.get(&caller.sign_in).is_some_and(stands);
        self.members.get(&caller.agent).filter(|_| signed_in).ok_or(refusing(Refusal::NotSignedIn))
    }

    pub(super) fn by_email(&self, email: &str) -> Option<&Member> {
        self.members.values().find(|member| member.agent.email.eq_ignore_ascii_case(email.trim()))
    }
}

fn new_member(agent: Agent, password: Password) -> Record {
    Record::Member(Member { agent, password, wrong: 0, paused_until: Timestamp::default() })
}

/// For `retain`: what is not kept is also removed from storage.
pub(super) fn keep(kept: bool, key: String, changes: &mut Changes) -> bool {
    if !kept {
        changes.records.push((key, None));
    }
    kept
}

/// Something that mail could be sent to; whether it arrives is for the mail to show.
fn checked_email(email: &str) -> Result<String, Refusing> {
    let email = email.trim();
    let (name, host) = email.rsplit_once('@').ok_or(refusing(Refusal::BadRequest))?;
    let sound = !name.is_empty()
        && host.contains('.')
        && email.len() <= 254
        && !email.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    if sound { Ok(email.to_owned()) } else { Err(refusing(Refusal::BadRequest)) }
}
