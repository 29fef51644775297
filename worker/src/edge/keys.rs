//! The deployment's secrets.

use chat::gate::secret;
use chat::gate::token::Keys;
use protocol::{Refusal, Refused};
use worker::Env;

use super::unavailable;
use crate::platform;

/// The keys that sign tokens.
pub(super) fn keys(env: &Env) -> Result<Keys, Refused> {
    Keys::parse(&of(env, "TOKEN_KEYS")?).ok_or_else(|| {
        platform::log("TOKEN_KEYS", &"is not of the form id:hex,id:hex with at least 32 bytes each");
        Refusal::Unavailable.into()
    })
}

/// A1: whether somebody knows the secret that sets sites up.
pub(super) fn check_setup(env: &Env, given: &str) -> Result<(), Refused> {
    let known = of(env, "SETUP_SECRET")?;
    // Digests, so that the comparison does not tell the length either.
    let same = secret::same(secret::digest(&known).as_bytes(), secret::digest(given).as_bytes());
    if same && !known.is_empty() { Ok(()) } else { Err(Refusal::WrongSecret.into()) }
}

/// A fresh secret for a link, and the digest that is stored of it.
pub(super) fn fresh_link() -> Result<(String, String), Refused> {
    let secret = secret::hex(&platform::random::<16>().map_err(unavailable("drawing a secret"))?);
    let digest = secret::digest(&secret);
    Ok((secret, digest))
}

fn of(env: &Env, name: &str) -> Result<String, Refused> {
    Ok(env.secret(name).map_err(unavailable(name))?.to_string())
}
