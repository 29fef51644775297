//! Why something was refused.

use protocol::{Refusal, Refused};

use super::events::{count, number, tab};
use super::json::Json;

/// The codes that make a difference to a visitor.
const CODES: [(&str, Refusal); 14] = [
    ("bad_request", Refusal::BadRequest),
    ("body_too_long", Refusal::BodyTooLong),
    ("hello_first", Refusal::HelloFirst),
    ("identity_required", Refusal::IdentityRequired),
    ("number_gap", Refusal::NumberGap),
    ("origin_refused", Refusal::OriginRefused),
    ("tab_taken", Refusal::TabTaken),
    ("token_elsewhere", Refusal::TokenElsewhere),
    ("token_expired", Refusal::TokenExpired),
    ("token_forged", Refusal::TokenForged),
    ("too_fast", Refusal::TooFast),
    ("too_many_conversations", Refusal::TooManyConversations),
    ("too_many_sockets", Refusal::TooManySockets),
    ("unavailable", Refusal::Unavailable),
];

/// A refusal.
pub(super) fn refused(json: &impl Json) -> Option<Refused> {
    Some(Refused {
        code: refusal(&json.get("code").text()?),
        tab: tab(json),
        number: number(json),
        retry_after_ms: count(&json.get("retry_after_ms")),
    })
}

/// All other codes, of a later release too, are one to a visitor.
pub(super) fn refusal(code: &str) -> Refusal {
    CODES.iter().find(|(name, _)| *name == code).map_or(Refusal::Unknown, |(_, refusal)| *refusal)
}

pub(super) fn name(refusal: Refusal) -> &'static str {
    CODES.iter().find(|(_, code)| *code == refusal).map_or("unknown", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_makes_a_difference_is_known_here() {
        let source = include_str!("../../../crates/protocol/src/refusal.rs");
        let names = source.lines().filter_map(|line| line.trim().strip_suffix(','));
        let codes: Vec<_> = names.filter(|name| name.chars().all(char::is_alphabetic)).map(snake).collect();
        assert!(codes.len() >= 30, "{codes:?}");
        for code in codes {
            let theirs: Refusal = serde_json::from_value(code.clone().into()).unwrap();
            let ours = refusal(&code);
            let known = ours == theirs && name(ours) == code;
            assert!(known || (ours == Refusal::Unknown && !theirs.is_passing()), "{code}");
        }
    }

    fn snake(name: &str) -> String {
        let letters = name
            .chars()
            .flat_map(|letter| letter.is_uppercase().then_some('_').into_iter().chain(letter.to_lowercase()));
        letters.skip(1).collect()
    }
}
