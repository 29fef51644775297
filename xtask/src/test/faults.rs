//! `cargo xtask faults`: the real runtime meets real faults, in the size that is asked for. Ignores which they are.

use anyhow::Result;

use crate::args::Faults;
use crate::build::stages::BuildLock;
use crate::build::worker;
use crate::machine::place::Place;
use crate::machine::{run, tools};

pub(crate) fn faults(place: &Place, faults: Faults) -> Result<()> {
    build(place)?;
    run::aloud(
        "real faults",
        run::own(place, "edgewise-faults").args([faults.kills.to_string(), faults.clients.to_string()]),
    )
}

/// The worker that they happen to.
pub(crate) fn build(place: &Place) -> Result<()> {
    let _lock = BuildLock::acquire(place)?;
    tools::ensure(place)?;
    worker::build_for_faults(place)
}
