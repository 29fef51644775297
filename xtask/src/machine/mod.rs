//! This machine: where things lie, which tools are there, how another program runs. Knows nothing of the product.

pub(crate) mod chromium;
pub(crate) mod fresh;
pub(crate) mod lockfile;
pub(crate) mod node;
pub(crate) mod place;
pub(crate) mod run;
pub(crate) mod tools;
