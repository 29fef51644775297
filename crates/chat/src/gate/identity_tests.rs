use serde_json::{Value, json};

use super::*;

const NOW: Timestamp = Timestamp(1_795_000_000_000);
const SECONDS: u64 = 1_795_000_000;

fn site() -> SiteId {
    "main".parse().unwrap()
}

fn keys() -> Keys {
    Keys::parse(&format!("a:{}", "11".repeat(32))).unwrap()
}

fn key(bits: u8) -> KeyId {
    KeyId::from_random([bits; 16])
}

fn claims() -> Value {
    json!({"sub": "17", "iat": SECONDS, "exp": SECONDS + 3600, "aud": "main"})
}

/// The claims with some of them otherwise; `null` takes one away.
fn with(other: &Value) -> Value {
    let mut claims = claims();
    for (name, value) in other.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

fn signed_with(secret: &str, header: &Value, claims: &Value) -> String {
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let signed = format!("{header}.{claims}");
    let signature = URL_SAFE_NO_PAD.encode(sign(secret.as_bytes(), signed.as_bytes()));
    format!("{signed}.{signature}")
}

fn token(claims: &Value) -> String {
    let secret = secret_of(&keys(), &site(), key(1)).unwrap();
    signed_with(&secret, &json!({"alg": "HS256", "typ": "JWT", "kid": key(1).to_string()}), claims)
}

fn check(token: &str) -> Result<Proven, Refusal> {
    verify(NOW, &site(), &keys(), &[key(1), key(2)], token)
}

#[test]
fn v2_a_token_that_the_site_signed_says_who_it_is() {
    let all = with(&json!({
        "email": "mira@example.org", "email_verified": true, "name": "Mira Bos", "phone": "+31 6 12345678",
        "attrs": {"plan": "gold", "orders": 3, "wholesale": false}, "iss": "shop", "jti": "x",
    }));
    let proven = check(&token(&all)).unwrap();
    assert_eq!((proven.id.as_str(), proven.issued), ("17", NOW));
    assert_eq!(proven.name.unwrap().as_str(), "Mira Bos");
    assert_eq!((proven.email.unwrap().as_str(), proven.email_verified), ("mira@example.org", true));
    assert_eq!(proven.phone.as_deref(), Some("+31 6 12345678"));
    let attrs: Vec<_> = proven.attrs.iter().map(|attr| (attr.name.as_str(), attr.value.as_str())).collect();
    assert_eq!(attrs, [("orders", "3"), ("plan", "gold"), ("wholesale", "false")]);
    let bare = check(&token(&with(&json!({"email_verified": true})))).unwrap();
    assert_eq!((bare.name, bare.email, bare.email_verified), (None, None, false), "no address is no verified one");
}

#[test]
fn v2_the_person_follows_from_the_site_and_its_own_name_for_them() {
    let contact = |sub: &str| check(&token(&with(&json!({"sub": sub})))).unwrap().contact;
    assert_eq!(contact("17"), contact("17"));
    assert_ne!(contact("17"), contact("18"));
    assert_ne!(super::contact(&site(), "17"), super::contact(&"other".parse().unwrap(), "17"));
}

#[test]
fn v2_only_the_site_s_keys_sign_and_only_with_the_one_algorithm() {
    let secret = secret_of(&keys(), &site(), key(1)).unwrap();
    let fine = |header: &Value| check(&signed_with(&secret, header, &claims())).is_ok();
    assert!(fine(&json!({"alg": "HS256"})), "which key it was is tried");
    assert!(fine(&json!({"alg": "HS256", "kid": key(1).to_string()})));
    for header in [
        json!({"alg": "none"}),
        json!({"alg": "HS512"}),
        json!({"alg": "RS256"}),
        json!({"alg": "hs256"}),
        json!({}),
        json!({"alg": "HS256", "kid": key(2).to_string()}),
        json!({"alg": "HS256", "kid": "x"}),
        json!({"alg": "HS256", "crit": ["b64"]}),
    ] {
        assert_eq!(check(&signed_with(&secret, &header, &claims())), Err(Refusal::IdentityForged), "{header}");
    }
    let header = json!({"alg": "HS256"});
    let of = |keys: &Keys, site: &str, id| secret_of(keys, &site.parse().unwrap(), id).unwrap();
    let others = Keys::parse(&format!("b:{}", "22".repeat(32))).unwrap();
    for secret in
        [of(&keys(), "main", key(3)), of(&keys(), "other", key(1)), of(&others, "main", key(1)), String::new()]
    {
        assert_eq!(check(&signed_with(&secret, &header, &claims())), Err(Refusal::IdentityForged));
    }
    let token = token(&claims());
    let (signed, _) = token.rsplit_once('.').unwrap();
    for wrong in ["", ".", "..", "a.b.c", signed, &format!("{signed}."), &format!("{token}="), &"a".repeat(9000)] {
        assert_eq!(check(wrong), Err(Refusal::IdentityForged), "{wrong:.40}");
    }
    assert_eq!(verify(NOW, &site(), &keys(), &[], &token), Err(Refusal::IdentityForged), "a key that was taken away");
}

#[test]
fn v2_a_key_of_the_deployment_that_is_about_to_go_still_verifies() {
    let rolled = Keys::parse(&format!("b:{},a:{}", "22".repeat(32), "11".repeat(32))).unwrap();
    assert!(verify(NOW, &site(), &rolled, &[key(1)], &token(&claims())).is_ok());
}

#[test]
fn v2_a_token_is_good_for_a_day_at_most_and_never_from_the_future() {
    let check = |issued: i64, expires: i64| {
        let at = |seconds: i64| SECONDS.cast_signed() + seconds;
        super::verify(NOW, &site(), &keys(), &[key(1)], &token(&with(&json!({"iat": at(issued), "exp": at(expires)}))))
            .map(drop)
    };
    assert_eq!(check(-3600, 60), Ok(()));
    assert_eq!(check(0, 86_400), Ok(()));
    assert_eq!(check(0, 86_401), Err(Refusal::IdentityClaims));
    // Clocks differ by as much as a minute.
    assert_eq!(check(-3600, -59), Ok(()));
    assert_eq!(check(-3600, -60), Err(Refusal::IdentityExpired));
    assert_eq!(check(60, 3600), Ok(()));
    assert_eq!(check(61, 3600), Err(Refusal::IdentityClaims));
    assert_eq!(check(10, 10), Err(Refusal::IdentityClaims));
}

#[test]
fn v2_a_token_is_for_one_site() {
    assert!(check(&token(&with(&json!({"aud": ["other", "main"]})))).is_ok());
    for elsewhere in [json!("other"), json!([]), json!(["MAIN"])] {
        assert_eq!(check(&token(&with(&json!({"aud": elsewhere})))), Err(Refusal::IdentityElsewhere));
    }
}

#[test]
fn v2_claims_that_are_missing_or_of_another_form_are_refused() {
    let many: serde_json::Map<_, _> = (0..21).map(|count| (format!("a{count}"), json!(1))).collect();
    for other in [
        json!({"sub": null}),
        json!({"sub": 17}),
        json!({"sub": ""}),
        json!({"sub": "a\u{202e}b"}),
        json!({"sub": "x".repeat(201)}),
        json!({"iat": null}),
        json!({"iat": "now"}),
        json!({"iat": -1}),
        json!({"iat": 1e300}),
        json!({"exp": null}),
        json!({"aud": null}),
        json!({"aud": 1}),
        json!({"email": "mira"}),
        json!({"email": ["mira@example.org"]}),
        json!({"email_verified": "yes"}),
        json!({"name": "\u{200b}"}),
        json!({"name": "a\nb"}),
        json!({"phone": "1".repeat(41)}),
        json!({"attrs": []}),
        json!({"attrs": {"plan": {}}}),
        json!({"attrs": {"plan": "a\nb"}}),
        json!({"attrs": {"": "a"}}),
        json!({"attrs": {"plan": "x".repeat(201)}}),
        json!({"attrs": many}),
    ] {
        assert_eq!(check(&token(&with(&other))), Err(Refusal::IdentityClaims), "{other:.80}");
    }
}
