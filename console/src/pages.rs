//! Where signals from the rim meet views, one page a file. Draws little, decides nothing.

pub(crate) mod desk;
pub(crate) mod devices;
pub(crate) mod entrance;
pub(crate) mod inbox;
pub(crate) mod settings;
pub(crate) mod team;
