//! A request to the interface of one site, with what is needed to answer it.

use chat::ask::Ask;
use chat::gate::token::Holder;
use chat::site::{Caller, Device};
use protocol::{AgentId, ContactId, ConversationId, ConversationTicket, Refusal, Refused, SignInId, SiteId, limits};
use serde::de::DeserializeOwned;
use worker::{Env, Request};

use super::limit::Limit;
use super::{body, cookie, guard, keys, network, unavailable};
use crate::object::call;
use crate::platform;

/// What is asked, of which site.
pub(super) struct Asked<'a> {
    pub(super) request: Request,
    pub(super) env: &'a Env,
    pub(super) site: SiteId,
}

impl Asked<'_> {
    /// Asks the object of the site.
    pub(super) async fn ask<Q: Ask>(&self, question: &Q) -> Result<Q::Answer, Refused> {
        call::site(self.env, &self.site, question).await.map_err(unavailable("asking a site"))?
    }

    /// Asks the object of a conversation.
    pub(super) async fn conversation<Q: Ask>(&self, id: ConversationId, question: &Q) -> Result<Q::Answer, Refused> {
        let asking = unavailable("asking a conversation");
        call::conversation(self.env, &self.site, id, question).await.map_err(asking)
    }

    /// The JSON that was sent.
    pub(super) async fn read<T: DeserializeOwned>(&self) -> Result<T, Refused> {
        let bytes = body::read(&self.request, limits::REQUEST_BYTES).await?;
        serde_json::from_slice(&bytes).map_err(|_| Refusal::BadRequest.into())
    }

    /// Asks the object of a conversation on behalf of its visitor, whose token comes with the request.
    pub(super) async fn as_visitor<Q: Ask>(&self, id: ConversationId, question: &Q) -> Result<Q::Answer, Refused> {
        let contact = self.visitor(id)?;
        let asking = unavailable("asking a conversation for its visitor");
        call::conversation_for_visitor(self.env, &self.site, id, contact, question).await.map_err(asking)?
    }

    /// T1: the visitor's token that comes with the request opens this conversation. Says whom its holder has proven to
    /// be; whether that is enough is for the conversation to say.
    pub(super) fn visitor(&self, conversation: ConversationId) -> Result<Option<ContactId>, Refused> {
        let token = guard::bearer(&self.request);
        guard::visitor(self.env, &self.site, conversation, token.as_deref())
    }

    /// A fresh token for a conversation, for who has proven to be that person, or nothing.
    pub(super) fn ticket(
        &self,
        conversation: ConversationId,
        contact: Option<ContactId>,
    ) -> Result<ConversationTicket, Refused> {
        let expires = platform::now().plus(limits::TOKEN_LIVES);
        let token = keys::keys(self.env)?.sign(&self.site, Holder::of(conversation, contact), expires);
        Ok(ConversationTicket { conversation, token })
    }

    /// The agent's device that asks, by its cookie.
    pub(super) fn caller(&self) -> Result<Caller, Refused> {
        cookie::caller(&self.request, self.env, &self.site)
    }

    /// The network that asks, to count by.
    pub(super) fn network(&self) -> String {
        network::of(&self.request, self.env)
    }

    /// Counts one more of these from this network, or refuses it.
    pub(super) async fn count(&self, limit: Limit) -> Result<(), Refused> {
        limit.count(self.env, self.network()).await
    }

    /// The device that asks, about to be signed in.
    pub(super) fn new_device(&self) -> Result<Device, Refused> {
        let sign_in = platform::random().map(SignInId::from_random).map_err(unavailable("drawing an id"))?;
        Ok(Device { sign_in, browser: guard::browser(&self.request) })
    }
}

/// An id for an agent who is about to be one.
pub(super) fn new_agent() -> Result<AgentId, Refused> {
    platform::random().map(AgentId::from_random).map_err(unavailable("drawing an id"))
}
