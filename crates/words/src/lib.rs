//! Everything that people read, as data.
