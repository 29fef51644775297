//! How a site proves who its visitors are.

use serde::{Deserialize, Serialize};

use crate::{KeyId, Timestamp, limits};

/// Who may write, and the keys by which the site signs who they are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// Whether only visitors whose identity the site has signed may begin a conversation.
    pub required: bool,
    /// The keys that are good, the oldest first; at most [`limits::IDENTITY_KEYS`]. Their secrets stand nowhere.
    pub keys: Vec<IdentityKey>,
}

/// A key by which a site signs who its visitors are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityKey {
    /// Its name, which a token may give as `kid`.
    pub id: KeyId,
    /// Since when there is one.
    pub made: Timestamp,
}

impl Identity {
    /// Whether a change may make `self` of `known`: it takes keys away and adds none, and nobody is shut out by a rule
    /// that no key can meet.
    pub fn may_follow(&self, known: &Self) -> bool {
        let are_known = self.keys.iter().all(|key| known.keys.contains(key));
        let are_apart = self.keys.iter().enumerate().all(|(place, key)| !self.keys[..place].contains(key));
        are_known && are_apart && !(self.required && self.keys.is_empty())
    }

    /// With one more key; nothing where there are as many as there may be.
    #[must_use]
    pub fn with_key(&self, key: IdentityKey) -> Option<Self> {
        let keys = self.keys.iter().copied().chain([key]).collect();
        (self.keys.len() < limits::IDENTITY_KEYS).then_some(Self { keys, ..*self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(bits: u8) -> IdentityKey {
        IdentityKey { id: KeyId::from_random([bits; 16]), made: Timestamp(1_795_000_000_000) }
    }

    fn identity(required: bool, keys: &[u8]) -> Identity {
        Identity { required, keys: keys.iter().map(|bits| key(*bits)).collect() }
    }

    #[test]
    fn a_change_takes_keys_away_and_adds_none() {
        let known = identity(false, &[1, 2]);
        for fine in [identity(true, &[1, 2]), identity(true, &[2]), identity(false, &[])] {
            assert!(fine.may_follow(&known), "{fine:?}");
        }
        for wrong in [identity(true, &[]), identity(false, &[3]), identity(false, &[1, 1])] {
            assert!(!wrong.may_follow(&known), "{wrong:?}");
        }
    }

    #[test]
    fn there_are_two_keys_so_that_one_can_be_rolled() {
        let two = identity(true, &[1]).with_key(key(2));
        assert_eq!(two, Some(identity(true, &[1, 2])));
        assert_eq!(two.unwrap().with_key(key(3)), None);
    }
}
