//! How visitors begin a conversation and keep it, and how both sides enter one.

use chat::ask::{Admits, Introduce, Rate, Rating, WhoIsIt};
use protocol::{ConversationId, CreateConversation, Origin, Party, RatingAnswer, Refusal};

use super::answer::{json, no_content};
use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods, within};
use super::{Answered, enter, files, guard, identities, links, remembered, transcript, unavailable};
use crate::platform;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Begin,
    Renew(ConversationId),
    VisitorSocket(ConversationId),
    VisitorExchange(ConversationId),
    AgentSocket(ConversationId),
    AgentExchange(ConversationId),
    File(ConversationId, Party, files::Address),
    Rating(ConversationId),
    Rate(ConversationId),
    Introduction(ConversationId),
    Introduce(ConversationId),
    Link(ConversationId, links::Address),
    Transcript(ConversationId, Party),
}

impl Address {
    /// Who asks here.
    pub(super) const fn party(&self) -> Party {
        match self {
            Self::Begin
            | Self::Renew(_)
            | Self::VisitorSocket(_)
            | Self::VisitorExchange(_)
            | Self::Rating(_)
            | Self::Rate(_)
            | Self::Introduction(_)
            | Self::Introduce(_)
            | Self::Link(..) => Party::Visitor,
            Self::AgentSocket(_) | Self::AgentExchange(_) => Party::Team,
            Self::File(_, party, _) | Self::Transcript(_, party) => *party,
        }
    }
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let ["conversations", rest @ ..] = path else { return None };
    let [id, rest @ ..] = rest else { return Some(vec![(Method::Post, Address::Begin)]) };
    let id = id.parse().ok()?;
    match rest {
        [] => Some(vec![(Method::Get, Address::Renew(id))]),
        ["visitor"] => {
            Some(vec![(Method::Get, Address::VisitorSocket(id)), (Method::Post, Address::VisitorExchange(id))])
        }
        ["agent"] => Some(vec![(Method::Get, Address::AgentSocket(id)), (Method::Post, Address::AgentExchange(id))]),
        ["visitor", "transcript"] => Some(vec![(Method::Get, Address::Transcript(id, Party::Visitor))]),
        ["agent", "transcript"] => Some(vec![(Method::Get, Address::Transcript(id, Party::Team))]),
        ["visitor", "introduction"] => {
            Some(vec![(Method::Get, Address::Introduction(id)), (Method::Post, Address::Introduce(id))])
        }
        ["visitor", "rating"] => Some(vec![(Method::Get, Address::Rating(id)), (Method::Post, Address::Rate(id))]),
        ["visitor", "links", rest @ ..] => within(links::at(rest), |link| Address::Link(id, link)),
        ["visitor", rest @ ..] => within(files::at(rest), |file| Address::File(id, Party::Visitor, file)),
        ["agent", rest @ ..] => within(files::at(rest), |file| Address::File(id, Party::Team, file)),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::Begin => begin(&asked).await,
        Address::Renew(conversation) => renew(&asked, conversation).await,
        Address::VisitorSocket(conversation) => enter::visitor_socket(&asked, conversation).await,
        Address::VisitorExchange(conversation) => enter::visitor_exchange(&asked, conversation).await,
        Address::AgentSocket(conversation) => enter::agent_socket(&asked, conversation).await,
        Address::AgentExchange(conversation) => enter::agent_exchange(&asked, conversation).await,
        Address::Rating(conversation) => {
            json(200, &RatingAnswer { rating: asked.as_visitor(conversation, &Rating {}).await? })
        }
        Address::Rate(conversation) => {
            asked.visitor(conversation)?;
            asked.count(Limit::Writes).await?;
            let rated = asked.read().await?;
            asked.as_visitor(conversation, &Rate { rated }).await??;
            no_content()
        }
        Address::Introduction(conversation) => json(200, &asked.as_visitor(conversation, &WhoIsIt {}).await?),
        Address::Introduce(conversation) => {
            asked.visitor(conversation)?;
            asked.count(Limit::Writes).await?;
            let said = asked.read().await?;
            asked.as_visitor(conversation, &Introduce { said }).await?;
            no_content()
        }
        Address::Link(conversation, link) => links::answer(&asked, conversation, link).await,
        Address::Transcript(conversation, party) => transcript::answer(&asked, conversation, party).await,
        Address::File(conversation, party, file) => files::answer(&asked, conversation, party, file).await,
    }
}

/// Stateless where the visitor is nobody in particular: an id and a token are made here; the object wakes with the first
/// socket.
async fn begin(asked: &Asked<'_>) -> Answered {
    // L4
    asked.count(Limit::NewConversations).await?;
    let CreateConversation { page, identity } = asked.read().await?;
    // O1: the frame's page is bound to allowed sites by the browser; this binds what any other client claims.
    let settings = remembered::settings(&asked.request, asked.env, &asked.site).await?;
    let origin = Origin::of(&page.url).ok_or(Refusal::OriginRefused)?;
    // The deployment's own has the page on which the chat stands alone.
    if !settings.profile.value.origins.contains(&origin) && origin.as_str() != guard::origin(&asked.request)? {
        return Err(Refusal::OriginRefused.into());
    }
    let key = platform::random::<16>().map_err(unavailable("drawing an id"))?;
    let shard = chat::inbox::shard_of(key, settings.scale.value.shards);
    let conversation = ConversationId::from_random(shard, key);
    if !identity.is_empty() {
        let proven = identities::verified(asked, &settings.identity.value, &identity)?;
        let ticket = identities::conversation_of(asked, proven, Some(conversation)).await?;
        return json(201, &ticket.ok_or(Refusal::Unavailable)?);
    }
    // V5
    if settings.identity.value.required {
        return Err(Refusal::IdentityRequired.into());
    }
    json(201, &asked.ticket(conversation, None)?)
}

/// The token is good, and here is a fresh one: so a visitor who comes back in time keeps the conversation. A browser
/// learns here, too, why a socket was refused, which it cannot see.
async fn renew(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    asked.as_visitor(conversation, &Admits {}).await?;
    json(200, &asked.ticket(conversation, asked.visitor(conversation)?)?)
}
