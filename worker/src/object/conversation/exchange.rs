//! Frames that come in a request, where no socket comes about (rule C9): read as those of a socket are, and answered
//! together.

use chat::frame;
use protocol::{FromVisitor, Hello, Refusal, limits};
use worker::{Response, Result};

use super::ConversationObject;
use crate::object::client::Client;
use crate::object::socket::{self, Attached};
use crate::platform;

impl ConversationObject {
    /// A frame a line; hello is first.
    pub(super) fn exchange(&self, attached: Option<Attached>, text: &str) -> Result<Response> {
        let Some(mut attached) = attached else { return socket::refuse(Refusal::BadRequest, 400) };
        let Some(hello) = text.lines().next().and_then(hello) else {
            return socket::refuse(Refusal::HelloFirst, 400);
        };
        attached.tab = Some(hello.tab);
        let joined = self.sockets.join(&self.state, attached.clone(), limits::SOCKETS_PER_CONVERSATION)?;
        let Some((key, is_new)) = joined else { return socket::refuse(Refusal::TooManySockets, 503) };
        attached.key = key;
        if is_new {
            self.somebody_came_or_went()?;
        }
        let before = self.with_conversation(|conversation| conversation.head())?;
        let client = Client::of_exchange(key);
        for line in text.lines() {
            if self.floods.borrow_mut().count(platform::now(), key) {
                client.refuse(Refusal::TooFast)?;
                break;
            }
            self.take(&client, &attached, line)?;
        }
        // What the frames have made happen, the client's own messages first of all.
        let after = self.with_conversation(|conversation| conversation.head())?;
        let is_live = self.sockets.remember(&self.state, key, |attached| attached.reader.is_live());
        if after > before && is_live == Some(true) {
            self.feed(&client, |attached| attached.reader = attached.reader.resuming(before))?;
        }
        client.answer()
    }
}

/// Agents say it in the same words.
fn hello(line: &str) -> Option<Hello> {
    match frame::read(line) {
        Ok(FromVisitor::Hello(hello)) => Some(hello),
        _ => None,
    }
}
