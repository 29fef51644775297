//! Running another program: progress while it runs, one sentence when it fails. Ignores what it does.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::machine::place::Place;

/// How often a long step says that it is still at work.
const STILL_THERE: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_millis(30);
/// Lines of a noisy program's output worth showing when it fails.
const LAST_LINES: usize = 60;

/// Runs a program whose output a person wants to see.
pub(crate) fn aloud(label: &str, command: &mut Command) -> Result<()> {
    println!("{label} …");
    let started = Instant::now();
    let status = wait(label, start(command)?)?;
    if !status.success() {
        bail!("{label} failed ({status}); its own message is above");
    }
    println!("{label}: {}", seconds(started));
    Ok(())
}

/// Runs a noisy program: its output goes to a log, and is shown only if it fails.
pub(crate) fn quietly(place: &Place, label: &str, command: &mut Command) -> Result<()> {
    let log = place.own(format!("log/{}.txt", label.replace([' ', '/'], "-")));
    fs::create_dir_all(place.own("log"))?;
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);

    println!("{label} …");
    let started = Instant::now();
    let status = wait(label, start(command)?)?;
    if !status.success() {
        let said = fs::read_to_string(&log).unwrap_or_default();
        let lines: Vec<&str> = said.lines().collect();
        eprintln!("{}", lines[lines.len().saturating_sub(LAST_LINES)..].join("\n"));
        bail!("{label} failed ({status}); its last words are above, all of them in {}", log.display());
    }
    println!("{label}: {}", seconds(started));
    Ok(())
}

/// Starts a program of the workspace, optimised: what follows are its own arguments.
pub(crate) fn own(place: &Place, package: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--profile", "simulation", "--package", package, "--"]).current_dir(place.root());
    cargo
}

/// What a quick program prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| missing(&name))?;
    if !output.status.success() {
        bail!("`{name}` failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{name}` printed no text"))
}

pub(crate) fn start(command: &mut Command) -> Result<Child> {
    let name = name(command);
    match command.spawn() {
        Ok(child) => Ok(child),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(missing(&name)),
        Err(error) => Err(error).context(format!("cannot start `{name}`")),
    }
}

pub(crate) fn seconds(since: Instant) -> String {
    format!("{:.1} s", since.elapsed().as_secs_f32())
}

fn wait(label: &str, mut child: Child) -> Result<ExitStatus> {
    let started = Instant::now();
    let mut next = STILL_THERE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if started.elapsed() >= next {
            println!("{label} … {} s", next.as_secs());
            next += STILL_THERE;
        }
        sleep(LOOK_EVERY);
    }
}

fn name(command: &Command) -> String {
    let path = std::path::Path::new(command.get_program());
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn missing(name: &str) -> String {
    match name {
        "node" | "npm" | "npx" => {
            format!("`{name}` is not installed: install Node 20 or newer, with npm")
        }
        "rustup" => "`rustup` is not installed: get Rust from rustup, which fetches the pinned \
                     toolchain by itself"
            .to_owned(),
        other => format!("`{other}` is not installed, or not on the PATH"),
    }
}
