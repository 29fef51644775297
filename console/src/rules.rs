//! What the console decides. Knows nothing of the browser: time, days and languages are arguments.

pub(crate) mod clock;
pub(crate) mod doing;
pub(crate) mod fields;
pub(crate) mod fold;
pub(crate) mod inbox;
pub(crate) mod names;
pub(crate) mod route;
pub(crate) mod thread;
