//! Keys by which a site signs who its visitors are.

use serde::{Deserialize, Serialize};

use crate::{KeyId, Settings};

/// A key that was just made. Its secret is told this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIdentityKey {
    /// Its name, for `kid`.
    pub id: KeyId,
    /// The text to sign with, whose bytes are the key of HMAC-SHA-256.
    pub secret: String,
    /// The settings, with the key among them.
    pub settings: Settings,
}
