//! `cargo xtask build`: everything that is deployed. Ignores how each part is made.

pub(crate) mod app;
pub(crate) mod bindgen;
mod emoji;
mod page;
pub(crate) mod profile;
pub(crate) mod shrink;
pub(crate) mod site;
pub(crate) mod stages;
pub(crate) mod worker;

use std::time::Instant;

use anyhow::Result;

use crate::build::app::APPS;
use crate::build::profile::Profile;
use crate::build::site::Site;
use crate::build::stages::BuildLock;
use crate::machine::place::Place;
use crate::machine::{run, tools};

pub(crate) fn build(place: &Place, profile: Profile) -> Result<()> {
    let started = Instant::now();
    let _lock = BuildLock::acquire(place)?;
    tools::ensure(place)?;
    let mut site = Site::default();
    let data = app::add_data(place, &mut site)?;
    for app in &APPS {
        app::add(place, app, profile, &data, &mut site)?;
    }
    app::add_loader(place, &mut site)?;
    app::add_chat(place, &mut site)?;
    site.publish(place, profile)?;
    worker::build(place, profile)?;
    println!("built for {}: {}", profile.folder(), run::seconds(started));
    Ok(())
}
