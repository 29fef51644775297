use std::time::Duration;

use protocol::{Refusal, Role, limits};

use super::super::story::*;
use super::super::{Caller, Check, IsSetUp, ListSignIns, MakeLink, News, Revoke, Salt, SignIn, UseLink};

#[test]
fn a2_each_agent_has_a_salt_of_their_own_and_a_stranger_has_none() {
    let mut story = Story::set_up();
    assert_eq!(story.ask(Salt { email: email("Anna@shop.example") }), Ok(Some("5a".repeat(16))));
    assert_eq!(story.ask(Salt { email: email("nobody@shop.example") }), Ok(None));
}

#[test]
fn a2_the_right_password_signs_in_and_nothing_else() {
    let mut story = Story::set_up();
    assert_eq!(name_of(story.ask(sign_in("Anna@Shop.example ", "right"))), Ok("Anna".to_owned()));
    for (address, derived) in [
        ("anna@shop.example", "wrong"),
        ("anna@shop.example", ""),
        ("anna@shop.example", "right "),
        ("nobody@shop.example", "right"),
    ] {
        assert_eq!(story.ask(sign_in(address, derived)).map(drop), Err(Refusal::WrongPassword));
    }
}

#[test]
fn a2_signing_in_costs_one_row() {
    let mut story = Story::set_up();
    let outcome = story.play(sign_in("anna@shop.example", "right"));
    assert_eq!(outcome.changes.len(), 1, "{:?}", outcome.changes);
    assert_eq!(story.play(sign_in("anna@shop.example", "wrong")).changes, []);
}

#[test]
fn a2_after_five_wrong_passwords_the_right_one_waits_a_minute_too() {
    let mut story = Story::set_up();
    story.stay_awake();
    for _ in 0..limits::WRONG_PASSWORDS {
        assert_eq!(story.ask(sign_in("anna@shop.example", "wrong")).map(drop), Err(Refusal::WrongPassword));
    }
    let paused = story.play(sign_in("anna@shop.example", "right")).answer.unwrap_err();
    assert_eq!((paused.code, paused.retry_after_ms), (Refusal::TooFast, Some(60_000)));
    story.wait(Duration::from_millis(59_999));
    let paused = story.play(sign_in("anna@shop.example", "right")).answer.unwrap_err();
    assert_eq!(paused.retry_after_ms, Some(1));
    story.wait(Duration::from_millis(1));
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    // A right one forgives the wrong ones before it.
    for _ in 1..limits::WRONG_PASSWORDS {
        story.ask(sign_in("anna@shop.example", "wrong")).unwrap_err();
    }
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    assert_eq!(story.ask(sign_in("anna@shop.example", "wrong")).map(drop), Err(Refusal::WrongPassword));
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
}

#[test]
fn a2_an_address_that_nobody_has_is_paused_like_any_other() {
    let mut story = Story::set_up();
    story.stay_awake();
    let answers = |story: &mut Story, address: &str| -> Vec<_> {
        let mut answer = || story.play(sign_in(address, "wrong")).answer.unwrap_err();
        (0..8).map(|_| answer()).collect()
    };
    let known = answers(&mut story, "anna@shop.example");
    assert_eq!(answers(&mut story, "nobody@shop.example"), known, "the answers tell nothing");
    assert_eq!(known.iter().filter(|refused| refused.code == Refusal::TooFast).count(), 3);
}

#[test]
fn a2_a_stranger_elsewhere_keeps_no_agent_out() {
    let mut story = Story::set_up();
    story.stay_awake();
    let from =
        |network: &str, derived: &str| SignIn { network: network.to_owned(), ..sign_in("anna@shop.example", derived) };
    for _ in 0..20 {
        story.ask(from("203.0.113.7", "guess")).unwrap_err();
    }
    assert_eq!(story.ask(from("203.0.113.7", "right")).map(drop), Err(Refusal::TooFast));
    story.ask(from("192.0.2.1", "right")).unwrap();
    assert_eq!(story.ask(from("203.0.113.7", "right")).map(drop), Err(Refusal::TooFast), "which forgives only there");
    story.ask(IsSetUp {}).unwrap();
}

#[test]
fn a2_a_thousand_guesses_elsewhere_do_not_fill_the_memory() {
    let mut story = Story::set_up();
    story.stay_awake();
    for _ in 0..limits::WRONG_PASSWORDS {
        story.ask(sign_in("anna@shop.example", "wrong")).unwrap_err();
    }
    assert_eq!(story.ask(sign_in("anna@shop.example", "right")).map(drop), Err(Refusal::TooFast));
    for guess in 0..1_000 {
        story.wait(Duration::from_millis(1));
        story.ask(sign_in(&format!("{guess}@shop.example"), "wrong")).unwrap_err();
    }
    // The one that tried longest ago is forgotten.
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
}

