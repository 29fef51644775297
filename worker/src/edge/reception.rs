//! With whom a visitor would talk, before they have written: who is on duty, how soon answers come, when the site is
//! open, photos of agents.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use chat::ask::{OnDuty, WhoIsOnDuty};
use chat::hours::Standing;
use chat::site::ReadPictures;
use futures_util::future::join;
use protocol::{Hours, Opening, PictureId, Reception, SiteId, Timestamp};

use super::answer::json;
use super::asked::Asked;
use super::method::{Method, Methods};
use super::remembered::AT_MOST;
use super::{Answered, pictures, remembered, unavailable};
use crate::cache;
use crate::local_time;
use crate::object::call;
use crate::platform;

/// How long an isolate tells the same: nobody's message waits for this.
const CURRENT: Duration = Duration::from_secs(10);

/// Every console is connected to every shard; any of them knows who is there.
const SHARD: u16 = 0;

thread_local! {
    // A cache only: an isolate that lost it asks again.
    static KNOWN: RefCell<HashMap<SiteId, (Timestamp, Reception)>> = RefCell::default();
}

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Reception,
    Picture(PictureId),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let address = match path {
        ["reception"] => Address::Reception,
        ["reception", "pictures", id] => Address::Picture(id.parse().ok()?),
        _ => return None,
    };
    Some(vec![(Method::Get, address)])
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    remembered::exists(&asked.request, asked.env, &asked.site).await?;
    match address {
        Address::Reception => reception(&asked).await,
        Address::Picture(id) => pictures::show(&asked, id).await,
    }
}

async fn reception(asked: &Asked<'_>) -> Answered {
    let now = platform::now();
    let known = KNOWN.with_borrow(|known| known.get(&asked.site).cloned());
    if let Some((_, reception)) = known.filter(|(at, reception)| now.since(*at) < CURRENT && !is_over(reception, now)) {
        let hours = reception.hours.map(|opening| Opening { now, ..opening });
        return json(200, &Reception { hours, ..reception });
    }
    let settings = remembered::settings(&asked.request, asked.env, &asked.site).await?;
    let on_duty = call::inbox(asked.env, &asked.site, SHARD, &WhoIsOnDuty {});
    let (on_duty, pictures) = join(on_duty, asked.ask(&ReadPictures {})).await;
    let OnDuty { faces, answers_within } = on_duty.map_err(unavailable("asking who is on duty"))?;
    let reception = Reception {
        on_duty: faces,
        answers_within,
        identity_required: settings.identity.value.required,
        hours: opening(&settings.hours.value, now),
        pictures: pictures?,
    };
    KNOWN.with_borrow_mut(|known| cache::keep(known, &asked.site, (now, reception.clone()), AT_MOST));
    json(200, &reception)
}

/// Whether the site has opened or closed since.
fn is_over(reception: &Reception, now: Timestamp) -> bool {
    let until = reception.hours.and_then(|opening| opening.open_until.or(opening.opens));
    until.is_some_and(|until| until <= now)
}

/// How it stands by the hours that the owner has set, if any.
fn opening(hours: &Hours, now: Timestamp) -> Option<Opening> {
    Some(match local_time::standing(hours, now)? {
        Standing::Open(open_until) => Opening { open: true, open_until, opens: None, now },
        Standing::Closed(opens) => Opening { open: false, open_until: None, opens, now },
    })
}
