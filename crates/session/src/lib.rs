//! What a client decides: when to connect, what to send again, what it has, what the person is told.
//! Knows nothing of sockets, storage or clocks: time and chance are arguments, and what is to be done is returned.
//!
//! Widget and console both drive one [`Session`] per open conversation through `edgewise-browser`.

mod backoff;
mod exchanges;
mod line;
mod link;
mod log;
mod outbox;
mod reader;
mod session;
mod turn;
pub mod upload;

pub use backoff::Attention;
pub use line::Line;
pub use link::{LineInput, LineOutput, Link, Moment};
pub use log::{Grown, Log};
pub use outbox::{Pending, Progress, Saved};
pub use reader::Gaze;
pub use session::Session;
pub use turn::{Incoming, Input, Outgoing, Output};
