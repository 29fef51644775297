//! `cargo xtask simulate`: plays seeds on all cores and prints what broke, in a form that can be kept as a test.

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use edgewise_simulation::{Case, STEPS, simulate};

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<u64>().ok());
    let seeds = numbers.next().unwrap_or(10_000);
    let from = numbers.next().unwrap_or(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let started = Instant::now();
    let workers: Vec<_> = (0..cores)
        .map(|core| {
            let seeds = (from..from + seeds).skip(core).step_by(cores);
            thread::spawn(move || simulate(seeds.map(|seed| Case::of_seed(seed, STEPS)), None))
        })
        .collect();
    let mut played = 0;
    let mut failed = false;
    for worker in workers {
        match worker.join() {
            Ok(Ok(count)) => played += count,
            Ok(Err((case, broken))) => {
                failed = true;
                let text = serde_json::to_string(&case).unwrap_or_default();
                println!(
                    "seed {} breaks a promise: {}\nkeep it as tests/simulation/kept/{}.json:\n{text}",
                    case.seed, broken.0, case.seed
                );
            }
            Err(_) => failed = true,
        }
    }
    println!("{played} schedules of {STEPS} steps hold, {:.1} s on {cores} cores", started.elapsed().as_secs_f32());
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
