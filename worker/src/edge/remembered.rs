//! What an isolate remembers of sites, so that no visitor waits for a Site object, and no name that somebody made up
//! wakes one twice.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use chat::site::ReadSettings;
use protocol::{Refusal, Refused, Settings, SiteId, Timestamp};
use worker::{Env, Request};

use super::limit::Limit;
use super::{network, unavailable};
use crate::cache::keep;
use crate::object::call;
use crate::platform;

/// How long settings are taken for current. Another isolate's change shows after that.
const CURRENT: Duration = Duration::from_secs(5);
/// Names of each kind that are remembered; beyond that all of the kind are forgotten.
pub(super) const AT_MOST: usize = 1_000;

thread_local! {
    // A cache only: an isolate that lost it asks again.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// The settings of a site.
pub(super) async fn settings(request: &Request, env: &Env, site: &SiteId) -> Result<Settings, Refused> {
    let now = platform::now();
    match MEMORY.with_borrow(|memory| memory.recall(now, site)) {
        Recalled::Current(settings) => return Ok(*settings),
        Recalled::NotThere => return Err(Refusal::NoSuchSite.into()),
        Recalled::Outdated(_) => {}
        Recalled::Nothing => Limit::NewNames.count(env, network::of(request, env)).await?,
    }
    let answer = call::site(env, site, &ReadSettings {}).await.map_err(unavailable("asking for settings"))?;
    MEMORY.with_borrow_mut(|memory| memory.learn(now, site, &answer));
    answer
}

/// Whether there is such a site. To be asked before its object is, on behalf of anybody who has proven nothing.
pub(super) async fn exists(request: &Request, env: &Env, site: &SiteId) -> Result<(), Refused> {
    let recalled = MEMORY.with_borrow(|memory| memory.recall(platform::now(), site));
    if matches!(recalled, Recalled::Outdated(_)) {
        return Ok(());
    }
    settings(request, env, site).await.map(drop)
}

/// The settings as they were last known here, however long ago: for what must not wait for the object of a site.
pub(super) async fn last_known(request: &Request, env: &Env, site: &SiteId) -> Result<Settings, Refused> {
    match MEMORY.with_borrow(|memory| memory.recall(platform::now(), site)) {
        Recalled::Current(settings) | Recalled::Outdated(settings) => Ok(*settings),
        Recalled::NotThere | Recalled::Nothing => settings(request, env, site).await,
    }
}

/// The settings have become these; other isolates follow within seconds.
pub(super) fn changed(site: &SiteId, settings: Settings) {
    MEMORY.with_borrow_mut(|memory| memory.learn(platform::now(), site, &Ok(settings)));
}

/// There is a site of this name now.
pub(super) fn founded(site: &SiteId) {
    MEMORY.with_borrow_mut(|memory| memory.not_there.remove(site));
}

/// Sites apart from names without a site: whoever makes up names must not push sites out.
#[derive(Default)]
struct Memory {
    sites: HashMap<SiteId, (Timestamp, Settings)>,
    not_there: HashMap<SiteId, Timestamp>,
}

/// What is known of a name.
#[derive(Debug, PartialEq)]
enum Recalled {
    /// A site with these settings.
    Current(Box<Settings>),
    /// A site that had these settings, which may have changed.
    Outdated(Box<Settings>),
    /// No site, as of a moment ago.
    NotThere,
    /// Not heard of.
    Nothing,
}

impl Memory {
    fn recall(&self, now: Timestamp, site: &SiteId) -> Recalled {
        if let Some((at, settings)) = self.sites.get(site) {
            let known = if now.since(*at) < CURRENT { Recalled::Current } else { Recalled::Outdated };
            return known(Box::new(settings.clone()));
        }
        let is_gone = self.not_there.get(site).is_some_and(|at| now.since(*at) < CURRENT);
        if is_gone { Recalled::NotThere } else { Recalled::Nothing }
    }

    fn learn(&mut self, now: Timestamp, site: &SiteId, answer: &Result<Settings, Refused>) {
        match answer {
            Ok(settings) => {
                self.not_there.remove(site);
                keep(&mut self.sites, site, (now, settings.clone()), AT_MOST);
            }
            Err(refused) if refused.code == Refusal::NoSuchSite => keep(&mut self.not_there, site, now, AT_MOST),
            // Says nothing about whether there is one.
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Name;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const NOW: Timestamp = Timestamp(1_795_000_000_000);

    fn site(name: &str) -> SiteId {
        name.parse().unwrap()
    }

    fn shop() -> Settings {
        let name = Name::try_from("Hem & Haw").unwrap();
        let profile = protocol::Profile { name, origins: Vec::new(), query: Vec::new() };
        Settings::of(profile)
    }

    fn no_site() -> Result<Settings, Refused> {
        Err(Refusal::NoSuchSite.into())
    }

    #[test]
    fn settings_are_current_for_some_seconds_and_the_site_is_known_for_ever() {
        let mut memory = Memory::default();
        assert_eq!(memory.recall(NOW, &site("main")), Recalled::Nothing);
        memory.learn(NOW, &site("main"), &Ok(shop()));
        assert_eq!(memory.recall(NOW.plus(4 * SECOND), &site("main")), Recalled::Current(Box::new(shop())));
        for seconds in [5, 86_400] {
            let recalled = memory.recall(NOW.plus(seconds * SECOND), &site("main"));
            assert_eq!(recalled, Recalled::Outdated(Box::new(shop())));
        }
    }

    #[test]
    fn a_name_without_a_site_is_remembered_until_it_is_set_up() {
        let mut memory = Memory::default();
        memory.learn(NOW, &site("none"), &no_site());
        assert_eq!(memory.recall(NOW.plus(4 * SECOND), &site("none")), Recalled::NotThere);
        assert_eq!(memory.recall(NOW.plus(5 * SECOND), &site("none")), Recalled::Nothing);
        memory.learn(NOW, &site("none"), &Ok(shop()));
        assert_eq!(memory.recall(NOW, &site("none")), Recalled::Current(Box::new(shop())));
    }

    #[test]
    fn a_failure_says_nothing_about_whether_there_is_a_site() {
        let mut memory = Memory::default();
        memory.learn(NOW, &site("main"), &Err(Refusal::RecordUnreadable.into()));
        assert_eq!(memory.recall(NOW, &site("main")), Recalled::Nothing);
        memory.learn(NOW, &site("main"), &Ok(shop()));
        memory.learn(NOW, &site("main"), &Err(Refusal::Unavailable.into()));
        assert_eq!(memory.recall(NOW, &site("main")), Recalled::Current(Box::new(shop())));
    }

    #[test]
    fn names_that_somebody_makes_up_push_no_site_out() {
        let mut memory = Memory::default();
        memory.learn(NOW, &site("main"), &Ok(shop()));
        for name in 0..3 * AT_MOST {
            memory.learn(NOW, &site(&format!("none-{name}")), &no_site());
            assert!(memory.not_there.len() <= AT_MOST);
        }
        assert_eq!(memory.recall(NOW, &site("main")), Recalled::Current(Box::new(shop())));
    }
}
