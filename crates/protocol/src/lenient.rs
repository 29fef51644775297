//! Reading what a later release wrote. What this one does not know is skipped, never fatal.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny};

/// A value, or something that this release cannot read.
#[derive(serde::Deserialize)]
#[serde(untagged)]
pub enum Lenient<T> {
    /// It can be read.
    Known(T),
    /// It cannot.
    Unknown(IgnoredAny),
}

impl<T> Lenient<T> {
    /// The value, if this release can read it.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }
}

/// For a field: the default in place of a value that this release does not know.
pub fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(from: D) -> Result<T, D::Error> {
    Ok(Lenient::deserialize(from)?.known().unwrap_or_default())
}

/// For a map: without the entries that this release does not know, by their name or by their value.
pub fn known_entries<'de, D: Deserializer<'de>, K: TryFrom<String> + Ord, V: Deserialize<'de>>(
    from: D,
) -> Result<BTreeMap<K, V>, D::Error> {
    let all = BTreeMap::<String, Lenient<V>>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|(name, value)| Some((name.try_into().ok()?, value.known()?))).collect())
}

/// For a list: without the entries that this release does not know.
pub fn known<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct Entries<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Entries<T> {
        type Value = Vec<T>;
        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("a list")
        }
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut entries: A) -> Result<Vec<T>, A::Error> {
            let mut known = Vec::new();
            while let Some(entry) = entries.next_element::<Lenient<T>>()? {
                known.extend(entry.known());
            }
            Ok(known)
        }
    }
    from.deserialize_seq(Entries(PhantomData))
}
