//! `cargo xtask faults`: every fault in the size that is asked for, a line for each figure.

use std::fmt::Display;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};
use edgewise_faults::Proof;
use edgewise_faults::scenario::{deaf, descriptors, full, kills, network, panics, storm};
use tokio::signal::ctrl_c;
use tokio::signal::unix::{SignalKind, signal};

/// Acknowledged messages between two kills, on average.
const BETWEEN: usize = 260;
const CONVERSATIONS: u32 = 4;

#[tokio::main]
async fn main() -> ExitCode {
    let Ok(mut terminated) = signal(SignalKind::terminate()) else { return ExitCode::FAILURE };
    // Whoever interrupts it leaves no runtime and no disk behind: both go with what is dropped here.
    let holds = tokio::select! {
        holds = play_all(std::env::args().skip(1).collect()) => holds,
        _ = ctrl_c() => false,
        _ = terminated.recv() => false,
    };
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Kills, clients, and the names of faults if not all of them are meant; whether every promise was kept.
async fn play_all(words: Vec<String>) -> bool {
    let mut numbers = words.iter().filter_map(|word| word.parse().ok());
    let (kills, clients) = (numbers.next().unwrap_or(100), numbers.next().unwrap_or(200));
    let named: Vec<&str> = words.iter().map(String::as_str).filter(|word| word.parse::<u32>().is_err()).collect();
    let mut holds = true;
    for fault in if named.is_empty() { ALL.to_vec() } else { named } {
        let began = Instant::now();
        match play(fault, kills, clients).await {
            Ok(held) => holds &= held,
            Err(error) => {
                eprintln!("{fault}: {error:#}");
                holds = false;
            }
        }
        println!("{fault}: {:.0} s", began.elapsed().as_secs_f32());
    }
    holds
}

/// What can be asked for by name.
const ALL: [&str; 7] = ["network", "panics", "full", "deaf", "descriptors", "storm", "kills"];

/// Whether every promise was kept.
async fn play(fault: &str, kills: u32, clients: u32) -> Result<bool> {
    match fault {
        "network" => {
            let mut holds = true;
            for trouble in network::Trouble::ALL {
                let carried = network::play(trouble).await?;
                holds &= show(&carried, &carried.proof);
            }
            Ok(holds)
        }
        "panics" => panics::play(10).await.map(|panicked| show(&panicked, &panicked.proof)),
        "full" => {
            let mut holds = true;
            for lack in full::Lack::possible() {
                let full = full::play(lack).await?;
                holds &= show(&full, &full.proof);
            }
            Ok(holds)
        }
        "deaf" => {
            // As many as have a place beside the writer.
            let readers = protocol::limits::CLIENTS_PER_PARTY - 1;
            let unheard = deaf::play(u32::try_from(readers)?, 2_000).await?;
            println!("{unheard}");
            Ok(unheard.closed == readers)
        }
        "descriptors" => descriptors::play(40).await.map(|crowded| show(&crowded, &crowded.proof)),
        "storm" => storm::play(clients).await.map(|storm| show(&storm, &storm.proof)),
        "kills" => {
            let plan = kills::Plan { kills, conversations: CONVERSATIONS, between: BETWEEN };
            kills::play(plan).await.map(|killed| show(&killed, &killed.proof))
        }
        other => bail!("there is no such fault; there are {}: {other}", ALL.join(", ")),
    }
}

fn show(figure: &impl Display, proof: &Proof) -> bool {
    println!("{figure}");
    proof.holds()
}
