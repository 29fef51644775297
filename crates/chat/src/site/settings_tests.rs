use protocol::{
    Hours, Launcher, Look, PathPattern, Profile, Refusal, Scale, Settings, SettingsChange, Side, Versioned, limits,
};

use super::super::story::*;
use super::super::{ChangeSettings, Check, News};

fn change(story: &mut Story, change: SettingsChange) -> Result<Settings, Refusal> {
    story.ask(ChangeSettings { caller: anna(), change })
}

fn versioned<T>(version: u32, value: T) -> Versioned<T> {
    Versioned { version, value }
}

fn look(side: Side) -> Look {
    Look { side, ..Look::default() }
}

#[test]
fn a_change_replaces_one_part_and_counts_its_versions() {
    let mut story = Story::set_up();
    let before = story.settings();
    let after = change(&mut story, SettingsChange::Look(versioned(0, look(Side::Left)))).unwrap();
    assert_eq!(after, Settings { look: versioned(1, look(Side::Left)), ..before.clone() });
    assert_eq!(story.settings(), after);
    let profile = Profile { name: name("Store"), ..before.profile.value.clone() };
    let after = change(&mut story, SettingsChange::Profile(versioned(0, profile))).unwrap();
    assert_eq!((after.profile.version, after.look.version), (1, 1), "each part counts its own");
    assert_eq!(story.ask(Check { caller: anna() }).unwrap().site_name, "Store");
}

#[test]
fn who_signs_in_learns_how_the_site_addresses_its_visitors() {
    let mut story = Story::set_up();
    assert!(!story.ask(Check { caller: anna() }).unwrap().formal);
    let formal = Look { formal: true, ..Look::default() };
    change(&mut story, SettingsChange::Look(versioned(0, formal))).unwrap();
    assert!(story.ask(Check { caller: anna() }).unwrap().formal);
}

#[test]
fn a_change_of_an_older_version_is_refused_and_nothing_has_changed() {
    let mut story = Story::set_up();
    let after = change(&mut story, SettingsChange::Look(versioned(0, look(Side::Left)))).unwrap();
    let records = story.records.clone();
    let profile = after.profile.value.clone();
    for stale in [
        SettingsChange::Look(versioned(0, look(Side::Right))),
        SettingsChange::Look(versioned(0, look(Side::Left))),
        SettingsChange::Look(versioned(2, look(Side::Right))),
        SettingsChange::Profile(versioned(1, profile)),
        SettingsChange::Scale(versioned(7, Scale { shards: 2 })),
    ] {
        let outcome = story.play(ChangeSettings { caller: anna(), change: stale });
        assert_eq!(outcome.answer.map_err(|refused| refused.code), Err(Refusal::SettingsChanged));
        assert_eq!((outcome.changes, outcome.news), (Vec::new(), Vec::new()));
    }
    assert_eq!(story.settings(), after);
    assert_eq!(story.records, records);
}

#[test]
fn of_two_admins_who_save_at_once_the_second_is_refused() {
    let mut story = Story::set_up();
    let ours = |side| SettingsChange::Look(versioned(0, look(side)));
    change(&mut story, ours(Side::Left)).unwrap();
    assert_eq!(change(&mut story, ours(Side::Right)), Err(Refusal::SettingsChanged));
    // Made again from what stands there now, it is taken.
    let again = SettingsChange::Look(versioned(1, look(Side::Right)));
    assert_eq!(change(&mut story, again).unwrap().look, versioned(2, look(Side::Right)));
}

#[test]
fn shards_are_only_ever_added_and_every_inbox_is_told() {
    let mut story = Story::set_up();
    let grow = |story: &mut Story, version, shards| {
        story.play(ChangeSettings {
            caller: anna(),
            change: SettingsChange::Scale(versioned(version, Scale { shards })),
        })
    };
    let outcome = grow(&mut story, 0, 16);
    assert_eq!(outcome.news, [News::Shards(16)]);
    assert_eq!(outcome.answer.unwrap().scale, versioned(1, Scale { shards: 16 }));
    for wrong in [0, 1, 15, limits::SHARDS_PER_SITE + 1, u16::MAX] {
        let outcome = grow(&mut story, 1, wrong);
        assert_eq!(outcome.answer.map_err(|refused| refused.code), Err(Refusal::BadRequest), "{wrong}");
        assert_eq!((outcome.changes, outcome.news), (Vec::new(), Vec::new()));
    }
    assert_eq!(grow(&mut story, 1, limits::SHARDS_PER_SITE).answer.unwrap().scale.value.shards, 64);
    assert_eq!(story.ask(Check { caller: anna() }).unwrap().shards, 64);
}

