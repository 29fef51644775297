//! Whether a step's inputs are the same as when it last ran. Ignores what the step makes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::machine::place::Place;

/// A step's remembered inputs. Contents are compared, not times: a checkout changes times only.
pub(crate) struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// `inputs` are files or folders; `besides` is whatever else the result depends on.
    pub(crate) fn new(place: &Place, step: &str, inputs: &[PathBuf], besides: &[&str]) -> Result<Self> {
        let mut hash = Sha256::new();
        for text in besides {
            hash.update(text);
            hash.update([0]);
        }
        for input in inputs {
            for file in files(input)? {
                let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                hash.update(file.strip_prefix(place.root()).unwrap_or(&file).as_os_str().as_encoded_bytes());
                hash.update((bytes.len() as u64).to_le_bytes());
                hash.update(bytes);
            }
        }
        Ok(Self { file: place.own(format!("stamp/{step}")), now: hex(&hash.finalize()) })
    }

    pub(crate) fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|then| then == self.now)
    }

    /// To be called after the step has succeeded, and not before.
    pub(crate) fn remember(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.now).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

/// Eight hexadecimal digits that change with any of these bytes: the immutable part of a file's name.
pub(crate) fn short_hash(all: &[&[u8]]) -> String {
    hex(&Sha256::digest(all.concat())[..4])
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Every file below `path` in a stable order, without hidden ones; `path` itself if it is a file,
/// nothing if it is not there.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)
        .with_context(|| format!("cannot list {}", path.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    entries.retain(|entry| !entry.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}
