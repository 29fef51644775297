//! Who a visitor is, as the website signs it: a JSON Web Token (RFC 7519) with HMAC-SHA-256, and no other algorithm
//! (rule V2). Checked at the edge, before any object is woken.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use protocol::{Attribute, ContactId, Email, KeyId, Name, Proven, Refusal, SiteId, Timestamp, limits};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::secret;
use super::token::{Keys, sign};

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    /// Extensions that a reader must know; none is known.
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

/// The claims as they come. What has no name here is left alone.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    /// Seconds since 1970, as are all times of a token.
    iat: f64,
    exp: f64,
    aud: Audience,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    email_verified: bool,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    attrs: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Flag(bool),
    Number(serde_json::Number),
}

/// The secret of a key, as the website has it.
pub fn secret_of(keys: &Keys, site: &SiteId, key: KeyId) -> Option<String> {
    secrets_of(keys, site, key).next()
}

/// The secret follows from the deployment's own, so that it is stored nowhere. One that was made under a key of the
/// deployment that is about to go stays good as long as that key verifies.
fn secrets_of(keys: &Keys, site: &SiteId, key: KeyId) -> impl Iterator<Item = String> + use<> {
    keys.secrets(&format!("identity/{site}/{key}")).into_iter().map(|secret| URL_SAFE_NO_PAD.encode(secret))
}

/// Who the token says the visitor is, if one of the site's keys has signed it and it is good now.
pub fn verify(now: Timestamp, site: &SiteId, keys: &Keys, known: &[KeyId], token: &str) -> Result<Proven, Refusal> {
    if token.len() > limits::IDENTITY_BYTES {
        return Err(Refusal::IdentityForged);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Refusal::IdentityForged)?;
    let (header, claims) = signed.split_once('.').ok_or(Refusal::IdentityForged)?;
    let Header { alg, kid, crit } = part(header).ok_or(Refusal::IdentityForged)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Refusal::IdentityForged)?;
    // Whoever chooses the algorithm chooses what is checked; so the token may only name the one that there is.
    let is_meant = |key: &&KeyId| kid.as_ref().is_none_or(|kid| key.to_string() == *kid);
    let is_signed = known.iter().filter(is_meant).any(|key| {
        secrets_of(keys, site, *key).any(|secret| secret::same(&sign(secret.as_bytes(), signed.as_bytes()), &signature))
    });
    if alg != "HS256" || crit.is_some() || !is_signed {
        return Err(Refusal::IdentityForged);
    }
    proven(now, site, part(claims).ok_or(Refusal::IdentityClaims)?)
}

fn proven(now: Timestamp, site: &SiteId, claims: Claims) -> Result<Proven, Refusal> {
    let is_for = match &claims.aud {
        Audience::One(one) => one == site.as_str(),
        Audience::Many(many) => many.iter().any(|one| one == site.as_str()),
    };
    if !is_for {
        return Err(Refusal::IdentityElsewhere);
    }
    let (issued, expires) = (time(claims.iat)?, time(claims.exp)?);
    if expires.plus(limits::CLOCK_SKEW) <= now {
        return Err(Refusal::IdentityExpired);
    }
    let is_from_the_future = issued > now.plus(limits::CLOCK_SKEW);
    if is_from_the_future || expires <= issued || expires.since(issued) > limits::IDENTITY_LIVES {
        return Err(Refusal::IdentityClaims);
    }
    if claims.attrs.len() > limits::ATTRIBUTES {
        return Err(Refusal::IdentityClaims);
    }
    let attribute = |(name, value)| {
        let text = match value {
            Value::Text(text) => text,
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number) => number.to_string(),
        };
        let value = line(text, limits::ATTRIBUTE_CHARACTERS)?;
        Ok(Attribute { name: line(name, limits::ATTRIBUTE_NAME_CHARACTERS)?, value })
    };
    let id = line(claims.sub, limits::PERSON_ID_CHARACTERS)?;
    let email = claims.email.as_deref().map(Email::try_from).transpose().map_err(|_| Refusal::IdentityClaims)?;
    Ok(Proven {
        contact: contact(site, &id),
        issued,
        name: claims.name.as_deref().map(Name::try_from).transpose().map_err(|_| Refusal::IdentityClaims)?,
        email_verified: claims.email_verified && email.is_some(),
        email,
        phone: claims.phone.map(|phone| line(phone, limits::PHONE_CHARACTERS)).transpose()?,
        attrs: claims.attrs.into_iter().map(attribute).collect::<Result<_, _>>()?,
        id,
    })
}

/// The person of a site that the site calls so.
fn contact(site: &SiteId, id: &str) -> ContactId {
    let digest = Sha256::digest(format!("contact/{site}/{id}"));
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    ContactId::from_random(bits)
}

fn part<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

/// Up to the year 5138, which leaves room for whoever adds to it.
fn time(seconds: f64) -> Result<Timestamp, Refusal> {
    if !(0.0..1e11).contains(&seconds) {
        return Err(Refusal::IdentityClaims);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within those bounds
    Ok(Timestamp((seconds * 1000.0) as u64))
}

/// One line of text in which there is something to see, and nothing that turns what stands around it.
fn line(text: String, most: usize) -> Result<String, Refusal> {
    let is_odd = |letter: char| letter.is_control() || protocol::turns_direction(letter);
    let is_fine = !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(is_odd);
    if is_fine { Ok(text) } else { Err(Refusal::IdentityClaims) }
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;
