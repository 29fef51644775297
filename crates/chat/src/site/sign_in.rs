//! How agents sign in and out, on which devices they are signed in.

use std::time::Duration;

use protocol::{Agent, Refusal, SignInId, Timestamp, limits};

use super::record::{OpenLink, Record, StoredSignIn, link_key, sign_in_key};
use super::request::{Answer, Caller, Device};
use super::team::keep;
use super::{Changes, Refusing, Site, refusing};
use crate::secret;

impl Site {
    pub(super) fn salt(&self, email: &str) -> Option<String> {
        self.by_email(email).map(|member| member.password.salt.clone())
    }

    pub(super) fn sign_in(
        &mut self,
        now: Timestamp,
        email: &str,
        derived: &str,
        device: Device,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        let Some(mut member) = self.by_email(email).cloned() else { return Err(refusing(Refusal::WrongPassword)) };
        if member.paused_until > now {
            return Err((Refusal::TooFast, Some(millis(member.paused_until.since(now)))));
        }
        if !secret::same(member.password.derived.as_bytes(), derived.as_bytes()) {
            member.wrong += 1;
            if member.wrong >= limits::WRONG_PASSWORDS {
                member.wrong = 0;
                member.paused_until = now.plus(limits::WRONG_PASSWORD_PAUSE);
            }
            self.change(Record::Member(member), changes);
            return Err(refusing(Refusal::WrongPassword));
        }
        if member.wrong > 0 {
            member.wrong = 0;
            self.change(Record::Member(member.clone()), changes);
        }
        Ok(self.let_in(now, member.agent, device, changes))
    }

    pub(super) fn make_link(
        &mut self,
        now: Timestamp,
        email: &str,
        digest: String,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        let agent = self.by_email(email).ok_or(refusing(Refusal::NotFound))?.agent.face.id;
        self.links.retain(|_, link| keep(link.expires > now, link_key(&link.digest), changes));
        self.change(Record::Link(OpenLink { digest, agent, expires: now.plus(limits::LINK_LIVES) }), changes);
        Ok(Answer::Done)
    }

    pub(super) fn use_link(
        &mut self,
        now: Timestamp,
        digest: &str,
        device: Device,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        let link = self.links.remove(digest).ok_or(refusing(Refusal::LinkExpired))?;
        changes.records.push((link_key(digest), None));
        let member = self.members.get(&link.agent).filter(|_| link.expires > now);
        let agent = member.ok_or(refusing(Refusal::LinkExpired))?.agent.clone();
        Ok(self.let_in(now, agent, device, changes))
    }

    pub(super) fn me(&self, now: Timestamp, caller: Caller) -> Result<Answer, Refusing> {
        let member = self.member(now, caller)?;
        let expires = self.sign_ins.get(&caller.sign_in).map_or(now, |sign_in| sign_in.expires);
        Ok(self.signed_in(member.agent.clone(), caller.sign_in, expires))
    }

    pub(super) fn list_sign_ins(&self, now: Timestamp, caller: Caller) -> Result<Answer, Refusing> {
        self.member(now, caller)?;
        let own = self.sign_ins.values().filter(|sign_in| sign_in.agent == caller.agent && sign_in.expires > now);
        Ok(Answer::SignIns(own.map(|sign_in| sign_in.shown(caller.sign_in)).collect()))
    }

    pub(super) fn revoke(
        &mut self,
        now: Timestamp,
        caller: Caller,
        sign_in: SignInId,
        changes: &mut Changes,
    ) -> Result<Answer, Refusing> {
        self.member(now, caller)?;
        let own = self.sign_ins.get(&sign_in).is_some_and(|known| known.agent == caller.agent);
        if !own {
            return Err(refusing(Refusal::NotFound));
        }
        self.show_out(sign_in, changes);
        Ok(Answer::Done)
    }

    pub(super) fn let_in(&mut self, now: Timestamp, agent: Agent, device: Device, changes: &mut Changes) -> Answer {
        let expires = now.plus(limits::SIGN_IN_LIVES);
        self.sign_ins.retain(|id, sign_in| keep(sign_in.expires > now, sign_in_key(*id), changes));
        let Device { sign_in: id, browser } = device;
        self.change(Record::SignIn(StoredSignIn { id, agent: agent.face.id, browser, at: now, expires }), changes);
        self.signed_in(agent, id, expires)
    }

    fn signed_in(&self, agent: Agent, sign_in: SignInId, expires: Timestamp) -> Answer {
        let site_name = self.settings.as_ref().map(|settings| settings.name.clone()).unwrap_or_default();
        Answer::SignedIn { agent, sign_in, expires, site_name }
    }

    pub(super) fn show_out(&mut self, sign_in: SignInId, changes: &mut Changes) {
        self.sign_ins.remove(&sign_in);
        changes.records.push((sign_in_key(sign_in), None));
        changes.revoked.push(sign_in);
    }
}

fn millis(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}
