//! The real runtime on a disk of its own, what it serves, and a site set up in it. Ignores what is done there.

mod runtime;
mod secrets;
mod served;
pub mod site;
mod way;

pub use runtime::{Disk, Runtime, computed, resident};
pub use secrets::Secrets;
pub use served::Served;
pub use site::Site;
pub use way::{Way, Who};
