//! `cargo xtask simulate`: plays many schedules, as fast as this machine can. Ignores what is played.

use anyhow::Result;

use crate::args::Seeds;
use crate::machine::place::Place;
use crate::machine::run;

pub(crate) fn simulate(place: &Place, seeds: Seeds) -> Result<()> {
    run::aloud(
        "simulating",
        run::own(place, "edgewise-simulation").args([seeds.count.to_string(), seeds.from.to_string()]),
    )
}
