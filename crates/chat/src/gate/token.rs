//! Signed claims: who may enter which conversation, who is signed in. Checked before any object is woken.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use protocol::{AgentId, ContactId, ConversationId, Refusal, SignInId, SiteId, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::gate::secret;

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The site.
    pub site: SiteId,
    /// Who.
    pub holder: Holder,
    /// Good until then.
    pub expires: Timestamp,
    /// Signed with which of the deployment's keys.
    pub key: String,
}

/// Who holds a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The visitor of this conversation.
    Visitor(ConversationId),
    /// The visitor of this conversation, who has proven to be this person.
    Contact(ConversationId, ContactId),
    /// An agent on a device; the Site object knows whether the sign-in still stands.
    Agent(AgentId, SignInId),
}

/// The deployment's keys: the first signs, all verify.
#[derive(Clone)]
pub struct Keys(Vec<(String, Vec<u8>)>);

/// The shortest key, in bytes.
const KEY_BYTES: usize = 32;

impl Holder {
    /// What a visitor's token opens, and who the visitor has proven to be; nothing of an agent's.
    pub const fn visitor(&self) -> Option<(ConversationId, Option<ContactId>)> {
        match self {
            Self::Visitor(conversation) => Some((*conversation, None)),
            Self::Contact(conversation, contact) => Some((*conversation, Some(*contact))),
            Self::Agent(..) => None,
        }
    }

    /// The visitor of this conversation, who has proven to be that person, or nothing.
    pub fn of(conversation: ConversationId, contact: Option<ContactId>) -> Self {
        contact.map_or(Self::Visitor(conversation), |contact| Self::Contact(conversation, contact))
    }
}

impl Keys {
    /// Reads `id:hex,id:hex`; each key has at least 32 bytes. Nothing if it is not that.
    pub fn parse(text: &str) -> Option<Self> {
        let key = |part: &str| {
            let (id, hex) = part.trim().split_once(':')?;
            let key = secret::from_hex(hex).filter(|key| key.len() >= KEY_BYTES)?;
            Some((id.to_owned(), key))
        };
        let keys: Vec<_> = text.split(',').map(key).collect::<Option<_>>()?;
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// A token for `holder`, signed with the first key.
    pub fn sign(&self, site: &SiteId, holder: Holder, expires: Timestamp) -> String {
        let Some((id, key)) = self.0.first() else { return String::new() };
        let claims = Claims { site: site.clone(), holder, expires, key: id.clone() };
        let payload = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims).unwrap_or_default());
        let signature = URL_SAFE_NO_PAD.encode(sign(key, payload.as_bytes()));
        format!("{payload}.{signature}")
    }

    /// The claims of a token of this site that is signed and has not expired.
    pub fn verify(&self, now: Timestamp, site: &SiteId, token: &str) -> Result<Claims, Refusal> {
        let (payload, signature) = token.split_once('.').ok_or(Refusal::TokenForged)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Refusal::TokenForged)?;
        let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| Refusal::TokenForged)?;
        let claims: Claims = serde_json::from_slice(&bytes).map_err(|_| Refusal::TokenForged)?;
        let (_, key) = self.0.iter().find(|(id, _)| *id == claims.key).ok_or(Refusal::TokenForged)?;
        if !secret::same(&sign(key, payload.as_bytes()), &signature) {
            return Err(Refusal::TokenForged);
        }
        if claims.site != *site {
            return Err(Refusal::TokenElsewhere);
        }
        if claims.expires <= now {
            return Err(Refusal::TokenExpired);
        }
        Ok(claims)
    }

    /// What that text stands for under each key, the newest first: 32 bytes that tell nothing about the key.
    pub fn secrets(&self, text: &str) -> Vec<[u8; 32]> {
        self.0.iter().map(|(_, key)| sign(key, text.as_bytes())).collect()
    }

    /// 16 bytes that are always the same for this text and tell nothing about the key.
    pub fn derive(&self, text: &str) -> [u8; 16] {
        let mut derived = [0; 16];
        if let Some((_, key)) = self.0.first() {
            derived.copy_from_slice(&sign(key, text.as_bytes())[..16]);
        }
        derived
    }
}

/// HMAC-SHA-256.
pub(super) fn sign(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length, so there is nothing to fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
