//! How a visitor goes on on another device: a link that works once.

use chat::ask::{ClaimLink, OpenLink};
use chat::gate::secret;
use protocol::{ClaimDeviceLink, ConversationId, DeviceLink, Refusal, SiteId};

use super::answer::json;
use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, guard, keys, qr, remembered, unavailable};

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    Open,
    Claim,
}

/// What can be asked at this path, below the visitor's links.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        [] => Some(vec![(Method::Post, Address::Open)]),
        ["claim"] => Some(vec![(Method::Post, Address::Claim)]),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: &Asked<'_>, conversation: ConversationId, address: Address) -> Answered {
    match address {
        Address::Open => open(asked, conversation).await,
        Address::Claim => claim(asked, conversation).await,
    }
}

async fn open(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    asked.visitor(conversation)?;
    asked.count(Limit::Writes).await?;
    let (code, digest) = keys::fresh_link()?;
    asked.as_visitor(conversation, &OpenLink { digest }).await??;
    let url = url(&guard::origin(&asked.request)?, &asked.site, conversation, &code);
    let qr = qr::svg(&url).ok_or_else(|| unavailable("drawing a QR code")("an address is too long".into()))?;
    json(201, &DeviceLink { url, qr })
}

/// Whoever has the code is the visitor from now on.
async fn claim(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    asked.count(Limit::SignIn).await?;
    let ClaimDeviceLink { code } = asked.read().await?;
    // Nobody's made-up site wakes an object, and whether there is one is not for this address to say.
    if remembered::exists(&asked.request, asked.env, &asked.site).await.is_err() {
        return Err(Refusal::LinkExpired.into());
    }
    let owner = asked.conversation(conversation, &ClaimLink { digest: secret::digest(&code) }).await??;
    json(200, &asked.ticket(conversation, owner)?)
}

/// What opens the conversation stands in the fragment: no server's log and no referrer ever has it.
fn url(origin: &str, site: &SiteId, conversation: ConversationId, code: &str) -> String {
    format!("{origin}/chat/{site}#{conversation}.{code}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j1_a_link_names_the_conversation_and_its_code_in_the_fragment() {
        let conversation = "0-aaaaaaaaaaaaaaaaaaaaaaaaea".parse().unwrap();
        let url = url("https://chat.example.com", &"main".parse().unwrap(), conversation, "c0de");
        assert_eq!(url, "https://chat.example.com/chat/main#0-aaaaaaaaaaaaaaaaaaaaaaaaea.c0de");
    }
}
