//! `cargo xtask bench`: the edge beside what one would have instead. Ignores what is measured, and how.

use std::process::Command;

use anyhow::Result;

use crate::args::Bench;
use crate::place::Place;
use crate::{faults, node, run};

pub(crate) fn bench(place: &Place, bench: &Bench) -> Result<()> {
    // Without a pace of posting: nobody writes as fast as a measurement.
    faults::build(place)?;
    node::ensure_for_bench(place)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--profile", "simulation", "--package", "edgewise-bench", "--"])
        .args(bench.quick.then_some("--quick"))
        .args(&bench.parts)
        .current_dir(place.root());
    run::aloud("measuring", &mut cargo)
}
