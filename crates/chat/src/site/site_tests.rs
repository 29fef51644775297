use std::time::Duration;

use protocol::{Agent, Face, Invite, Role};

use super::*;

const NOW: Timestamp = Timestamp(1_795_000_000_000);

fn device(number: u8) -> Device {
    Device { sign_in: SignInId::from_random([number; 16]), browser: "Firefox, Linux".to_owned() }
}

fn password(secret: &str) -> Password {
    Password { salt: "5a".repeat(16), derived: secret.to_owned() }
}

fn agent(number: u8) -> AgentId {
    AgentId::from_random([number; 16])
}

/// A site with its storage, that is evicted before every request.
#[derive(Default)]
struct Story {
    records: BTreeMap<Key, Record>,
    now: Timestamp,
}

impl Story {
    /// A site that Anna has set up on device 1.
    fn set_up() -> Self {
        let mut story = Self { now: NOW, ..Self::default() };
        let face = Face { id: agent(1), name: "Anna".to_owned() };
        let site = NewSite { name: "Shop".to_owned(), origins: vec!["https://shop.example".parse().unwrap()] };
        let admin = (face, "anna@shop.example".to_owned(), password("right"));
        story.ask(Request::SetUp { site, agent: admin, device: device(1) }).unwrap();
        story
    }

    fn play(&mut self, request: Request) -> Outcome {
        let outcome = Site::load(self.records.values().cloned()).handle(self.now, request);
        for (key, record) in &outcome.changes {
            match record {
                Some(record) => drop(self.records.insert(key.clone(), record.clone())),
                None => drop(self.records.remove(key)),
            }
        }
        outcome
    }

    fn ask(&mut self, request: Request) -> Result<Answer, Refusal> {
        self.play(request).answer.map_err(|refused| refused.code)
    }

    fn wait(&mut self, duration: Duration) -> &mut Self {
        self.now = self.now.plus(duration);
        self
    }

    /// Invites Bram, who accepts on device 2.
    fn with_bram(mut self, role: Role) -> Self {
        let invite = Invite { email: "bram@shop.example".to_owned(), role };
        self.ask(Request::Invite { caller: anna(), invite, digest: "d".to_owned() }).unwrap();
        self.ask(accept("d")).unwrap();
        self
    }
}

fn anna() -> Caller {
    Caller { agent: agent(1), sign_in: device(1).sign_in }
}

fn bram() -> Caller {
    Caller { agent: agent(2), sign_in: device(2).sign_in }
}

fn accept(digest: &str) -> Request {
    let (digest, name) = (digest.to_owned(), "Bram".to_owned());
    Request::Accept { digest, name, password: password("brams"), agent: agent(2), device: device(2) }
}

fn sign_in(email: &str, derived: &str) -> Request {
    Request::SignIn { email: email.to_owned(), derived: derived.to_owned(), device: device(3) }
}

