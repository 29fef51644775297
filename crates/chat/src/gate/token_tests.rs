use super::*;

const NOW: Timestamp = Timestamp(1_795_000_000_000);
const LATER: Timestamp = Timestamp(NOW.0 + 1_000);

fn keys(ids: &[&str]) -> Keys {
    let text: Vec<_> = ids.iter().map(|id| format!("{id}:{}", secret::hex(&[id.as_bytes()[0]; 32]))).collect();
    Keys::parse(&text.join(",")).unwrap()
}

fn site(name: &str) -> SiteId {
    name.parse().unwrap()
}

fn visitor() -> Holder {
    Holder::Visitor(ConversationId::from_random(3, [5; 16]))
}

#[test]
fn t1_a_token_is_good_for_its_site_and_time_only() {
    let keys = keys(&["a"]);
    let token = keys.sign(&site("main"), visitor(), LATER);
    let check = |now, at: &str| keys.verify(now, &site(at), &token).map(|claims| claims.holder);
    assert_eq!(check(NOW, "main"), Ok(visitor()));
    assert_eq!(check(LATER, "main"), Err(Refusal::TokenExpired));
    assert_eq!(check(NOW, "other"), Err(Refusal::TokenElsewhere));
}

#[test]
fn t1_a_forged_token_is_refused_wherever_it_was_changed() {
    let keys = keys(&["a"]);
    let token = keys.sign(&site("main"), visitor(), LATER);
    for place in 0..token.len() {
        let mut bytes = token.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let forged = String::from_utf8(bytes).unwrap();
        assert_eq!(keys.verify(NOW, &site("main"), &forged), Err(Refusal::TokenForged), "{place}");
    }
    for wrong in ["", ".", "a.b", "{}.{}", &token[..token.len() - 1], &format!("{token}A")] {
        assert_eq!(keys.verify(NOW, &site("main"), wrong), Err(Refusal::TokenForged), "{wrong}");
    }
    let stranger = self::keys(&["b"]).sign(&site("main"), visitor(), LATER);
    assert_eq!(keys.verify(NOW, &site("main"), &stranger), Err(Refusal::TokenForged));
}

#[test]
fn t2_an_older_key_still_verifies_and_the_first_signs() {
    let token = keys(&["a"]).sign(&site("main"), visitor(), LATER);
    let rolled = keys(&["b", "a"]);
    assert_eq!(rolled.verify(NOW, &site("main"), &token).map(|claims| claims.key), Ok("a".to_owned()));
    let fresh = rolled.sign(&site("main"), visitor(), LATER);
    assert_eq!(rolled.verify(NOW, &site("main"), &fresh).map(|claims| claims.key), Ok("b".to_owned()));
}

#[test]
fn keys_are_long_and_named() {
    for wrong in ["", "k1", "k1:", "k1:00", "k1:zz", &"00".repeat(32)] {
        assert!(Keys::parse(wrong).is_none(), "{wrong}");
    }
    assert!(Keys::parse(&format!(" k1:{} , k2:{}", "ab".repeat(32), "cd".repeat(40))).is_some());
}

#[test]
fn what_is_derived_stays_the_same() {
    assert_eq!(keys(&["a"]).derive("salt"), keys(&["a"]).derive("salt"));
    assert_ne!(keys(&["a"]).derive("salt"), keys(&["a"]).derive("pepper"));
    assert_ne!(keys(&["a"]).derive("salt"), keys(&["b"]).derive("salt"));
}
