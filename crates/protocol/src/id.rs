//! Ids as types, so that one can never stand for another. Knows nothing of randomness: bytes are given.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdError;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl std::error::Error for IdError {}

// Lower-case base 32 without padding: safe in URLs, object names and tags, and the same whatever the case of a disk.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const KEY_LENGTH: usize = 26;

fn write_key(key: [u8; 16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let bits = u128::from_be_bytes(key);
    let mut text = [0_u8; KEY_LENGTH];
    for (place, letter) in text.iter_mut().enumerate() {
        // 26 letters hold 130 bits; the last letter carries the three lowest, shifted up.
        let shift = 123_i32 - 5 * i32::try_from(place).unwrap_or(0);
        let value = if shift >= 0 { bits >> shift } else { bits << -shift };
        *letter = ALPHABET[(value & 31) as usize];
    }
    f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

fn read_key(text: &str) -> Result<[u8; 16], IdError> {
    if text.len() != KEY_LENGTH {
        return Err(IdError);
    }
    let mut bits: u128 = 0;
    for (place, letter) in text.bytes().enumerate() {
        let value = ALPHABET.iter().position(|&known| known == letter).ok_or(IdError)? as u128;
        if place < KEY_LENGTH - 1 {
            bits = (bits << 5) | value;
        } else if value.trailing_zeros() >= 2 {
            bits = (bits << 3) | (value >> 2);
        } else {
            // One text per id: the two spare bits are zero.
            return Err(IdError);
        }
    }
    Ok(bits.to_be_bytes())
}

macro_rules! text_serde {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    };
}

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// Makes the id from 128 random bits.
            pub const fn from_random(bits: [u8; 16]) -> Self {
                Self(bits)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_key(self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                read_key(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        text_serde!($name);
    };
}

random_id!(
    /// An agent of a site: 128 random bits.
    AgentId
);
random_id!(
    /// An answer that the bot can give: 128 random bits.
    AnswerId
);
random_id!(
    /// One open tab, of a visitor or an agent, which numbers its own sends.
    TabId
);
impl TabId {
    /// Another tab's id, as far away from this one as `chance` says and never the same.
    #[must_use]
    pub const fn turned(self, chance: u32) -> Self {
        let away = ((chance as u128) << 32) | 1;
        Self(u128::from_be_bytes(self.0).wrapping_add(away).to_be_bytes())
    }
}

random_id!(
    /// A file of a conversation, named by whoever sends it.
    FileId
);
random_id!(
    /// A photo of an agent, as it was uploaded once. Another photo has another id: what is kept under it never changes.
    PictureId
);
random_id!(
    /// A person whose identity the site has signed: 128 bits that follow from the site and its own name for them.
    ContactId
);
random_id!(
    /// A key by which a site signs who its visitors are.
    KeyId
);
random_id!(
    /// One signed-in device of an agent; what is revoked when an agent signs out or is removed.
    SignInId
);

/// A conversation: the inbox shard that lists it, and 128 random bits. Written `SHARD-KEY`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConversationId {
    shard: u16,
    key: [u8; 16],
}

impl ConversationId {
    /// Makes the id from its inbox shard and 128 random bits.
    pub const fn from_random(shard: u16, key: [u8; 16]) -> Self {
        Self { shard, key }
    }

    /// The inbox shard that lists this conversation. Part of the id, so that shards can be added and nothing moves.
    pub const fn shard(self) -> u16 {
        self.shard
    }

    /// The random bits; clients derive a friendly name from them for a visitor who gave none.
    pub const fn key(self) -> [u8; 16] {
        self.key
    }
}

impl fmt::Display for ConversationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.shard)?;
        write_key(self.key, f)
    }
}

impl FromStr for ConversationId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (shard, key) = text.split_once('-').ok_or(IdError)?;
        let number = shard.parse::<u16>().map_err(|_| IdError)?;
        // One text per id: not `+1`, not `01`.
        if number.to_string() != shard {
            return Err(IdError);
        }
        Ok(Self { shard: number, key: read_key(key)? })
    }
}

text_serde!(ConversationId);

/// A site of the deployment, as it stands in the tag: 1 to 32 of `a`–`z`, `0`–`9` and inner hyphens. Public.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteId(String);

impl SiteId {
    /// The longest id, in characters.
    pub const MAX_LENGTH: usize = 32;

    /// The id as it stands in URLs.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SiteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SiteId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let allowed = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        let sound = (1..=Self::MAX_LENGTH).contains(&text.len())
            && text.bytes().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if sound { Ok(Self(text.to_owned())) } else { Err(IdError) }
    }
}

text_serde!(SiteId);

#[cfg(test)]
#[path = "id_tests.rs"]
mod tests;
