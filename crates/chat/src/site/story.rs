//! A site with its storage, for the tests.

use std::time::Duration;

use protocol::{Email, Invite, Name, NewSite, Role, Settings};

use super::*;

pub(super) const NOW: Timestamp = Timestamp(1_795_000_000_000);

pub(super) fn name(text: &str) -> Name {
    Name::try_from(text).unwrap()
}

pub(super) fn email(text: &str) -> Email {
    Email::try_from(text).unwrap()
}

pub(super) fn device(number: u8) -> Device {
    Device { sign_in: SignInId::from_random([number; 16]), browser: "Firefox, Linux".to_owned() }
}

pub(super) fn password(secret: &str) -> Password {
    Password { salt: "5a".repeat(16), derived: secret.to_owned() }
}

pub(super) fn agent(number: u8) -> AgentId {
    AgentId::from_random([number; 16])
}

pub(super) fn anna() -> Caller {
    Caller { agent: agent(1), sign_in: device(1).sign_in }
}

pub(super) fn bram() -> Caller {
    Caller { agent: agent(2), sign_in: device(2).sign_in }
}

pub(super) fn set_up() -> SetUp {
    let site = NewSite { name: name("Shop"), origins: vec!["https://shop.example".parse().unwrap()] };
    let founder =
        Founder { agent: agent(1), name: name("Anna"), email: email("anna@shop.example"), password: password("right") };
    SetUp { site, founder, device: device(1) }
}

pub(super) fn invite(address: &str, digest: &str) -> MakeInvitation {
    let invite = Invite { email: email(address), role: Role::Agent };
    MakeInvitation { caller: anna(), invite, digest: digest.to_owned() }
}

pub(super) fn accept(digest: &str) -> Accept {
    let (digest, name) = (digest.to_owned(), name("Bram"));
    Accept { digest, name, password: password("brams"), agent: agent(2), device: device(2) }
}

pub(super) fn sign_in(address: &str, derived: &str) -> SignIn {
    let (email, derived, network) = (email(address), derived.to_owned(), "192.0.2.1".to_owned());
    SignIn { email, derived, network, device: device(3) }
}

pub(super) fn name_of(answer: Result<SignedIn, Refusal>) -> Result<String, Refusal> {
    answer.map(|signed_in| signed_in.face().name.clone())
}

/// A site with its storage, that is evicted before every request, unless it stays awake.
#[derive(Default)]
pub(super) struct Story {
    pub(super) records: BTreeMap<Key, String>,
    pub(super) now: Timestamp,
    awake: Option<Site>,
    stays_awake: bool,
}

impl Story {
    /// Nothing is stored.
    pub(super) fn new() -> Self {
        Self { now: NOW, ..Self::default() }
    }

    /// A site that Anna has set up on device 1.
    pub(super) fn set_up() -> Self {
        let mut story = Self::new();
        story.ask(set_up()).unwrap();
        story
    }

    /// From now on it is never evicted, as under load.
    pub(super) fn stay_awake(&mut self) -> &mut Self {
        self.stays_awake = true;
        self
    }

    pub(super) fn play<A: SiteAsk>(&mut self, ask: A) -> Outcome<A::Answer> {
        let load = || Site::load(self.records.values().map(String::as_str));
        let mut site = self.awake.take().unwrap_or_else(load);
        let outcome = site.handle(self.now, ask);
        self.awake = Some(site).filter(|_| self.stays_awake);
        for (key, record) in &outcome.changes {
            match record {
                Some(record) => {
                    assert_eq!(*key, record.key());
                    self.records.insert(key.clone(), serde_json::to_string(record).unwrap());
                }
                None => drop(self.records.remove(key)),
            }
        }
        outcome
    }

    pub(super) fn ask<A: SiteAsk>(&mut self, ask: A) -> Result<A::Answer, Refusal> {
        self.play(ask).answer.map_err(|refused| refused.code)
    }

    pub(super) fn settings(&mut self) -> Settings {
        self.ask(ReadSettings {}).unwrap()
    }

    /// The keys of the records that begin with that.
    pub(super) fn kept(&self, start: &str) -> Vec<&str> {
        self.records.keys().map(String::as_str).filter(|key| key.starts_with(start)).collect()
    }

    pub(super) fn wait(&mut self, duration: Duration) -> &mut Self {
        self.now = self.now.plus(duration);
        self
    }

    /// Invites Bram, who accepts on device 2.
    pub(super) fn with_bram(mut self, role: Role) -> Self {
        let invite = Invite { email: email("bram@shop.example"), role };
        self.ask(MakeInvitation { caller: anna(), invite, digest: "d".to_owned() }).unwrap();
        self.ask(accept("d")).unwrap();
        self
    }
}
