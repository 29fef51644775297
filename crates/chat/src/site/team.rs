//! Who answers for a site: its agents, and whom they invited.

use protocol::{Agent, Face, Invitation, Invite, Refusal, Role, Team, Timestamp, Versioned, limits};

use super::record::{Member, OpenInvitation, Password, Record, StoredSignIn, invitation_key, member_key};
use super::request::{
    Accept, Caller, Founder, IsSetUp, MakeInvitation, ReadTeam, RemoveAgent, SetUp, SignedIn, SiteAsk, Uninvite,
};
use super::settings::new_profile;
use super::{Changes, Refusing, Site, refusing};

impl SiteAsk for IsSetUp {
    fn answer(self, site: &mut Site, _now: Timestamp, _changes: &mut Changes) -> Result<bool, Refusing> {
        Ok(site.is_set_up())
    }
}

impl SiteAsk for SetUp {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<SignedIn, Refusing> {
        if site.is_set_up() {
            return Err(refusing(Refusal::AlreadySetUp));
        }
        let value = new_profile(self.site)?;
        let Founder { agent: id, name, email, password } = self.founder;
        let agent = Agent { face: Face { id, name: name.into() }, email, role: Role::Admin };
        site.change(Record::Profile(Versioned { version: 0, value }), changes);
        site.change(new_member(agent.clone(), password), changes);
        Ok(site.let_in(now, agent, self.device, changes))
    }
}

impl SiteAsk for Accept {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<SignedIn, Refusing> {
        let Self { digest, name, password, agent: id, device } = self;
        let invitation = site.invitations.get(&digest).filter(|invitation| invitation.expires > now);
        let OpenInvitation { email, role, .. } = invitation.cloned().ok_or(refusing(Refusal::LinkExpired))?;
        if site.by_email(&email).is_some() {
            return Err(refusing(Refusal::EmailTaken));
        }
        site.invitations.remove(&digest);
        changes.records.push((invitation_key(&digest), None));
        let agent = Agent { face: Face { id, name: name.into() }, email, role };
        site.change(new_member(agent.clone(), password), changes);
        Ok(site.let_in(now, agent, device, changes))
    }
}

impl SiteAsk for ReadTeam {
    fn answer(self, site: &mut Site, now: Timestamp, _changes: &mut Changes) -> Result<Team, Refusing> {
        let role = site.member(now, self.caller)?.agent.role;
        let open = site.invitations.values().filter(|invitation| role == Role::Admin && invitation.expires > now);
        let shown =
            |open: &OpenInvitation| Invitation { email: open.email.clone(), role: open.role, expires: open.expires };
        Ok(Team {
            agents: site.members.values().map(|member| member.agent.clone()).collect(),
            invitations: open.map(shown).collect(),
        })
    }
}

impl SiteAsk for MakeInvitation {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<(), Refusing> {
        let Self { caller, invite: Invite { email, role }, digest } = self;
        site.admin(now, caller)?;
        if site.by_email(&email).is_some() {
            return Err(refusing(Refusal::EmailTaken));
        }
        // A second invitation of the same colleague replaces the first.
        site.invitations
            .retain(|known, open| keep(open.expires > now && open.email != email, invitation_key(known), changes));
        if site.members.len() + site.invitations.len() >= limits::AGENTS_PER_SITE {
            return Err(refusing(Refusal::TooFast));
        }
        let expires = now.plus(limits::INVITATION_LIVES);
        site.change(Record::Invitation(OpenInvitation { digest, email, role, expires }), changes);
        Ok(())
    }
}

impl SiteAsk for Uninvite {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<(), Refusing> {
        site.admin(now, self.caller)?;
        site.invitations.retain(|known, open| keep(open.email != self.email, invitation_key(known), changes));
        Ok(())
    }
}

impl SiteAsk for RemoveAgent {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<(), Refusing> {
        let Self { caller, agent } = self;
        site.admin(now, caller)?;
        let role = site.members.get(&agent).ok_or(refusing(Refusal::NotFound))?.agent.role;
        let admins = site.members.values().filter(|member| member.agent.role == Role::Admin).count();
        if role == Role::Admin && admins == 1 {
            return Err(refusing(Refusal::LastAdmin));
        }
        site.members.remove(&agent);
        changes.records.push((member_key(agent), None));
        site.forget_picture(agent, changes);
        let theirs = site.sign_ins.values().filter(|sign_in| sign_in.agent == agent);
        let theirs: Vec<_> = theirs.map(|sign_in| sign_in.id).collect();
        for sign_in in theirs {
            site.show_out(sign_in, changes);
        }
        Ok(())
    }
}

impl Site {
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
}

fn new_member(agent: Agent, password: Password) -> Record {
    Record::Member(Member { agent, password })
}

/// For `retain`: what is not kept is also removed from storage.
pub(super) fn keep(kept: bool, key: String, changes: &mut Changes) -> bool {
    if !kept {
        changes.records.push((key, None));
    }
    kept
}

#[cfg(test)]
#[path = "team_tests.rs"]
mod tests;
