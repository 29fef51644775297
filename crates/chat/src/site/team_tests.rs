use std::time::Duration;

use protocol::{Invite, Refusal, Role, SettingsChange, limits};

use super::super::story::*;
use super::super::{Caller, ChangeSettings, Check, MakeInvitation, MakeLink, News, ReadTeam, RemoveAgent, Uninvite};

#[test]
fn a3_a_removed_agent_is_signed_out_everywhere() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    story.ask(sign_in("bram@shop.example", "brams")).unwrap();
    let outcome = story.play(RemoveAgent { caller: anna(), agent: agent(2) });
    assert_eq!(outcome.news, [device(2).sign_in, device(3).sign_in].map(News::Revoked));
    assert_eq!(story.ask(Check { caller: bram() }).map(drop), Err(Refusal::NotSignedIn));
    assert_eq!(story.ask(sign_in("bram@shop.example", "brams")).map(drop), Err(Refusal::WrongPassword));
}

#[test]
fn a4_agents_change_neither_settings_nor_team() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    let look = story.settings().look;
    let address = email("c@shop.example");
    let change = ChangeSettings { caller: bram(), change: SettingsChange::Look(look.clone()) };
    assert_eq!(story.ask(change).map(drop), Err(Refusal::AdminOnly));
    let invite = Invite { email: address.clone(), role: Role::Admin };
    let invite = MakeInvitation { caller: bram(), invite, digest: "e".to_owned() };
    assert_eq!(story.ask(invite), Err(Refusal::AdminOnly));
    assert_eq!(story.ask(Uninvite { caller: bram(), email: address }), Err(Refusal::AdminOnly));
    assert_eq!(story.ask(RemoveAgent { caller: bram(), agent: agent(1) }), Err(Refusal::AdminOnly));
    let change = ChangeSettings { caller: anna(), change: SettingsChange::Look(look) };
    story.ask(change).unwrap();
}

#[test]
fn a4_the_last_admin_stays() {
    let mut story = Story::set_up();
    assert_eq!(story.ask(RemoveAgent { caller: anna(), agent: agent(1) }), Err(Refusal::LastAdmin));
    let mut story = Story::set_up().with_bram(Role::Admin);
    let remove = |number| RemoveAgent { caller: bram(), agent: agent(number) };
    assert_eq!(story.ask(remove(1)), Ok(()));
    assert_eq!(story.ask(remove(2)), Err(Refusal::LastAdmin));
    assert_eq!(story.ask(remove(1)), Err(Refusal::NotFound));
}

#[test]
fn a5_an_invitation_is_good_once_and_for_a_week() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    assert_eq!(name_of(story.ask(accept("d"))), Err(Refusal::LinkExpired));
    assert_eq!(story.ask(invite("bram@shop.example", "e")), Err(Refusal::EmailTaken));
    story.ask(invite("chris@shop.example", "f")).unwrap();
    story.wait(limits::INVITATION_LIVES);
    assert_eq!(name_of(story.ask(accept("f"))), Err(Refusal::LinkExpired));
}

#[test]
fn a5_an_invitation_is_accepted_once() {
    let mut story = Story::set_up();
    story.ask(invite("bram@shop.example", "d")).unwrap();
    assert_eq!(name_of(story.ask(accept("d"))), Ok("Bram".to_owned()));
    let team = story.ask(ReadTeam { caller: anna() }).unwrap();
    assert_eq!((team.agents.len(), team.invitations.len()), (2, 0));
    assert_eq!(story.kept("invitation/"), [""; 0]);
}

#[test]
fn a5_a_second_invitation_replaces_the_first_and_can_be_taken_back() {
    let mut story = Story::set_up();
    story.ask(invite("bram@shop.example", "one")).unwrap();
    story.ask(invite("Bram@shop.example", "two")).unwrap();
    assert_eq!(name_of(story.ask(accept("one"))), Err(Refusal::LinkExpired));
    assert_eq!(story.ask(ReadTeam { caller: anna() }).unwrap().invitations.len(), 1);
    story.ask(Uninvite { caller: anna(), email: email("Bram@shop.example") }).unwrap();
    assert_eq!(name_of(story.ask(accept("two"))), Err(Refusal::LinkExpired));
}

#[test]
fn a5_what_was_given_to_one_is_kept_apart_from_what_was_given_to_another() {
    let mut story = Story::set_up();
    story.ask(invite("bram@shop.example", "d")).unwrap();
    story.ask(invite("chris@shop.example", "e")).unwrap();
    for digest in ["one", "two"] {
        story.ask(MakeLink { email: email("anna@shop.example"), digest: digest.to_owned() }).unwrap();
    }
    assert_eq!(story.kept("invitation/"), ["invitation/d", "invitation/e"]);
    assert_eq!(story.kept("link/"), ["link/one", "link/two"]);
}

#[test]
fn a5_open_invitations_are_shown_to_admins_for_a_week() {
    let invited = |story: &mut Story, caller: Caller| {
        let team = story.ask(ReadTeam { caller }).unwrap();
        team.invitations.into_iter().map(|open| open.email.to_string()).collect::<Vec<_>>()
    };
    let mut story = Story::set_up().with_bram(Role::Agent);
    story.ask(invite("1@shop.example", "1")).unwrap();
    assert_eq!(invited(&mut story, anna()), ["1@shop.example"]);
    assert_eq!(invited(&mut story, bram()), [""; 0], "an agent is told of colleagues alone");
    story.wait(limits::INVITATION_LIVES.saturating_sub(Duration::from_millis(1)));
    assert_eq!(invited(&mut story, anna()), ["1@shop.example"]);
    story.wait(Duration::from_millis(1));
    assert_eq!(invited(&mut story, anna()), [""; 0]);
}

#[test]
fn a5_an_invited_colleague_counts_until_the_invitation_ends() {
    let numbered = |number: usize| invite(&format!("{number}@shop.example"), &number.to_string());
    let mut story = Story::set_up().with_bram(Role::Agent);
    story.stay_awake();
    for number in 2..limits::AGENTS_PER_SITE {
        story.ask(numbered(number)).unwrap();
    }
    assert_eq!(story.ask(numbered(0)), Err(Refusal::TooFast), "no room is left");
    assert_eq!(story.ask(numbered(2)), Ok(()), "another one in place of the first takes none");
    story.wait(limits::INVITATION_LIVES);
    assert_eq!(story.ask(numbered(0)), Ok(()));
    assert_eq!(story.kept("invitation/"), ["invitation/0"], "those that have ended leave storage");
}
