//! What must hold, holds in every weather; and what is done wrong on purpose is found.

use std::fs;
use std::path::Path;

use edgewise_simulation::{Bug, Case, STEPS, simulate};

#[test]
fn d1_to_d10_and_i1_to_i3_hold_in_every_weather() {
    if let Err((case, broken)) = simulate(0..10_000, STEPS, None) {
        panic!("{}: {}", broken.0, serde_json::to_string(&case).unwrap());
    }
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
        let found = simulate(0..500, STEPS, Some(bug)).err();
        let Some((case, _)) = found else { panic!("{bug:?} is not found") };
        assert!(case.actions.len() <= 30, "{bug:?}: {case:?}");
    }
}
