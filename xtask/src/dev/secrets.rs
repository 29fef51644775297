//! The development secrets in `.dev.vars`: made once, kept, never printed. Ignores production's.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;

use anyhow::{Context as _, Result};

use crate::machine::fresh::hex;
use crate::machine::place::Place;

const FILE: &str = ".dev.vars";

/// Whoever knows it may set up the deployment, and get a sign-in link.
pub(crate) struct SetupSecret(String);

impl SetupSecret {
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

/// The setup secret of this checkout, after making `.dev.vars` if there is none.
pub(crate) fn ensure(place: &Place) -> Result<SetupSecret> {
    let path = place.at(FILE);
    if !path.exists() {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .with_context(|| format!("cannot write {FILE}"))?;
        write!(file, "SETUP_SECRET=\"{}\"\nTOKEN_KEYS=\"k1:{}\"\n", random::<24>()?, random::<32>()?)?;
    }
    let vars = fs::read_to_string(&path).with_context(|| format!("cannot read {FILE}"))?;
    value(&vars, "SETUP_SECRET")
        .map(SetupSecret)
        .with_context(|| format!("{FILE} names no SETUP_SECRET: remove the file and start again"))
}

/// `BYTES` random bytes as hexadecimal digits.
pub(crate) fn random<const BYTES: usize>() -> Result<String> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).context("the system gives no random numbers")?;
    Ok(hex(&bytes))
}

fn value(vars: &str, name: &str) -> Option<String> {
    vars.lines().find_map(|line| {
        let value = line.strip_prefix(name)?.strip_prefix('=')?.trim().trim_matches('"');
        (!value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_with_or_without_quotes() {
        let vars = "SETUP=x\nSETUP_SECRET=\"ab12\"\nTOKEN_KEYS=k1:cd\n";
        assert_eq!(value(vars, "SETUP_SECRET").as_deref(), Some("ab12"));
        assert_eq!(value(vars, "TOKEN_KEYS").as_deref(), Some("k1:cd"));
        assert_eq!(value(vars, "OTHER"), None);
    }
}
