use protocol::{Origin, Refusal, Role, SettingsChange, limits};

use super::story::*;
use super::*;

#[test]
fn a1_a_site_is_set_up_once() {
    let mut story = Story::new();
    assert_eq!(story.ask(IsSetUp {}), Ok(false));
    assert_eq!(story.ask(ReadSettings {}), Err(Refusal::NoSuchSite));
    assert_eq!(story.ask(Check { caller: anna() }), Err(Refusal::NoSuchSite));
    assert_eq!(story.ask(sign_in("a@b.example", "x")), Err(Refusal::NoSuchSite));
    assert_eq!(story.ask(ReadTeam { caller: anna() }), Err(Refusal::NoSuchSite));
    assert!(story.records.is_empty(), "asking costs no row");

    let mut story = Story::set_up();
    assert_eq!(story.ask(IsSetUp {}), Ok(true));
    let mut again = set_up();
    (again.founder.agent, again.founder.name, again.device) = (agent(9), name("Eve"), device(9));
    assert_eq!(story.ask(again), Err(Refusal::AlreadySetUp));
    let anna = story.ask(Check { caller: anna() }).unwrap();
    assert_eq!((anna.face().name.as_str(), anna.agent.role, anna.site_name.as_str()), ("Anna", Role::Admin, "Shop"));
    assert_eq!((anna.expires, anna.shards), (NOW.plus(limits::SIGN_IN_LIVES), 1));
}

fn origins(count: usize) -> Vec<Origin> {
    (0..count).map(|number| format!("https://a{number}.example").parse().unwrap()).collect()
}

#[test]
fn a1_a_site_has_one_to_twenty_websites() {
    for (count, fits) in
        [(0, false), (1, true), (limits::ORIGINS_PER_SITE, true), (limits::ORIGINS_PER_SITE + 1, false)]
    {
        let (mut story, mut ask) = (Story::new(), set_up());
        ask.site.origins = origins(count);
        let answer = story.ask(ask).map(drop);
        assert_eq!(answer, if fits { Ok(()) } else { Err(Refusal::BadRequest) }, "{count}");
        assert_eq!(story.records.is_empty(), !fits);
        let mut story = Story::set_up();
        let mut profile = story.settings().profile;
        profile.value.origins = origins(count);
        let change = ChangeSettings { caller: anna(), change: SettingsChange::Profile(profile) };
        // A site may be taken off all its websites.
        assert_eq!(story.ask(change).is_ok(), fits || count == 0, "{count}");
    }
}

#[test]
fn a_record_of_a_later_release_is_left_alone() {
    let mut story = Story::set_up();
    let later = r#"{"tariff":{"version":3,"seats":9}}"#;
    story.records.insert("settings/tariff".to_owned(), later.to_owned());
    assert_eq!(story.settings().profile.value.name, name("Shop"));
    story.ask(sign_in("anna@shop.example", "right")).unwrap();
    assert_eq!(story.records["settings/tariff"], later);
}

#[test]
fn a_record_that_cannot_be_read_refuses_everything_and_changes_nothing() {
    for (key, broken) in [
        ("settings/profile", r#"{"profile":{"version":1}}"#),
        ("settings/profile", r#"{"profile":"#),
        ("settings/look", r#"{"look":7}"#),
        ("settings/scale", r#"{"scale":{"version":0,"shards":"many"}}"#),
        ("agent/x", r#"{"member":{"agent":{}}}"#),
        ("link/x", r#"{"link":{"digest":"x"}}"#),
        ("settings/later", ""),
        ("settings/later", r#"{"tariff":{},"look":{}}"#),
    ] {
        let mut story = Story::set_up();
        story.records.insert(key.to_owned(), broken.to_owned());
        let before = story.records.clone();
        assert_eq!(story.ask(IsSetUp {}), Err(Refusal::RecordUnreadable), "{broken}: never \"not set up\"");
        assert_eq!(story.ask(set_up()), Err(Refusal::RecordUnreadable), "{broken}");
        assert_eq!(story.ask(ReadSettings {}), Err(Refusal::RecordUnreadable));
        assert_eq!(story.ask(Salt { email: email("anna@shop.example") }), Err(Refusal::RecordUnreadable));
        assert_eq!(story.ask(sign_in("anna@shop.example", "right")), Err(Refusal::RecordUnreadable));
        assert_eq!(story.ask(Check { caller: anna() }), Err(Refusal::RecordUnreadable));
        assert_eq!(story.ask(Revoke { caller: anna(), sign_in: anna().sign_in }), Err(Refusal::RecordUnreadable));
        assert_eq!(story.records, before);
    }
}

#[test]
fn a_request_travels_as_json_and_so_does_its_answer() {
    let mut site = Site::default();
    let mut ask = |path: &str, body: &str| {
        let outcome = site.handle_json(NOW, path, body)?;
        Some(outcome.answer.map_err(|refused| refused.code))
    };
    assert_eq!(ask("is-set-up", "{}"), Some(Ok("false".to_owned())));
    assert_eq!(ask("settings", "{}"), Some(Err(Refusal::NoSuchSite)));
    assert_eq!(ask("no-such-request", "{}"), None);
    assert_eq!(ask("sign-in", "{}"), None, "it is not what that request carries");
    let set_up = serde_json::to_string(&set_up()).unwrap();
    let answer = ask("set-up", &set_up).unwrap().unwrap();
    assert_eq!(serde_json::from_str::<SignedIn>(&answer).unwrap().agent.face.name, "Anna");
    assert_eq!(ask("is-set-up", r#"{"later":1}"#), Some(Ok("true".to_owned())));
}
