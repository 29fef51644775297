//! A person whose identity the site has signed (rules V2 and V3). Nothing that is not proven becomes a part of it.

use protocol::{ConversationId, Proven, limits};
use serde::{Deserialize, Serialize};

use crate::ask::asks;

asks! {
    /// Somebody has proven to be this person.
    "meet" Meet {
        /// Who, as the site signed it.
        proven: Proven,
        /// A conversation that is theirs by now; it goes on where they have no other.
        offered: Option<ConversationId>,
    } -> Met;
}

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Who they are, by the newest token.
    pub proven: Proven,
    /// The conversation that goes on; nothing where they have none.
    pub conversation: Option<ConversationId>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    #[serde(default)]
    proven: Option<Proven>,
    /// The newest last.
    #[serde(default)]
    conversations: Vec<ConversationId>,
}

impl Contact {
    /// Somebody has proven to be this person. Of two who come at once with a conversation each, the first one's goes on
    /// for both.
    pub fn meet(&mut self, Meet { proven, offered }: Meet) -> Met {
        let newest = self.proven.take().filter(|known| known.issued > proven.issued).unwrap_or(proven);
        self.proven = Some(newest.clone());
        if self.conversations.is_empty() {
            self.conversations.extend(offered);
        }
        self.conversations.truncate(limits::CONVERSATIONS_PER_CONTACT);
        Met { proven: newest, conversation: self.conversations.last().copied() }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{ContactId, Timestamp};

    use super::*;

    fn proven(issued: u64, name: &str) -> Proven {
        Proven {
            contact: ContactId::from_random([7; 16]),
            id: "17".to_owned(),
            issued: Timestamp(issued),
            name: Some(name.try_into().unwrap()),
            email: None,
            email_verified: false,
            phone: None,
            attrs: Vec::new(),
        }
    }

    fn conversation(bits: u8) -> ConversationId {
        ConversationId::from_random(0, [bits; 16])
    }

    #[test]
    fn v3_a_person_has_one_conversation_on_every_device() {
        let mut contact = Contact::default();
        let mut meet = |offered| contact.meet(Meet { proven: proven(1, "Mira"), offered }).conversation;
        assert_eq!(meet(None), None);
        assert_eq!(meet(Some(conversation(1))), Some(conversation(1)));
        assert_eq!(meet(Some(conversation(2))), Some(conversation(1)), "the first one's goes on");
        assert_eq!(meet(None), Some(conversation(1)));
    }

    #[test]
    fn v3_the_newest_token_says_who_they_are() {
        let mut contact = Contact::default();
        let mut name = |issued, name| contact.meet(Meet { proven: proven(issued, name), offered: None }).proven.name;
        assert_eq!(name(5, "Mira").unwrap().as_str(), "Mira");
        assert_eq!(name(4, "Mirna").unwrap().as_str(), "Mira");
        assert_eq!(name(6, "Mira Bos").unwrap().as_str(), "Mira Bos");
    }
}