fn name_of(answer: Result<Answer, Refusal>) -> Result<String, Refusal> {
    match answer? {
        Answer::SignedIn { agent: Agent { face, .. }, .. } => Ok(face.name),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a1_a_site_is_set_up_once() {
    let mut story = Story { now: NOW, ..Story::default() };
    assert_eq!(story.ask(Request::IsSetUp), Ok(Answer::IsSetUp(false)));
    for request in [Request::Settings, Request::Check(anna()), sign_in("a@b.c", "x")] {
        assert_eq!(story.ask(request), Err(Refusal::NoSuchSite));
    }
    assert!(story.records.is_empty(), "asking costs no row");

    let mut story = Story::set_up();
    assert_eq!(story.ask(Request::IsSetUp), Ok(Answer::IsSetUp(true)));
    let again = Request::SetUp {
        site: NewSite { name: "Mine".to_owned(), origins: vec!["https://evil.example".parse().unwrap()] },
        agent: (Face { id: agent(9), name: "Eve".to_owned() }, "eve@evil.example".to_owned(), password("x")),
        device: device(9),
    };
    assert_eq!(story.ask(again), Err(Refusal::AlreadySetUp));
    assert_eq!(name_of(story.ask(Request::Check(anna()))), Ok("Anna".to_owned()));
}

#[test]
fn a2_each_agent_has_a_salt_of_their_own_and_a_stranger_has_none() {
    let mut story = Story::set_up();
    let mut salt = |email: &str| story.ask(Request::Salt { email: email.to_owned() });
    assert_eq!(salt("anna@shop.example"), Ok(Answer::Salt(Some("5a".repeat(16)))));
    assert_eq!(salt("nobody@shop.example"), Ok(Answer::Salt(None)));
}

#[test]
fn a5_what_was_given_to_one_is_kept_apart_from_what_was_given_to_another() {
    let mut story = Story::set_up();
    let invite = |email: &str, digest: &str| Request::Invite {
        caller: anna(),
        invite: Invite { email: email.to_owned(), role: Role::Agent },
        digest: digest.to_owned(),
    };
    story.ask(invite("bram@shop.example", "d")).unwrap();
    story.ask(invite("chris@shop.example", "e")).unwrap();
    for digest in ["one", "two"] {
        story.ask(Request::MakeLink { email: "anna@shop.example".to_owned(), digest: digest.to_owned() }).unwrap();
    }
    let kept = story.records.keys().filter(|key| key.starts_with("invitation/") || key.starts_with("link/"));
    assert_eq!(kept.collect::<Vec<_>>(), ["invitation/d", "invitation/e", "link/one", "link/two"]);
}

#[test]
fn a1_a_site_needs_a_name_a_website_and_an_address() {
    let check = |name: &str, origins: &[&str], agent_name: &str, email: &str| {
        let mut story = Story { now: NOW, ..Story::default() };
        let origins = origins.iter().map(|origin| origin.parse().unwrap()).collect();
        let face = Face { id: agent(1), name: agent_name.to_owned() };
        let request = Request::SetUp {
            site: NewSite { name: name.to_owned(), origins },
            agent: (face, email.to_owned(), password("x")),
            device: device(1),
        };
        assert_eq!(story.ask(request), Err(Refusal::BadRequest), "{name} {agent_name} {email}");
        assert!(story.records.is_empty());
    };
    check(" ", &["https://a.example"], "Anna", "a@b.c");
    check(&"x".repeat(61), &["https://a.example"], "Anna", "a@b.c");
    check("Shop", &[], "Anna", "a@b.c");
    check("Shop", &["https://a.example"], "\n", "a@b.c");
    for email in ["", "a", "a@b", "@b.c", "a b@c.d"] {
        check("Shop", &["https://a.example"], "Anna", email);
    }
}

#[test]
fn a1_a_site_has_twenty_websites_at_most() {
    let origins =
        |count: usize| (0..count).map(|number| format!("https://a{number}.example").parse().unwrap()).collect();
    for (count, fits) in [(1, true), (limits::ORIGINS_PER_SITE, true), (limits::ORIGINS_PER_SITE + 1, false)] {
        let mut story = Story { now: NOW, ..Story::default() };
        let face = Face { id: agent(1), name: "Anna".to_owned() };
        let site = NewSite { name: "Shop".to_owned(), origins: origins(count) };
        let admin = (face, "anna@shop.example".to_owned(), password("x"));
        assert_eq!(story.ask(Request::SetUp { site, agent: admin, device: device(1) }).is_ok(), fits, "{count}");
        let mut story = Story::set_up();
        let Ok(Answer::Settings(settings)) = story.ask(Request::Settings) else { panic!("no settings") };
        let settings = Settings { origins: origins(count), ..settings };
        assert_eq!(story.ask(Request::ChangeSettings { caller: anna(), settings }).is_ok(), fits, "{count}");
    }
}

#[test]
fn a2_the_right_password_signs_in_and_nothing_else() {
    let mut story = Story::set_up();
    assert_eq!(name_of(story.ask(sign_in("Anna@Shop.example ", "right"))), Ok("Anna".to_owned()));
    assert_eq!(story.ask(sign_in("anna@shop.example", "wrong")), Err(Refusal::WrongPassword));
    assert_eq!(story.ask(sign_in("nobody@shop.example", "right")), Err(Refusal::WrongPassword));
    assert_eq!(story.ask(Request::Salt { email: "nobody@shop.example".to_owned() }), Ok(Answer::Salt(None)));
}

#[test]
fn a2_who_signs_in_at_once_costs_one_row() {
    let mut story = Story::set_up();
    let outcome = story.play(sign_in("anna@shop.example", "right"));
    assert_eq!(outcome.changes.len(), 1, "{:?}", outcome.changes);
}

#[test]
fn a2_after_five_wrong_passwords_the_right_one_waits_a_minute_too() {
    let mut story = Story::set_up();
    for _ in 0..5 {
        assert_eq!(story.ask(sign_in("anna@shop.example", "wrong")), Err(Refusal::WrongPassword));
    }
    let paused = story.play(sign_in("anna@shop.example", "right")).answer.unwrap_err();
    assert_eq!((paused.code, paused.retry_after_ms), (Refusal::TooFast, Some(60_000)));
    story.wait(Duration::from_mins(1));
    assert!(story.ask(sign_in("anna@shop.example", "right")).is_ok());
    // A right one forgives the wrong ones before it.
    for _ in 0..4 {
        story.ask(sign_in("anna@shop.example", "wrong")).unwrap_err();
    }
    assert!(story.ask(sign_in("anna@shop.example", "right")).is_ok());
    assert_eq!(story.ask(sign_in("anna@shop.example", "wrong")), Err(Refusal::WrongPassword));
    assert!(story.ask(sign_in("anna@shop.example", "right")).is_ok());
}

#[test]
fn a3_a_revoked_sign_in_is_refused_and_named_so_that_its_sockets_close() {
    let mut story = Story::set_up();
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    let phone = Caller { sign_in: device(3).sign_in, ..anna() };
    let outcome = story.play(Request::Revoke { caller: anna(), sign_in: phone.sign_in });
    assert_eq!(outcome.revoked, [phone.sign_in]);
    assert_eq!(story.ask(Request::Check(phone)), Err(Refusal::NotSignedIn));
    assert!(story.ask(Request::Check(anna())).is_ok());
    story = story.with_bram(Role::Agent);
    let Ok(Answer::SignIns(own)) = story.ask(Request::SignIns(anna())) else { panic!("no list") };
    assert_eq!(own.iter().map(|sign_in| (sign_in.id, sign_in.current)).collect::<Vec<_>>(), [(anna().sign_in, true)]);
}

#[test]
fn a3_nobody_revokes_a_colleagues_sign_in() {
    let mut story = Story::set_up().with_bram(Role::Admin);
    let outcome = story.play(Request::Revoke { caller: bram(), sign_in: anna().sign_in });
    assert_eq!(outcome.answer.map_err(|refused| refused.code), Err(Refusal::NotFound));
    assert_eq!(outcome.revoked, []);
}

#[test]
fn a3_a_removed_agent_is_signed_out_everywhere() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    story.ask(sign_in("bram@shop.example", "brams")).unwrap();
    let outcome = story.play(Request::RemoveAgent { caller: anna(), agent: agent(2) });
    assert_eq!(outcome.revoked, [device(2).sign_in, device(3).sign_in]);
    assert_eq!(story.ask(Request::Check(bram())), Err(Refusal::NotSignedIn));
    assert_eq!(story.ask(sign_in("bram@shop.example", "brams")), Err(Refusal::WrongPassword));
}

#[test]
fn a3_a_sign_in_ends_by_itself() {
    let mut story = Story::set_up();
    story.wait(limits::SIGN_IN_LIVES);
    assert_eq!(story.ask(Request::Check(anna())), Err(Refusal::NotSignedIn));
    // The next one sweeps it out of storage.
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    assert_eq!(story.records.keys().filter(|key| key.starts_with("sign-in/")).count(), 1);
}

#[test]
fn a4_agents_change_neither_settings_nor_team() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    let Ok(Answer::Settings(settings)) = story.ask(Request::Settings) else { panic!("no settings") };
    let invite = Invite { email: "c@shop.example".to_owned(), role: Role::Admin };
    for request in [
        Request::ChangeSettings { caller: bram(), settings: settings.clone() },
        Request::Invite { caller: bram(), invite, digest: "e".to_owned() },
        Request::Uninvite { caller: bram(), email: "c@shop.example".to_owned() },
        Request::RemoveAgent { caller: bram(), agent: agent(1) },
    ] {
        assert_eq!(story.ask(request), Err(Refusal::AdminOnly));
    }
    let changed = Settings { name: " Store ".to_owned(), side: Side::Left, ..settings };
    let answer = story.ask(Request::ChangeSettings { caller: anna(), settings: changed.clone() });
    assert_eq!(answer, Ok(Answer::Settings(Settings { name: "Store".to_owned(), ..changed.clone() })));
    assert_eq!(story.ask(Request::Settings), answer);
    let nameless = Settings { name: String::new(), ..changed };
    assert_eq!(story.ask(Request::ChangeSettings { caller: anna(), settings: nameless }), Err(Refusal::BadRequest));
}

