//! A friendly name for a visitor who gave none. The same conversation has the same name on every agent's screen.

use protocol::{ConversationId, Name};
use words::fill;

use crate::texts::Texts;

/// Hues that visitors' faces have; enough to tell neighbours in a list apart.
const HUES: u16 = 12;

/// The visitor's name, such as "Brave Otter".
pub(crate) fn visitor_name(conversation: ConversationId, words: Texts) -> String {
    let key = conversation.key();
    // Two bytes for the animal: one would have the first animals come up more often.
    let quality = nth(words.visitor_qualities, key[0].into());
    let animal = nth(words.visitor_animals, u16::from_be_bytes([key[1], key[2]]));
    fill(words.visitor_name, &[("quality", quality), ("animal", animal)])
}

/// What the visitor goes by: their own name, if they said one.
pub(crate) fn name_of(conversation: ConversationId, said: Option<&Name>, words: Texts) -> String {
    said.map_or_else(|| visitor_name(conversation, words), |name| name.as_str().to_owned())
}

/// The hue of the visitor's face, in degrees.
pub(crate) fn visitor_hue(conversation: ConversationId) -> u16 {
    u16::from(conversation.key()[3]) % HUES * (360 / HUES)
}

/// One of a text's words, which have commas between them.
fn nth(text: &'static str, place: u16) -> &'static str {
    let words = || text.split(", ");
    words().nth(usize::from(place) % words().count()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use words::Language;

    use super::*;

    fn check(key: [u8; 16], language: Language, expected: &str) {
        assert_eq!(visitor_name(ConversationId::from_random(0, key), Texts::of(language)), expected);
    }

    #[test]
    fn a_conversation_has_one_name_in_each_language() {
        check([0; 16], Language::En, "Brave Otter");
        check([0; 16], Language::Nl, "Dappere Otter");
        check([0; 16], Language::De, "Tapferer Otter");
        check([0; 16], Language::Fr, "Ragondin brave");
        check([255; 16], Language::En, "Polite Panda");
        check([255; 16], Language::Nl, "Beleefde Panda");
    }

    #[test]
    fn every_language_has_as_many_words() {
        for language in Language::ALL {
            let words = Texts::of(language);
            assert_eq!(words.visitor_qualities.split(", ").count(), 32);
            assert_eq!(words.visitor_animals.split(", ").count(), 48);
        }
    }

    #[test]
    fn the_shard_does_not_change_the_name() {
        let name = |shard| visitor_name(ConversationId::from_random(shard, [7; 16]), Texts::of(Language::En));
        assert_eq!(name(0), name(9));
    }
}
