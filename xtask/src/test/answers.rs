//! `cargo xtask answers`: measures the bot's engine on labelled questions. Ignores what is measured and how.

use anyhow::Result;

use crate::machine::place::Place;
use crate::machine::run;

pub(crate) fn answers(place: &Place, asked: &[String]) -> Result<()> {
    // Files are named from where the person stands, and the program starts there.
    run::aloud(
        "measuring",
        run::own(place, "edgewise-answers-measured").args(asked).current_dir(std::env::current_dir()?),
    )
}
