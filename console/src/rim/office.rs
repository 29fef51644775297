//! What settings, team and devices need of the server: load, change, say how that went.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{AgentId, AgentSignIn, Invite, Settings, SignInId, Team};

use super::account::Door;
use super::address;
use crate::rules::doing::{Doing, Loaded, Trouble};

/// A page that loads one thing and changes it.
pub(crate) struct Office<T: Send + Sync + 'static> {
    door: Door,
    /// What there is.
    pub(crate) loaded: RwSignal<Loaded<T>>,
    /// How the last change went.
    pub(crate) doing: RwSignal<Doing>,
}

impl<T: Send + Sync + 'static> Clone for Office<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Office<T> {}

impl<T: Send + Sync + 'static> Office<T> {
    fn new(door: Door) -> Self {
        Self { door, loaded: RwSignal::new(Loaded::Loading), doing: RwSignal::default() }
    }

    fn show(self, answer: Result<T, Trouble>) {
        let loaded = match answer {
            Ok(there) => Loaded::There(there),
            Err(trouble) => {
                self.door.heed(&trouble);
                Loaded::Failed(trouble)
            }
        };
        // The page may be gone by now.
        let _ = self.loaded.try_set(loaded);
    }

    fn finish<A>(self, answer: Result<A, Trouble>) -> Option<A> {
        match answer {
            Ok(answer) => {
                let _ = self.doing.try_set(Doing::Done);
                Some(answer)
            }
            Err(trouble) => {
                self.door.heed(&trouble);
                let _ = self.doing.try_set(Doing::Failed(trouble));
                None
            }
        }
    }
}

impl Office<Settings> {
    /// The site's settings.
    pub(crate) fn settings(door: Door) -> Self {
        let office = Self::new(door);
        spawn_local(async move { office.show(door.api.get_value().settings().await) });
        office
    }

    /// Saves them; `saved` is told the site's name, which stands elsewhere too.
    pub(crate) fn save(self, settings: Settings, saved: Callback<String>) {
        self.doing.set(Doing::Busy);
        spawn_local(async move {
            let answer = self.door.api.get_value().save_settings(&settings).await;
            if let Some(settings) = self.finish(answer) {
                saved.run(settings.name);
            }
        });
    }
}

impl Office<Team> {
    /// The site's team.
    pub(crate) fn team(door: Door) -> Self {
        let office = Self::new(door);
        office.load_team();
        office
    }

    fn load_team(self) {
        spawn_local(async move { self.show(self.door.api.get_value().team().await) });
    }

    /// Invites a colleague; `made` is told the link.
    pub(crate) fn invite(self, invite: Invite, made: Callback<String>) {
        self.doing.set(Doing::Busy);
        spawn_local(async move {
            let answer = self.door.api.get_value().invite(&invite).await;
            if let Some(answer) = self.finish(answer) {
                made.run(address::origin() + &answer.path);
                self.load_team();
            }
        });
    }

    /// Takes an invitation back.
    pub(crate) fn withdraw(self, email: String) {
        self.doing.set(Doing::Busy);
        spawn_local(async move {
            let answer = self.door.api.get_value().withdraw(&email).await;
            if self.finish(answer).is_some() {
                self.load_team();
            }
        });
    }

    /// Removes an agent from the team.
    pub(crate) fn remove(self, agent: AgentId) {
        self.doing.set(Doing::Busy);
        spawn_local(async move {
            let answer = self.door.api.get_value().remove_agent(agent).await;
            if self.finish(answer).is_some() {
                self.load_team();
            }
        });
    }
}

impl Office<Vec<AgentSignIn>> {
    /// Where one is signed in.
    pub(crate) fn devices(door: Door) -> Self {
        let office = Self::new(door);
        office.load_devices();
        office
    }

    fn load_devices(self) {
        spawn_local(async move { self.show(self.door.api.get_value().sign_ins().await) });
    }

    /// Signs a device out.
    pub(crate) fn revoke(self, sign_in: SignInId) {
        self.doing.set(Doing::Busy);
        spawn_local(async move {
            let answer = self.door.api.get_value().revoke(sign_in).await;
            if self.finish(answer).is_some() {
                self.load_devices();
            }
        });
    }
}
