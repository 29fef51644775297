//! The settings, a part at a time. A change names the version that it was made from; an older one is refused, so that a
//! page that was opened long ago undoes nothing.

use protocol::{
    Greetings, Identity, IdentityKey, Look, NewSite, Profile, Refusal, Scale, Settings, SettingsChange, Timestamp,
    Versioned, limits,
};

use super::record::Record;
use super::request::{ChangeSettings, MakeIdentityKey, ReadSettings, SiteAsk};
use super::{Changes, News, Refusing, Site, refusing};

/// The longest name of a part of a query, in characters.
const QUERY_NAME_CHARACTERS: usize = 40;

impl SiteAsk for ReadSettings {
    fn answer(self, site: &mut Site, _now: Timestamp, _changes: &mut Changes) -> Result<Settings, Refusing> {
        site.settings()
    }
}

impl SiteAsk for ChangeSettings {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<Settings, Refusing> {
        site.admin(now, self.caller)?;
        let known = site.settings()?;
        let record = match self.change {
            SettingsChange::Profile(change) => Record::Profile(next(&known.profile, change, is_sound_profile)?),
            SettingsChange::Look(change) => Record::Look(next(&known.look, change, is_look)?),
            SettingsChange::Greetings(change) => {
                Record::Greetings(next(&known.greetings, change, Greetings::is_sound)?)
            }
            SettingsChange::Identity(change) => {
                let may_follow = |identity: &Identity| identity.may_follow(&known.identity.value);
                Record::Identity(next(&known.identity, change, may_follow)?)
            }
            // Whatever can be read is sound.
            SettingsChange::Endings(change) => Record::Endings(next(&known.endings, change, |_| true)?),
            SettingsChange::Hours(change) => {
                let hours = next(&known.hours, change, |_| true)?;
                if !hours.value.is_sound() {
                    return Err(refusing(Refusal::BadHours));
                }
                Record::Hours(hours)
            }
            SettingsChange::Bot(change) => Record::Bot(next(&known.bot, change, |_| true)?),
            SettingsChange::Scale(change) => {
                let grows = |scale: &Scale| (site.shards()..=limits::SHARDS_PER_SITE).contains(&scale.shards);
                let scale = next(&known.scale, change, grows)?;
                changes.news.push(News::Shards(scale.value.shards));
                Record::Scale(scale)
            }
        };
        site.change(record, changes);
        site.settings()
    }
}

impl SiteAsk for MakeIdentityKey {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<Settings, Refusing> {
        site.admin(now, self.caller)?;
        let Versioned { version, value } = &site.identity;
        let more = value.with_key(IdentityKey { id: self.key, made: now }).ok_or(refusing(Refusal::TooManyKeys))?;
        let identity = Versioned { version: version.saturating_add(1), value: more };
        site.change(Record::Identity(identity), changes);
        site.settings()
    }
}

impl Site {
    fn settings(&self) -> Result<Settings, Refusing> {
        let profile = self.profile.clone().ok_or(refusing(Refusal::NoSuchSite))?;
        Ok(Settings {
            profile,
            look: self.look.clone(),
            greetings: self.greetings.clone(),
            endings: self.endings.clone(),
            hours: self.hours.clone(),
            bot: self.bot.clone(),
            identity: self.identity.clone(),
            scale: self.scale.clone(),
        })
    }
}

/// The profile of a new site; it appears somewhere.
pub(super) fn new_profile(site: NewSite) -> Result<Profile, Refusing> {
    let profile = Profile { name: site.name, origins: site.origins, query: Vec::new() };
    let sound = is_sound_profile(&profile) && !profile.origins.is_empty();
    if sound { Ok(profile) } else { Err(refusing(Refusal::BadRequest)) }
}

fn next<T: Clone>(
    known: &Versioned<T>,
    change: Versioned<T>,
    is_sound: impl Fn(&T) -> bool,
) -> Result<Versioned<T>, Refusing> {
    if change.version != known.version {
        return Err(refusing(Refusal::SettingsChanged));
    }
    if !is_sound(&change.value) {
        return Err(refusing(Refusal::BadRequest));
    }
    Ok(Versioned { version: known.version.saturating_add(1), value: change.value })
}

fn is_sound_profile(profile: &Profile) -> bool {
    let is_sound_name = |name: &String| {
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
        (1..=QUERY_NAME_CHARACTERS).contains(&name.len()) && name.chars().all(allowed)
    };
    profile.origins.len() <= limits::ORIGINS_PER_SITE
        && profile.query.len() <= limits::QUERY_NAMES
        && profile.query.iter().all(is_sound_name)
}

fn is_look(look: &Look) -> bool {
    look.launcher.labels.len() <= limits::LABELS && look.launcher.hidden.len() <= limits::HIDDEN_PATHS
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
