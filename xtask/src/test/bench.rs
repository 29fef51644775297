//! `cargo xtask bench`: the edge beside what one would have instead, and a page with our chat beside one with another's.
//! Ignores what is measured, and how.

use std::process::Command;

use anyhow::Result;

use crate::args::Bench;
use crate::build;
use crate::build::profile::Profile;
use crate::machine::place::Place;
use crate::machine::{chromium, node, run};
use crate::test::faults;

const PACKAGE: &str = "edgewise-bench";

/// The part that needs a browser; all others are of the edge.
const HOST: &str = "host";

/// How often the page is visited under each condition.
const ROUNDS: &str = "3";

pub(crate) fn bench(place: &Place, bench: &Bench) -> Result<()> {
    match bench {
        Bench::Full(parts) => {
            let (host, edge): (Vec<&String>, Vec<&String>) = parts.iter().partition(|part| *part == HOST);
            if parts.is_empty() || !edge.is_empty() {
                measure(place, &[], &edge)?;
            }
            if parts.is_empty() || !host.is_empty() { measure_host(place) } else { Ok(()) }
        }
        Bench::Quick(parts) => measure(place, &["--quick"], &parts.iter().collect::<Vec<_>>()),
        Bench::Write => run::aloud("writing", run::own(place, PACKAGE).arg("--write")),
    }
}

fn measure(place: &Place, options: &[&str], parts: &[&String]) -> Result<()> {
    // Without a pace of posting: nobody writes as fast as a measurement.
    faults::build(place)?;
    node::ensure_for_bench(place, "bench")?;
    run::aloud("measuring the edge", run::own(place, PACKAGE).args(options).args(parts))
}

fn measure_host(place: &Place) -> Result<()> {
    build::build(place, Profile::Release)?;
    node::ensure_for_bench(place, "bench/host")?;
    let chromium = chromium::ensure(place)?;
    let mut node = Command::new(place.npm_bin("node"));
    node.arg(place.at("bench/host/measure.mjs")).args(["--rounds", ROUNDS, "--out"]);
    node.arg(place.at("target/bench/host.json")).env("EDGEWISE_CHROMIUM", chromium).current_dir(place.root());
    run::aloud("measuring the page", &mut node)
}