#[test]
fn a4_the_last_admin_stays() {
    let mut story = Story::set_up();
    assert_eq!(story.ask(Request::RemoveAgent { caller: anna(), agent: agent(1) }), Err(Refusal::LastAdmin));
    let mut story = Story::set_up().with_bram(Role::Admin);
    assert_eq!(story.ask(Request::RemoveAgent { caller: bram(), agent: agent(1) }), Ok(Answer::Done));
    assert_eq!(story.ask(Request::RemoveAgent { caller: bram(), agent: agent(2) }), Err(Refusal::LastAdmin));
    assert_eq!(story.ask(Request::RemoveAgent { caller: bram(), agent: agent(1) }), Err(Refusal::NotFound));
}

#[test]
fn a5_an_invitation_is_good_once_and_for_a_week() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    assert_eq!(story.ask(accept("d")), Err(Refusal::LinkExpired));
    let invite = |email: &str| Invite { email: email.to_owned(), role: Role::Agent };
    let request = Request::Invite { caller: anna(), invite: invite("bram@shop.example"), digest: "e".to_owned() };
    assert_eq!(story.ask(request), Err(Refusal::EmailTaken));
    let request = Request::Invite { caller: anna(), invite: invite("chris@shop.example"), digest: "f".to_owned() };
    story.ask(request).unwrap();
    story.wait(limits::INVITATION_LIVES);
    assert_eq!(story.ask(accept("f")), Err(Refusal::LinkExpired));
}

