//! Every tool of a build, pinned and fetched once. Ignores what they are used for.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::machine::place::Place;
use crate::machine::{lockfile, node, run};

const WASM: &str = "wasm32-unknown-unknown";

/// A program that cargo installs, in the version of the library it must match.
struct Tool {
    package: &'static str,
    program: &'static str,
    /// The library whose locked version this must equal.
    matches: &'static str,
    minutes: &'static str,
    options: &'static [&'static str],
}

const TOOLS: [Tool; 2] = [
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        matches: "wasm-bindgen",
        minutes: "2",
        // TLS is for its test runner.
        options: &["--no-default-features"],
    },
    Tool { package: "worker-build", program: "worker-build", matches: "worker", minutes: "5", options: &[] },
];

/// Fetches what is missing; except under wrangler, whose build must not stall for minutes.
pub(crate) fn ensure(place: &Place) -> Result<()> {
    if std::env::var_os("WRANGLER_COMMAND").is_some() {
        return refuse_to_install(place);
    }
    node::ensure(place)?;
    if !has_wasm_target()? {
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", WASM]).current_dir(place.root());
        run::quietly(place, "adding Rust's wasm target", &mut rustup)
            .context("rustup could not add the wasm target: is there a network?")?;
    }
    for tool in &TOOLS {
        if !is_there(place, tool)? {
            install(place, tool)?;
        }
    }
    // Half a gigabyte that nobody needs again; both tools have parts of it in common.
    match std::fs::remove_dir_all(scrap(place)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn scrap(place: &Place) -> PathBuf {
    place.at("target/tools/build")
}

fn refuse_to_install(place: &Place) -> Result<()> {
    let mut complete = node::is_installed(place)? && has_wasm_target()?;
    for tool in &TOOLS {
        complete = complete && is_there(place, tool)?;
    }
    if !complete {
        bail!("a build tool is missing: run `cargo xtask dev` (or `cargo xtask build`) once first");
    }
    Ok(())
}

fn has_wasm_target() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    let folder = run::output(rustc.args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}

fn is_there(place: &Place, tool: &Tool) -> Result<bool> {
    let wanted = lockfile::version(place, tool.matches)?;
    // One prints `name 1.2.3`, the other `1.2.3`.
    let said = run::output(Command::new(place.tool(tool.program)).arg("--version"));
    Ok(said.is_ok_and(|said| said.split_whitespace().next_back() == Some(wanted.as_str())))
}

fn install(place: &Place, tool: &Tool) -> Result<()> {
    let version = lockfile::version(place, tool.matches)?;
    let label = format!("installing {} {version}", tool.package);
    let attempt = |lock: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", tool.package, "--version", &version, "--bin", tool.program, "--force"])
            .args(tool.options)
            .args(lock)
            .arg("--root")
            .arg(place.at("target/tools"))
            .arg("--target-dir")
            .arg(scrap(place))
            // They run for seconds and would be optimised for minutes.
            .envs([("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"), ("CARGO_PROFILE_RELEASE_LTO", "off")])
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .current_dir(place.root());
        run::quietly(place, &label, &mut cargo)
    };
    println!("once, about {} minutes:", tool.minutes);
    attempt(&["--locked"])
        .or_else(|_| {
            // A package it locks may be withdrawn, or not yet have reached a mirror.
            println!("not with the versions it locks; once more with the newest ones that fit:");
            attempt(&[])
        })
        .with_context(|| format!("cargo could not install {}: is there a network?", tool.package))
}
