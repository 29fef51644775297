//! A site's settings at the edge: asked once, kept for some seconds, so that no visitor waits for the Site object.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use chat::site::{Answer, Request};
use protocol::{Refusal, Settings, SiteId, Timestamp};
use worker::Env;

use super::answer::Refused;
use super::unavailable;
use crate::object;
use crate::platform;

const KEPT: Duration = Duration::from_secs(5);
/// Sites that one isolate remembers; more than that is somebody guessing names.
const AT_MOST: usize = 1_000;

/// What is remembered of a site, also that it is not there, and since when.
type Remembered = (Timestamp, Result<Settings, Refused>);

thread_local! {
    // A cache only: an isolate that lost it asks again.
    static REMEMBERED: RefCell<HashMap<SiteId, Remembered>> = RefCell::new(HashMap::new());
}

/// The settings of a site.
pub(super) async fn of(env: &Env, site: &SiteId) -> Result<Settings, Refused> {
    let now = platform::now();
    let remembered = REMEMBERED.with_borrow(|sites| sites.get(site).cloned());
    if let Some((at, settings)) = remembered
        && now.since(at) < KEPT
    {
        return settings;
    }
    let settings = match object::ask_site(env, site, &Request::Settings).await {
        Ok(Ok(Answer::Settings(settings))) => Ok(settings),
        Ok(Err(refused)) => Err(refused),
        Ok(Ok(_)) => Err(Refusal::Unavailable.into()),
        Err(error) => return Err(unavailable("asking for settings")(error)),
    };
    REMEMBERED.with_borrow_mut(|sites| {
        if sites.len() >= AT_MOST {
            sites.clear();
        }
        sites.insert(site.clone(), (now, settings.clone()));
    });
    settings
}

/// They have changed here; other isolates follow within seconds.
pub(super) fn forget(site: &SiteId) {
    REMEMBERED.with_borrow_mut(|sites| drop(sites.remove(site)));
}