#[test]
fn a5_a_second_invitation_replaces_the_first_and_can_be_taken_back() {
    let mut story = Story::set_up();
    let invite = |digest: &str| Request::Invite {
        caller: anna(),
        invite: Invite { email: "bram@shop.example".to_owned(), role: Role::Agent },
        digest: digest.to_owned(),
    };
    story.ask(invite("one")).unwrap();
    story.ask(invite("two")).unwrap();
    assert_eq!(story.ask(accept("one")), Err(Refusal::LinkExpired));
    let Ok(Answer::Team(team)) = story.ask(Request::Team(anna())) else { panic!("no team") };
    assert_eq!(team.invitations.len(), 1);
    story.ask(Request::Uninvite { caller: anna(), email: "Bram@shop.example".to_owned() }).unwrap();
    assert_eq!(story.ask(accept("two")), Err(Refusal::LinkExpired));
}

#[test]
fn a5_a_refused_name_leaves_the_invitation_open() {
    let mut story = Story::set_up();
    let invite = Invite { email: "bram@shop.example".to_owned(), role: Role::Agent };
    story.ask(Request::Invite { caller: anna(), invite, digest: "d".to_owned() }).unwrap();
    let nameless = Request::Accept {
        digest: "d".to_owned(),
        name: " ".to_owned(),
        password: password("x"),
        agent: agent(2),
        device: device(2),
    };
    assert_eq!(story.ask(nameless), Err(Refusal::BadRequest));
    assert_eq!(name_of(story.ask(accept("d"))), Ok("Bram".to_owned()));
    let Ok(Answer::Team(team)) = story.ask(Request::Team(bram())) else { panic!("no team") };
    assert_eq!((team.agents.len(), team.invitations.len()), (2, 0));
}

