//! Fewer bytes for the same behaviour, after compiling. Ignores what the code is for.

pub(crate) mod names;
pub(crate) mod traps;
