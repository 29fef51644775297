//! How visitors prove who they are, and the keys by which a site signs it.

use chat::ask::Own;
use chat::contact::{Meet, Met};
use chat::gate::identity;
use chat::site::MakeIdentityKey;
use protocol::{
    ConversationId, ConversationTicket, Identified, Identify, Identity, KeyId, NewIdentityKey, Party, Proven, Refusal,
    Refused,
};

use super::answer::json;
use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, guard, keys, remembered, unavailable};
use crate::object::call;
use crate::platform;

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    Identify,
    MakeKey,
}

impl Address {
    /// Who asks here.
    pub(super) const fn party(self) -> Party {
        match self {
            Self::Identify => Party::Visitor,
            Self::MakeKey => Party::Team,
        }
    }
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        ["identify"] => Some(vec![(Method::Post, Address::Identify)]),
        ["identity-keys"] => Some(vec![(Method::Post, Address::MakeKey)]),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::Identify => identify(&asked).await,
        Address::MakeKey => make_key(&asked).await,
    }
}

async fn identify(asked: &Asked<'_>) -> Answered {
    asked.count(Limit::Writes).await?;
    let Identify { identity, ticket } = asked.read().await?;
    let settings = remembered::settings(&asked.request, asked.env, &asked.site).await?;
    let proven = verified(asked, &settings.identity.value, &identity)?;
    // A ticket that opens nothing any more is no reason to refuse who somebody is.
    let opens = |ticket: &ConversationTicket| {
        guard::visitor(asked.env, &asked.site, ticket.conversation, Some(&ticket.token)).is_ok()
    };
    let held = ticket.filter(opens).map(|ticket| ticket.conversation);
    json(200, &Identified { ticket: conversation_of(asked, proven, held).await? })
}

/// V2: who the website says it is.
pub(super) fn verified(asked: &Asked<'_>, settings: &Identity, token: &str) -> Result<Proven, Refused> {
    let known: Vec<KeyId> = settings.keys.iter().map(|key| key.id).collect();
    Ok(identity::verify(platform::now(), &asked.site, &keys::keys(asked.env)?, &known, token)?)
}

/// V3: the person's conversation. Where they have none, the `held` one becomes theirs, unless it is somebody else's.
pub(super) async fn conversation_of(
    asked: &Asked<'_>,
    proven: Proven,
    held: Option<ConversationId>,
) -> Result<Option<ConversationTicket>, Refused> {
    let contact = proven.contact;
    let Met { proven, conversation } = meet(asked, proven, None).await?;
    if let Some(conversation) = conversation {
        own(asked, conversation, proven).await?;
        return asked.ticket(conversation, Some(contact)).map(Some);
    }
    let Some(held) = held else { return Ok(None) };
    match own(asked, held, proven.clone()).await {
        Err(refused) if refused.code == Refusal::TokenElsewhere => return Ok(None),
        done => done?,
    }
    // Another device may have been first since.
    let Met { proven, conversation } = meet(asked, proven, Some(held)).await?;
    let conversation = conversation.ok_or(Refusal::Unavailable)?;
    if conversation != held {
        own(asked, conversation, proven).await?;
    }
    asked.ticket(conversation, Some(contact)).map(Some)
}

async fn meet(asked: &Asked<'_>, proven: Proven, offered: Option<ConversationId>) -> Result<Met, Refused> {
    let contact = proven.contact;
    let asking = unavailable("asking for a person");
    call::contact(asked.env, &asked.site, contact, &Meet { proven, offered }).await.map_err(asking)
}

async fn own(asked: &Asked<'_>, conversation: ConversationId, proven: Proven) -> Result<(), Refused> {
    asked.conversation(conversation, &Own { proven }).await?
}

async fn make_key(asked: &Asked<'_>) -> Answered {
    let caller = asked.caller()?;
    let id = platform::random().map(KeyId::from_random).map_err(unavailable("drawing an id"))?;
    let settings = asked.ask(&MakeIdentityKey { caller, key: id }).await?;
    remembered::changed(&asked.site, settings.clone());
    let secret = identity::secret_of(&keys::keys(asked.env)?, &asked.site, id).ok_or(Refusal::Unavailable)?;
    json(201, &NewIdentityKey { id, secret, settings })
}
