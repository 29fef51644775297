//! What must hold, holds in every weather; and what is done wrong on purpose is found.

use std::fs;
use std::path::Path;

use edgewise_simulation::{Bug, Case, STEPS, simulate};

#[test]
fn d1_to_d10_and_i1_to_i3_hold_in_every_weather() {
    hold((0..10_000).map(|seed| Case::of_seed(seed, STEPS)));
}

#[test]
fn c9_they_hold_where_no_network_lets_sockets_through() {
    hold((0..1_000).map(|seed| Case::of_seed(seed, STEPS).without_sockets()));
}

fn hold(cases: impl Iterator<Item = Case>) {
    let broken = simulate(cases, None).err();
    let told = broken.map(|(case, broken)| (broken.0, serde_json::to_string(&case).unwrap_or_default()));
    assert_eq!(told, None);
}

#[test]
fn what_once_failed_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kept");
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let case: Case = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(case.play(None), Ok(()), "{}", path.display());
    }
}

#[test]
fn each_deliberate_bug_is_found() {
    for bug in Bug::ALL {
        let found = simulate((0..5_000).map(|seed| Case::of_seed(seed, STEPS)), Some(bug)).err();
        let Some((case, broken)) = found else { panic!("{bug:?} is not found") };
        println!("{bug:?}: {} steps, {}", case.actions.len(), broken.0);
        assert!(case.actions.len() <= 30, "{bug:?}: {case:?}");
    }
}
