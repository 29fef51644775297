//! A deployment's secrets, drawn anew for each.

use anyhow::{Context as _, Result};
use chat::gate::secret;
use chat::gate::token::Keys;

/// What the deployment's owner would have put there.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// Sets a site up.
    pub setup: String,
    /// Signs tokens, as text.
    pub keys: String,
}

impl Secrets {
    /// Fresh ones.
    pub fn draw() -> Self {
        let hex = |bytes: usize| secret::hex(&(0..bytes).map(|_| fastrand::u8(..)).collect::<Vec<_>>());
        Self { setup: hex(16), keys: format!("k1:{}", hex(32)) }
    }

    /// The keys, to sign with.
    pub fn keys(&self) -> Result<Keys> {
        Keys::parse(&self.keys).context("keys of our own making")
    }
}