#[test]
fn a5_a_link_is_good_once_and_for_ten_minutes() {
    let mut story = Story::set_up();
    let email = "anna@shop.example".to_owned();
    let make = |digest: &str| Request::MakeLink { email: email.clone(), digest: digest.to_owned() };
    let open = |digest: &str| Request::UseLink { digest: digest.to_owned(), device: device(4) };
    story.ask(make("one")).unwrap();
    assert_eq!(name_of(story.ask(open("one"))), Ok("Anna".to_owned()));
    assert_eq!(story.ask(open("one")), Err(Refusal::LinkExpired));
    story.ask(make("two")).unwrap();
    story.wait(limits::LINK_LIVES);
    assert_eq!(story.ask(open("two")), Err(Refusal::LinkExpired));
    let unknown = Request::MakeLink { email: "nobody@shop.example".to_owned(), digest: "three".to_owned() };
    assert_eq!(story.ask(unknown), Err(Refusal::NotFound));
}

#[test]
fn a5_the_next_link_sweeps_out_those_that_have_expired_and_no_others() {
    let mut story = Story::set_up();
    let make = |digest: &str| Request::MakeLink { email: "anna@shop.example".to_owned(), digest: digest.to_owned() };
    story.ask(make("one")).unwrap();
    story.wait(Duration::from_secs(1)).ask(make("two")).unwrap();
    story.wait(limits::LINK_LIVES.saturating_sub(Duration::from_secs(1))).ask(make("three")).unwrap();
    let kept = story.records.keys().filter(|key| key.starts_with("link/"));
    assert_eq!(kept.collect::<Vec<_>>(), ["link/three", "link/two"]);
}

fn invite(number: usize) -> Request {
    let invite = Invite { email: format!("{number}@shop.example"), role: Role::Agent };
    Request::Invite { caller: anna(), invite, digest: number.to_string() }
}

#[test]
fn a5_who_is_invited_is_shown_to_admins_for_a_week() {
    let invited = |story: &mut Story, caller: Caller| {
        let Ok(Answer::Team(team)) = story.ask(Request::Team(caller)) else { panic!("no team") };
        team.invitations.into_iter().map(|open| open.email).collect::<Vec<_>>()
    };
    let mut story = Story::set_up().with_bram(Role::Agent);
    story.ask(invite(1)).unwrap();
    assert_eq!(invited(&mut story, anna()), ["1@shop.example"]);
    assert_eq!(invited(&mut story, bram()), Vec::<String>::new(), "an agent is told of colleagues alone");
    story.wait(limits::INVITATION_LIVES.saturating_sub(Duration::from_millis(1)));
    assert_eq!(invited(&mut story, anna()), ["1@shop.example"]);
    story.wait(Duration::from_millis(1));
    assert_eq!(invited(&mut story, anna()), Vec::<String>::new());
}

#[test]
fn a5_who_is_invited_counts_as_a_colleague_until_the_invitation_ends() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    for number in 2..limits::AGENTS_PER_SITE {
        story.ask(invite(number)).unwrap();
    }
    assert_eq!(story.ask(invite(0)), Err(Refusal::TooFast), "no room is left");
    assert_eq!(story.ask(invite(2)), Ok(Answer::Done), "another one in place of the first takes none");
    story.wait(limits::INVITATION_LIVES);
    assert_eq!(story.ask(invite(0)), Ok(Answer::Done));
    let kept = story.records.keys().filter(|key| key.starts_with("invitation/"));
    assert_eq!(kept.collect::<Vec<_>>(), ["invitation/0"], "those that have ended leave storage");
}

#[test]
fn a3_a_sign_in_that_has_ended_is_not_listed() {
    let mut story = Story::set_up();
    story.wait(limits::SIGN_IN_LIVES / 2).ask(sign_in("anna@shop.example", "right")).unwrap();
    story.wait(limits::SIGN_IN_LIVES / 2);
    let later = Caller { sign_in: device(3).sign_in, ..anna() };
    let Ok(Answer::SignIns(own)) = story.ask(Request::SignIns(later)) else { panic!("no list") };
    assert_eq!(own.into_iter().map(|sign_in| sign_in.id).collect::<Vec<_>>(), [later.sign_in]);
}
