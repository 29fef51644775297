//! `cargo xtask`: which task runs. Ignores how each one works.

#[cfg(not(unix))]
compile_error!("xtask needs a Unix shell environment; on Windows use WSL");

mod args;
mod build;
mod check;
mod dev;
mod machine;
mod size;
mod test;

use std::process::ExitCode;

use args::Task;
use machine::place::Place;

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
        Task::Build(asked) => build::build(&place, build::profile::decide(asked)),
        Task::Dev(ports) => dev::dev(&place, ports),
        Task::Check => check::check(&place),
        Task::Size => size::size(&place),
        Task::Answers(asked) => test::answers::answers(&place, &asked),
        Task::Bench(asked) => test::bench::bench(&place, &asked),
        Task::Faults(faults) => test::faults::faults(&place, faults),
        Task::Simulate(seeds) => test::simulate::simulate(&place, seeds),
        Task::Test { part, passed_on } => test::test(&place, part, &passed_on),
    }
}