#[test]
fn a3_a_revoked_sign_in_is_refused_and_named_so_that_its_sockets_close() {
    let mut story = Story::set_up();
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    let phone = Caller { sign_in: device(3).sign_in, ..anna() };
    let outcome = story.play(Revoke { caller: anna(), sign_in: phone.sign_in });
    assert_eq!((outcome.answer, outcome.news), (Ok(()), vec![News::Revoked(phone.sign_in)]));
    assert_eq!(story.ask(Check { caller: phone }).map(drop), Err(Refusal::NotSignedIn));
    story.ask(Check { caller: anna() }).unwrap();
    let mut story = story.with_bram(Role::Agent);
    let own = story.ask(ListSignIns { caller: anna() }).unwrap();
    assert_eq!(own.iter().map(|sign_in| (sign_in.id, sign_in.current)).collect::<Vec<_>>(), [(anna().sign_in, true)]);
}

#[test]
fn a3_nobody_revokes_a_colleagues_sign_in_or_passes_for_a_colleague() {
    let mut story = Story::set_up().with_bram(Role::Admin);
    let outcome = story.play(Revoke { caller: bram(), sign_in: anna().sign_in });
    assert_eq!(outcome.answer.map_err(|refused| refused.code), Err(Refusal::NotFound));
    assert_eq!(outcome.news, []);
    let mixed = Caller { agent: anna().agent, sign_in: bram().sign_in };
    assert_eq!(story.ask(Check { caller: mixed }).map(drop), Err(Refusal::NotSignedIn));
}

#[test]
fn a3_a_sign_in_ends_by_itself() {
    let mut story = Story::set_up();
    story.wait(limits::SIGN_IN_LIVES.saturating_sub(Duration::from_millis(1))).ask(Check { caller: anna() }).unwrap();
    story.wait(Duration::from_millis(1));
    assert_eq!(story.ask(Check { caller: anna() }).map(drop), Err(Refusal::NotSignedIn));
    // The next one sweeps it out of storage.
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    assert_eq!(story.kept("sign-in/").len(), 1);
}

#[test]
fn a3_a_sign_in_that_has_ended_is_not_listed() {
    let mut story = Story::set_up();
    story.wait(limits::SIGN_IN_LIVES / 2).ask(sign_in("anna@shop.example", "right")).unwrap();
    story.wait(limits::SIGN_IN_LIVES / 2);
    let later = Caller { sign_in: device(3).sign_in, ..anna() };
    let own = story.ask(ListSignIns { caller: later }).unwrap();
    assert_eq!(own.into_iter().map(|sign_in| sign_in.id).collect::<Vec<_>>(), [later.sign_in]);
}

fn make_link(address: &str, digest: &str) -> MakeLink {
    MakeLink { email: email(address), digest: digest.to_owned() }
}

#[test]
fn a5_a_link_is_good_once_and_for_ten_minutes() {
    let mut story = Story::set_up();
    let open = |digest: &str| UseLink { digest: digest.to_owned(), device: device(4) };
    story.ask(make_link("anna@shop.example", "one")).unwrap();
    assert_eq!(name_of(story.ask(open("one"))), Ok("Anna".to_owned()));
    assert_eq!(name_of(story.ask(open("one"))), Err(Refusal::LinkExpired));
    story.ask(make_link("anna@shop.example", "two")).unwrap();
    story.wait(limits::LINK_LIVES);
    assert_eq!(name_of(story.ask(open("two"))), Err(Refusal::LinkExpired));
    assert_eq!(story.ask(make_link("nobody@shop.example", "three")), Err(Refusal::NotFound));
}

#[test]
fn a5_the_next_link_sweeps_out_those_that_have_expired_and_no_others() {
    let mut story = Story::set_up();
    story.ask(make_link("anna@shop.example", "one")).unwrap();
    story.wait(Duration::from_secs(1)).ask(make_link("anna@shop.example", "two")).unwrap();
    story.wait(limits::LINK_LIVES.saturating_sub(Duration::from_secs(1)));
    story.ask(make_link("anna@shop.example", "three")).unwrap();
    assert_eq!(story.kept("link/"), ["link/three", "link/two"]);
}
