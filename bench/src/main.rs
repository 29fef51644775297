//! `cargo xtask bench`: the edge beside what one would have instead, in rounds of one run. Prints tables, and leaves
//! the record of the run in `target/bench`.

mod bill;
mod client;
mod echo;
mod figure;
mod measure;
mod pair;
mod part;
mod peer;

use std::fs;
use std::time::Instant;

use anyhow::{Result, ensure};

use self::figure::Figures;
use self::part::{Part, Size};
use self::peer::Peer;

/// Sockets at both ends, and an object's files.
const DESCRIPTORS: u64 = 20_000;

/// `--quick`, and the names of parts if not all of them are meant.
#[tokio::main]
async fn main() -> Result<()> {
    rlimit::increase_nofile_limit(DESCRIPTORS)?;
    let (options, named): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let quick = options.iter().any(|option| option == "--quick");
    let parts: Vec<Part> = match (quick, named.is_empty()) {
        (_, false) => Part::ALL.into_iter().filter(|part| named.iter().any(|name| name == part.name())).collect(),
        (true, true) => Part::QUICK.to_vec(),
        (false, true) => Part::ALL.to_vec(),
    };
    ensure!(!parts.is_empty(), "there is no such part; there are {}", Part::ALL.map(Part::name).join(", "));
    let size = if quick { Size::quick() } else { Size::full() };
    let mut figures = Figures::default();
    for part in parts {
        let began = Instant::now();
        part::run(part, &size, &mut figures).await?;
        eprintln!("{}: {:.0} s", part.name(), began.elapsed().as_secs_f32());
    }
    println!("{}", figures.tables(Peer::Minimal));
    let folder = peer::repository().join("target/bench");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("relay.json"), serde_json::to_string_pretty(&figures)?)?;
    Ok(())
}
