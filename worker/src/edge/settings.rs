//! What the owner of a site decides.

use chat::site::{ChangeSettings, Check, ReadSettings};
use protocol::{Refusal, SettingsChange};

use super::answer::json;
use super::asked::Asked;
use super::method::{Method, Methods};
use super::{Answered, remembered};
use crate::local_time::Clocks;
use crate::object::forget_knowledge;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Read,
    Change,
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        ["settings"] => Some(vec![(Method::Get, Address::Read), (Method::Put, Address::Change)]),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    let caller = asked.caller()?;
    match address {
        Address::Read => {
            asked.ask(&Check { caller }).await?;
            json(200, &asked.ask(&ReadSettings {}).await?)
        }
        Address::Change => {
            let change = asked.read().await?;
            if let SettingsChange::Hours(hours) = &change
                && Clocks::of(hours.value.zone.as_str()).is_none()
            {
                return Err(Refusal::BadHours.into());
            }
            let settings = asked.ask(&ChangeSettings { caller, change }).await?;
            remembered::changed(&asked.site, settings.clone());
            forget_knowledge(&asked.site);
            json(200, &settings)
        }
    }
}
