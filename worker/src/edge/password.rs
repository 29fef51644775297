//! Argon2id, where there is time for it: at the edge, beside no conversation.

use argon2::{Algorithm, Argon2, Params, Version};
use chat::gate::secret;
use chat::site::Password;
use protocol::{Refusal, Refused, limits};

use super::unavailable;
use crate::platform;

// Source: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A new password with a fresh salt; refused when it is too short to be one.
pub(super) fn new(password: &str) -> Result<Password, Refused> {
    if password.chars().count() < limits::PASSWORD_CHARACTERS || password.len() > limits::PASSWORD_BYTES {
        return Err(Refusal::BadRequest.into());
    }
    let salt = secret::hex(&platform::random::<16>().map_err(unavailable("drawing a salt"))?);
    let derived = derive(password, &salt)?;
    Ok(Password { salt, derived })
}

/// Argon2id of a password with this salt, in hexadecimal.
pub(super) fn derive(password: &str, salt: &str) -> Result<String, Refused> {
    if password.len() > limits::PASSWORD_BYTES {
        return Err(Refusal::WrongPassword.into());
    }
    let failed = |error: argon2::Error| unavailable("deriving")(worker::Error::RustError(error.to_string()));
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(failed)?;
    let mut derived = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(password.as_bytes(), salt.as_bytes(), &mut derived).map_err(failed)?;
    Ok(secret::hex(&derived))
}
