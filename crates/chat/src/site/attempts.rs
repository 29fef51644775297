//! Wrong passwords, counted by address and network (rule A2). Of an address that nobody has, too, so that the answers
//! tell nothing; and never by the address alone, or anybody could keep an agent out. Kept in memory only: whoever guesses
//! keeps the object awake.

use std::collections::BTreeMap;

use protocol::{Email, Timestamp, limits};

/// Pairs that are remembered; beyond that the one that tried longest ago is forgotten.
const REMEMBERED: usize = 1_000;

/// Wrong passwords of late.
#[derive(Debug, Clone, Default)]
pub(super) struct Attempts(BTreeMap<(Email, String), Attempt>);

#[derive(Debug, Clone, Copy, Default)]
struct Attempt {
    wrong: u32,
    last: Timestamp,
    paused_until: Timestamp,
}

impl Attempts {
    /// How long, in milliseconds, no password is tried for that address from there; nothing when one is.
    pub(super) fn pause(&self, now: Timestamp, email: &Email, network: &str) -> Option<u32> {
        let attempt = self.0.get(&(email.clone(), network.to_owned()))?;
        let rest = attempt.paused_until.since(now).min(limits::WRONG_PASSWORD_PAUSE);
        (!rest.is_zero()).then(|| u32::try_from(rest.as_millis()).unwrap_or(u32::MAX))
    }

    /// A password was wrong.
    pub(super) fn wrong(&mut self, now: Timestamp, email: Email, network: String) {
        let attempt = self.0.entry((email, network)).or_default();
        attempt.last = now;
        attempt.wrong += 1;
        if attempt.wrong >= limits::WRONG_PASSWORDS {
            (attempt.wrong, attempt.paused_until) = (0, now.plus(limits::WRONG_PASSWORD_PAUSE));
        }
        if self.0.len() > REMEMBERED
            && let Some(oldest) = self.0.iter().min_by_key(|(_, attempt)| attempt.last).map(|(key, _)| key.clone())
        {
            self.0.remove(&oldest);
        }
    }

    /// A password was right.
    pub(super) fn right(&mut self, email: &Email, network: &str) {
        self.0.remove(&(email.clone(), network.to_owned()));
    }
}
