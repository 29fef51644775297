//! The faults, each as a story that can be told in any size.

pub mod deaf;
pub mod descriptors;
pub mod full;
pub mod kills;
pub mod network;
pub mod panics;
pub mod storm;

use std::net::SocketAddr;

use anyhow::Result;

use runtime::{Disk, Runtime, Secrets, Served, Site};

/// A deployment with a site, and where it is.
async fn begin() -> Result<(Runtime, Site, SocketAddr)> {
    begin_with(None, Disk::Shared).await
}

/// The same, with room for so many sockets, and on that disk.
async fn begin_with(most_sockets: Option<u64>, disk: Disk) -> Result<(Runtime, Site, SocketAddr)> {
    let secrets = Secrets::draw();
    let runtime = Runtime::start(&Served::edgewise(&secrets, most_sockets), disk).await?;
    let address = runtime.address();
    let site = Site::set_up(address, &secrets).await?;
    Ok((runtime, site, address))
}
