//! `cargo xtask build`: everything that is deployed. Ignores how each part is made.

use std::time::Instant;

use anyhow::Result;

use crate::app::{self, APPS};
use crate::place::Place;
use crate::profile::Profile;
use crate::site::Site;
use crate::stages::BuildLock;
use crate::{run, tools, worker};

pub(crate) fn build(place: &Place, profile: Profile) -> Result<()> {
    let started = Instant::now();
    let _lock = BuildLock::acquire(place)?;
    tools::ensure(place)?;
    let mut site = Site::default();
    for app in &APPS {
        app::add(place, app, profile, &mut site)?;
    }
    app::add_loader(place, &mut site)?;
    site.publish(place)?;
    worker::build(place, profile)?;
    println!("built for {}: {}", profile.folder(), run::seconds(started));
    Ok(())
}
