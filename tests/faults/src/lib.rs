//! Real faults: the built worker on bare workerd with rows on a disk, and clients that run the real `session` over
//! real sockets. The runtime is killed, the network fails, an object panics, the disk is full; afterwards everything
//! that was said is compared with what is stored.
//!
//! The worker is built with its feature `faults`, which lifts the pace of posting and lets a message panic.

mod account;
mod client;
mod clock;
mod crowd;
mod proof;
mod proxy;
pub mod scenario;
mod socket;
mod tab;

pub use proof::Proof;
