//! The record of a part of a run: its figures, when and on which machine they were taken, of which versions.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::figure::Figures;
use crate::peer;

/// What a part of a run leaves; `host/measure.mjs` leaves the same.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The day.
    pub(crate) taken: String,
    /// In a few words.
    pub(crate) machine: String,
    /// Of what was measured.
    pub(crate) versions: Vec<String>,
    /// Of whom ratios are taken.
    pub(crate) base: String,
    pub(crate) figures: Figures,
}

impl Record {
    /// What was measured here, just now.
    pub(crate) fn of(figures: Figures, base: &str) -> Result<Self> {
        let said = |program: &str, words: &[&str]| {
            let output = Command::new(program).args(words).output().ok()?;
            Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let node = peer::repository().join("node_modules/.bin/node");
        let versions = [
            format!("workerd {}", packaged("node_modules/workerd")?),
            format!("Node {}", said(&node.to_string_lossy(), &["--version"]).unwrap_or_default()),
            format!("Socket.IO {}", packaged("bench/node_modules/socket.io")?),
        ];
        let taken = said("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default();
        Ok(Self { taken, machine: machine(), versions: versions.to_vec(), base: base.to_owned(), figures })
    }

    /// Leaves it in the name of that part.
    pub(crate) fn leave(&self, part: &str) -> Result<()> {
        fs::create_dir_all(folder())?;
        fs::write(folder().join(format!("{part}.json")), serde_json::to_string_pretty(self)?)?;
        Ok(())
    }

    /// What was left in the name of that part, if anything.
    pub(crate) fn find(part: &str) -> Result<Option<Self>> {
        let file = folder().join(format!("{part}.json"));
        if !file.is_file() {
            return Ok(None);
        }
        let text = fs::read_to_string(&file)?;
        serde_json::from_str(&text).map(Some).with_context(|| format!("{} is no record", file.display()))
    }
}

fn folder() -> PathBuf {
    peer::repository().join("target/bench")
}

/// The version of an npm package.
fn packaged(folder: &str) -> Result<String> {
    let file = peer::repository().join(folder).join("package.json");
    let package: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
    Ok(package["version"].as_str().unwrap_or_default().to_owned())
}

/// Processor, cores, kernel.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let kernel = read("/proc/sys/kernel/osrelease");
    format!("{cores} cores of {}, Linux {}", model.map_or("an unknown processor", |(_, model)| model), kernel.trim())
}
