//! How many bytes files take, raw and compressed. Knows no budget.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::machine::place::Place;
use crate::machine::run;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bytes {
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
    pub(crate) gzip: u64,
}

impl std::iter::Sum for Bytes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, more| Self {
            raw: sum.raw + more.raw,
            brotli: sum.brotli + more.brotli,
            gzip: sum.gzip + more.gzip,
        })
    }
}

/// Node carries the reference brotli; the crate, built without optimisation, takes a minute.
const SCRIPT: &str = "
const { readFileSync } = require('node:fs'), zlib = require('node:zlib');
const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
console.log(JSON.stringify(process.argv.slice(1).map((name) => {
  const file = readFileSync(name);
  return [file, zlib.brotliCompressSync(file, quality), zlib.gzipSync(file, { level: 9 })].map((it) => it.length);
})));";

/// In the order of `files`; brotli at quality 11, gzip at 9.
pub(crate) fn measure(place: &Place, files: &[PathBuf]) -> Result<Vec<Bytes>> {
    let mut node = Command::new(place.npm_bin("node"));
    let printed = run::output(node.args(["--eval", SCRIPT, "--"]).args(files))?;
    let measured: Vec<Value> = serde_json::from_str(&printed)?;
    measured
        .iter()
        .map(|it| Some(Bytes { raw: it[0].as_u64()?, brotli: it[1].as_u64()?, gzip: it[2].as_u64()? }))
        .collect::<Option<_>>()
        .context("the sizes came back as something else")
}
