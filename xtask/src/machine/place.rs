//! Where everything lies in the repository. Ignores what is in it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The repository, and the paths that more than one task needs.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    root: PathBuf,
}

impl Place {
    /// From cargo, which tells where this package is, so that any working directory will do.
    pub(crate) fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .context("start this as `cargo xtask`, which says where the repository is")?;
        let root = Path::new(&manifest).parent().context("the xtask package lies inside the repository")?;
        Ok(Self { root: root.to_owned() })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn at(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// Programs installed by cargo, pinned to the lock file.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.at("target/tools/bin").join(name)
    }

    /// Programs installed by npm, pinned to its lock file.
    pub(crate) fn npm_bin(&self, name: &str) -> PathBuf {
        self.at("node_modules/.bin").join(name)
    }

    /// What a browser loads: `[assets] directory` of `wrangler.toml`.
    pub(crate) fn site(&self) -> PathBuf {
        self.at("target/site")
    }

    /// What the edge runs: the folder of `main` of `wrangler.toml`.
    pub(crate) fn worker(&self) -> PathBuf {
        self.at("target/worker")
    }

    /// Stamps, logs and locks of the tasks themselves.
    pub(crate) fn own(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.at("target/xtask").join(relative)
    }
}
