//! How agents sign in and out, on which devices they are signed in.

use protocol::{Agent, AgentSignIn, Email, Refusal, SignInId, Timestamp, limits};

use super::record::{OpenLink, Record, StoredSignIn, link_key, sign_in_key};
use super::request::{Check, Device, ListSignIns, MakeLink, Revoke, Salt, SignIn, SignedIn, SiteAsk, UseLink};
use super::team::keep;
use super::{Changes, News, Refusing, Site, refusing};
use crate::gate::secret;

impl SiteAsk for Salt {
    fn answer(self, site: &mut Site, _now: Timestamp, _changes: &mut Changes) -> Result<Option<String>, Refusing> {
        Ok(site.by_email(&self.email).map(|member| member.password.salt.clone()))
    }
}

impl SiteAsk for SignIn {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<SignedIn, Refusing> {
        let Self { email, derived, network, device } = self;
        if let Some(pause) = site.attempts.pause(now, &email, &network) {
            return Err((Refusal::TooFast, Some(pause)));
        }
        let known = site.by_email(&email);
        let right = known.filter(|member| secret::same(member.password.derived.as_bytes(), derived.as_bytes()));
        let Some(agent) = right.map(|member| member.agent.clone()) else {
            site.attempts.wrong(now, email, network);
            return Err(refusing(Refusal::WrongPassword));
        };
        site.attempts.right(&email, &network);
        Ok(site.let_in(now, agent, device, changes))
    }
}

impl SiteAsk for MakeLink {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<(), Refusing> {
        let Self { email, digest } = self;
        let agent = site.by_email(&email).ok_or(refusing(Refusal::NotFound))?.agent.face.id;
        site.links.retain(|_, link| keep(link.expires > now, link_key(&link.digest), changes));
        site.change(Record::Link(OpenLink { digest, agent, expires: now.plus(limits::LINK_LIVES) }), changes);
        Ok(())
    }
}

impl SiteAsk for UseLink {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<SignedIn, Refusing> {
        let link = site.links.remove(&self.digest).ok_or(refusing(Refusal::LinkExpired))?;
        changes.records.push((link_key(&self.digest), None));
        let member = site.members.get(&link.agent).filter(|_| link.expires > now);
        let agent = member.ok_or(refusing(Refusal::LinkExpired))?.agent.clone();
        Ok(site.let_in(now, agent, self.device, changes))
    }
}

impl SiteAsk for Check {
    fn answer(self, site: &mut Site, now: Timestamp, _changes: &mut Changes) -> Result<SignedIn, Refusing> {
        let member = site.member(now, self.caller)?;
        let expires = site.sign_ins.get(&self.caller.sign_in).map_or(now, |sign_in| sign_in.expires);
        Ok(site.signed_in(member.agent.clone(), self.caller.sign_in, expires))
    }
}

impl SiteAsk for ListSignIns {
    fn answer(self, site: &mut Site, now: Timestamp, _changes: &mut Changes) -> Result<Vec<AgentSignIn>, Refusing> {
        let Self { caller } = self;
        site.member(now, caller)?;
        let own = site.sign_ins.values().filter(|sign_in| sign_in.agent == caller.agent && sign_in.expires > now);
        Ok(own.map(|sign_in| sign_in.shown(caller.sign_in)).collect())
    }
}

impl SiteAsk for Revoke {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<(), Refusing> {
        let Self { caller, sign_in } = self;
        site.member(now, caller)?;
        let own = site.sign_ins.get(&sign_in).is_some_and(|known| known.agent == caller.agent);
        if !own {
            return Err(refusing(Refusal::NotFound));
        }
        site.show_out(sign_in, changes);
        Ok(())
    }
}

impl Site {
    pub(super) fn let_in(&mut self, now: Timestamp, agent: Agent, device: Device, changes: &mut Changes) -> SignedIn {
        let expires = now.plus(limits::SIGN_IN_LIVES);
        self.sign_ins.retain(|id, sign_in| keep(sign_in.expires > now, sign_in_key(*id), changes));
        let Device { sign_in: id, browser } = device;
        self.change(Record::SignIn(StoredSignIn { id, agent: agent.face.id, browser, at: now, expires }), changes);
        self.signed_in(agent, id, expires)
    }

    fn signed_in(&self, agent: Agent, sign_in: SignInId, expires: Timestamp) -> SignedIn {
        let site_name = self.profile.as_ref().map(|profile| profile.value.name.to_string()).unwrap_or_default();
        SignedIn { agent, sign_in, expires, site_name, shards: self.shards(), formal: self.look.value.formal }
    }

    pub(super) fn show_out(&mut self, sign_in: SignInId, changes: &mut Changes) {
        self.sign_ins.remove(&sign_in);
        changes.records.push((sign_in_key(sign_in), None));
        changes.news.push(News::Revoked(sign_in));
    }

    pub(super) fn by_email(&self, email: &Email) -> Option<&super::Member> {
        self.members.values().find(|member| member.agent.email == *email)
    }
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
