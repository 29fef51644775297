//! `cargo xtask`: which task runs. Ignores how each one works.

#[cfg(not(unix))]
compile_error!("xtask needs a Unix shell environment; on Windows use WSL");

mod app;
mod args;
mod bench;
mod bindgen;
mod build;
mod bytes;
mod check;
mod children;
mod chromium;
mod dev;
mod direction;
mod faults;
mod fresh;
mod layers;
mod lockfile;
mod machine_paths;
mod makeup;
mod names;
mod node;
mod page;
mod place;
mod profile;
mod rules;
mod run;
mod secrets;
mod sign_in;
mod simulate;
mod site;
mod size;
mod stages;
mod tally;
mod test;
mod tools;
mod traps;
mod worker;

use std::process::ExitCode;

use args::Task;
use place::Place;

fn main() -> ExitCode {
    let task = match args::parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(complaint) => {
            eprintln!("{complaint}\n\n{}", args::USAGE);
            return ExitCode::FAILURE;
        }
    };
    match perform(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<()> {
    let place = Place::find()?;
    match task {
        Task::Help => {
            println!("{}", args::USAGE);
            Ok(())
        }
        Task::Build(asked) => build::build(&place, profile::decide(asked)),
        Task::Dev(ports) => dev::dev(&place, ports),
        Task::Check => check::check(&place),
        Task::Size => size::size(&place),
        Task::Bench(asked) => bench::bench(&place, &asked),
        Task::Faults(faults) => faults::faults(&place, faults),
        Task::Simulate(seeds) => simulate::simulate(&place, seeds),
        Task::Test { part, passed_on } => test::test(&place, part, &passed_on),
    }
}
