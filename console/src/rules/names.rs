//! A friendly name for a visitor who gave none. The same conversation has the same name on every agent's screen.

use protocol::ConversationId;

use crate::text::Tongue;

/// English and Dutch. The Dutch ones are bent for de-words, which all of [`ANIMALS`] are.
const QUALITIES: [(&str, &str); 32] = [
    ("Brave", "Dappere"),
    ("Calm", "Kalme"),
    ("Bright", "Heldere"),
    ("Gentle", "Zachte"),
    ("Swift", "Snelle"),
    ("Merry", "Vrolijke"),
    ("Quiet", "Stille"),
    ("Clever", "Slimme"),
    ("Kind", "Lieve"),
    ("Bold", "Stoere"),
    ("Curious", "Nieuwsgierige"),
    ("Sunny", "Zonnige"),
    ("Golden", "Gouden"),
    ("Silver", "Zilveren"),
    ("Nimble", "Lenige"),
    ("Patient", "Geduldige"),
    ("Proud", "Trotse"),
    ("Witty", "Gevatte"),
    ("Warm", "Warme"),
    ("Happy", "Blije"),
    ("Fresh", "Frisse"),
    ("Noble", "Nobele"),
    ("Steady", "Rustige"),
    ("Cheerful", "Opgewekte"),
    ("Playful", "Speelse"),
    ("Honest", "Eerlijke"),
    ("Mellow", "Milde"),
    ("Sturdy", "Stevige"),
    ("Wise", "Wijze"),
    ("Lively", "Levendige"),
    ("Loyal", "Trouwe"),
    ("Polite", "Beleefde"),
];

const ANIMALS: [(&str, &str); 48] = [
    ("Otter", "Otter"),
    ("Fox", "Vos"),
    ("Owl", "Uil"),
    ("Badger", "Das"),
    ("Hedgehog", "Egel"),
    ("Heron", "Reiger"),
    ("Hare", "Haas"),
    ("Beaver", "Bever"),
    ("Wren", "Winterkoning"),
    ("Swan", "Zwaan"),
    ("Seal", "Zeehond"),
    ("Dolphin", "Dolfijn"),
    ("Falcon", "Valk"),
    ("Lynx", "Lynx"),
    ("Moose", "Eland"),
    ("Panda", "Panda"),
    ("Koala", "Koala"),
    ("Tiger", "Tijger"),
    ("Lion", "Leeuw"),
    ("Bear", "Beer"),
    ("Wolf", "Wolf"),
    ("Robin", "Roodborst"),
    ("Sparrow", "Mus"),
    ("Swallow", "Zwaluw"),
    ("Stork", "Ooievaar"),
    ("Crane", "Kraanvogel"),
    ("Puffin", "Papegaaiduiker"),
    ("Penguin", "Pinguïn"),
    ("Squirrel", "Eekhoorn"),
    ("Marten", "Marter"),
    ("Finch", "Vink"),
    ("Magpie", "Ekster"),
    ("Raven", "Raaf"),
    ("Kingfisher", "IJsvogel"),
    ("Lark", "Leeuwerik"),
    ("Whale", "Walvis"),
    ("Turtle", "Schildpad"),
    ("Salmon", "Zalm"),
    ("Gecko", "Gekko"),
    ("Zebra", "Zebra"),
    ("Giraffe", "Giraf"),
    ("Camel", "Kameel"),
    ("Llama", "Lama"),
    ("Alpaca", "Alpaca"),
    ("Bison", "Bizon"),
    ("Ibex", "Steenbok"),
    ("Pelican", "Pelikaan"),
    ("Osprey", "Visarend"),
];

/// Hues that visitors' faces have; enough to tell neighbours in a list apart.
pub(crate) const HUES: u16 = 12;

/// The visitor's name, such as "Brave Otter".
pub(crate) fn visitor_name(conversation: ConversationId, tongue: Tongue) -> String {
    let key = conversation.key();
    let quality = QUALITIES[usize::from(key[0]) % QUALITIES.len()];
    // Two bytes, since 48 does not divide 256: the first animals would come up more often.
    let animal = ANIMALS[usize::from(u16::from_be_bytes([key[1], key[2]])) % ANIMALS.len()];
    match tongue {
        Tongue::En => format!("{} {}", quality.0, animal.0),
        Tongue::Nl => format!("{} {}", quality.1, animal.1),
    }
}

/// The hue of the visitor's face, in degrees.
pub(crate) fn visitor_hue(conversation: ConversationId) -> u16 {
    u16::from(conversation.key()[3]) % HUES * (360 / HUES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: [u8; 16], tongue: Tongue, expected: &str) {
        assert_eq!(visitor_name(ConversationId::from_random(0, key), tongue), expected);
    }

    #[test]
    fn a_conversation_has_one_name_in_each_language() {
        check([0; 16], Tongue::En, "Brave Otter");
        check([0; 16], Tongue::Nl, "Dappere Otter");
        check([255; 16], Tongue::En, "Polite Panda");
        check([255; 16], Tongue::Nl, "Beleefde Panda");
    }

    #[test]
    fn the_shard_does_not_change_the_name() {
        let key = [7; 16];
        let name = |shard| visitor_name(ConversationId::from_random(shard, key), Tongue::En);
        assert_eq!(name(0), name(9));
    }
}
