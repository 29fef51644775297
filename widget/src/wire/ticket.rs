//! What opens the visitor's conversation.

use protocol::{ConversationId, Timestamp};

use super::json::{Json, object, quote};

/// A conversation and its token, kept as `CONVERSATION.TOKEN SINCE`. The loader keeps that text and does not look inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub(crate) conversation: ConversationId,
    pub(crate) token: String,
    /// When it came, by the device's clock; 0 where that is not known.
    pub(crate) since: Timestamp,
}

impl Ticket {
    /// As the edge answers it.
    pub(crate) fn read(json: &impl Json, since: Timestamp) -> Option<Self> {
        Some(Self {
            conversation: json.get("conversation").text()?.parse().ok()?,
            token: json.get("token").text()?,
            since,
        })
    }

    /// As the edge takes it.
    pub(crate) fn json(&self) -> String {
        object(&[("conversation", &quote(&self.conversation.to_string())), ("token", &quote(&self.token))])
    }

    /// Reads a kept text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (conversation, rest) = text.split_once('.')?;
        let (token, since) = rest.split_once(' ').unwrap_or((rest, ""));
        let since = Timestamp(since.parse().unwrap_or_default());
        Some(Self { conversation: conversation.parse().ok()?, token: token.to_owned(), since })
    }

    /// The text to be kept.
    pub(crate) fn kept(&self) -> String {
        [&self.conversation.to_string(), ".", &self.token, " ", &self.since.0.to_string()].concat()
    }
}

#[cfg(test)]
mod tests {
    use protocol::ConversationTicket;

    use super::*;

    const TEXT: &str = "0-aaaaaaaaaaaaaaaaaaaaaaaaea.eyJ.abc 1795000000000";

    #[test]
    fn a_kept_ticket_is_read_back_and_anything_else_is_not_a_ticket() {
        let ticket = Ticket::parse(TEXT).unwrap();
        assert_eq!((ticket.kept().as_str(), ticket.token.as_str()), (TEXT, "eyJ.abc"));
        for wrong in ["", "eyJ", "0-x.y", "{\"token\":1}"] {
            assert_eq!(Ticket::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_ticket_without_its_time_is_an_old_one() {
        let ticket = Ticket::parse("0-aaaaaaaaaaaaaaaaaaaaaaaaea.eyJ.abc").unwrap();
        assert_eq!((ticket.token.as_str(), ticket.since), ("eyJ.abc", Timestamp(0)));
    }

    #[test]
    fn a_ticket_is_read_as_the_edge_answers_it() {
        let ours = Ticket::parse(TEXT).unwrap();
        let theirs = ConversationTicket { conversation: ours.conversation, token: ours.token.clone() };
        assert_eq!(Ticket::read(&serde_json::to_value(theirs).unwrap(), ours.since), Some(ours));
        assert_eq!(Ticket::read(&serde_json::json!({"refused": {}}), Timestamp(0)), None);
    }
}