#[test]
fn a_query_name_is_a_short_plain_word() {
    let mut story = Story::set_up();
    let with = |story: &mut Story, query: Vec<String>| {
        let profile = story.settings().profile;
        let value = Profile { query, ..profile.value };
        change(story, SettingsChange::Profile(Versioned { value, ..profile }))
            .map(|settings| settings.profile.value.query)
    };
    let fine = vec!["size".to_owned(), "ref_id".to_owned(), "a-b.c".to_owned(), "x".repeat(40)];
    assert_eq!(with(&mut story, fine.clone()), Ok(fine));
    for wrong in ["", "a b", "a&b", "a=b", "é", &"x".repeat(41)] {
        assert_eq!(with(&mut story, vec![wrong.to_owned()]), Err(Refusal::BadRequest), "{wrong}");
    }
    assert!(with(&mut story, vec!["a".to_owned(); limits::QUERY_NAMES]).is_ok());
    assert_eq!(with(&mut story, vec!["a".to_owned(); limits::QUERY_NAMES + 1]), Err(Refusal::BadRequest));
}

#[test]
fn p1_a_launcher_is_hidden_on_so_many_kinds_of_pages_and_no_more() {
    let mut story = Story::set_up();
    let hidden = |count| vec![PathPattern::try_from("/checkout/*".to_owned()).unwrap(); count];
    for (version, count, expected) in
        [(0, limits::HIDDEN_PATHS, Ok(1)), (1, limits::HIDDEN_PATHS + 1, Err(Refusal::BadRequest))]
    {
        let launcher = Launcher { hidden: hidden(count), ..Launcher::default() };
        let changed =
            change(&mut story, SettingsChange::Look(versioned(version, Look { launcher, ..Look::default() })));
        assert_eq!(changed.map(|settings| settings.look.version), expected);
    }
}

#[test]
fn h1_p1_hours_are_kept_as_they_were_set_and_those_that_cannot_be_meant_are_refused() {
    let mut story = Story::set_up();
    let hours = |json: &str| versioned(0, serde_json::from_str::<Hours>(json).unwrap());
    let fine = hours(
        r#"{"zone":"Europe/Brussels","week":{"mon":["09:00-12:30","13:00-17:30"],"sat":["20:00-02:00"]},
            "holidays":["be"],"exceptions":[{"date":"2026-12-24","open":["09:00-13:00"]},{"date":"2026-12-31","open":[]}]}"#,
    );
    let wrong = hours(r#"{"week":{"mon":["13:00-17:30","09:00-12:30"]}}"#);
    let outcome = story.play(ChangeSettings { caller: anna(), change: SettingsChange::Hours(wrong.clone()) });
    assert_eq!(outcome.answer.map_err(|refused| refused.code), Err(Refusal::BadHours));
    assert_eq!(outcome.changes, Vec::new());
    let after = change(&mut story, SettingsChange::Hours(fine.clone())).unwrap();
    assert_eq!(after.hours, versioned(1, fine.value));
    assert_eq!(story.settings(), after, "as it is read again from what is stored");
    // Somebody was first: that is said, whatever is in it.
    assert_eq!(change(&mut story, SettingsChange::Hours(wrong)), Err(Refusal::SettingsChanged));
}

#[test]
fn a_part_of_an_earlier_release_gets_defaults_for_what_it_lacks() {
    let mut story = Story::set_up();
    let stored = |story: &mut Story, key: &str, json: &str| drop(story.records.insert(key.to_owned(), json.to_owned()));
    stored(&mut story, "settings/profile", r#"{"profile":{"name":"Shop"}}"#);
    stored(&mut story, "settings/look", r#"{"look":{"version":4,"side":"left"}}"#);
    stored(&mut story, "settings/scale", r#"{"scale":{}}"#);
    let settings = story.settings();
    let profile = Profile { name: name("Shop"), origins: Vec::new(), query: Vec::new() };
    assert_eq!(settings.profile, versioned(0, profile));
    assert_eq!(settings.look, versioned(4, look(Side::Left)));
    assert_eq!(settings.scale, versioned(0, Scale { shards: 1 }));
    // And values of a later one, too.
    let later = r#"{"look":{"version":5,"theme":"sepia","side":"top","from_side":-1,"from_bottom":"far","language":"fr-CA","formal":"very","accent":"oklch(0.5 0.1 180)","font":"serif"}}"#;
    stored(&mut story, "settings/look", later);
    let expected = Look::default();
    assert_eq!(story.settings().look, versioned(5, expected));
}
