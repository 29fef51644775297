//! `cargo xtask bench`: the edge beside what one would have instead, in rounds of one run. Prints tables, and leaves a
//! record of each part in `target/bench`; `--write` puts the records there are into `docs/performance-tables.md`.

mod bill;
mod client;
mod document;
mod echo;
mod fanout;
mod figure;
mod gate;
mod growth;
mod measure;
mod pair;
mod part;
mod peer;
mod plot;
mod record;
mod scale;

use std::time::Instant;

use anyhow::{Result, ensure};

use self::figure::Figures;
use self::part::{Part, Size};
use self::peer::Peer;
use self::record::Record;

/// Sockets at both ends, and an object's files.
const DESCRIPTORS: u64 = 20_000;

/// `--quick`, and the names of parts if not all of them are meant; or `--write`.
#[tokio::main]
async fn main() -> Result<()> {
    rlimit::increase_nofile_limit(DESCRIPTORS)?;
    let (options, named): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.starts_with("--"));
    if options.iter().any(|option| option == "--write") {
        return document::write();
    }
    let quick = options.iter().any(|option| option == "--quick");
    let parts: Vec<Part> = match (quick, named.is_empty()) {
        (_, false) => Part::ALL.into_iter().filter(|part| named.iter().any(|name| name == part.name())).collect(),
        (true, true) => Part::QUICK.to_vec(),
        (false, true) => Part::ALL.to_vec(),
    };
    ensure!(!parts.is_empty(), "there is no such part; there are {}, host", Part::ALL.map(Part::name).join(", "));
    let size = if quick { Size::quick() } else { Size::full() };
    let mut all = Figures::default();
    // It waits nearly all of its time, and counts: beside the others it disturbs none of them.
    let mut billing = parts.contains(&Part::Bill).then(|| tokio::spawn(measured(Part::Bill, size.clone())));
    for part in parts {
        let began = Instant::now();
        let figures = match billing.take_if(|_| part == Part::Bill) {
            Some(billing) => billing.await??,
            None => measured(part, size.clone()).await?,
        };
        eprintln!("{}: {:.0} s", part.name(), began.elapsed().as_secs_f32());
        println!("{}", figures.tables(Peer::Minimal.name()));
        all.extend(&figures);
        if !quick {
            Record::of(figures, Peer::Minimal.name())?.leave(part.name())?;
        }
    }
    if quick && named.is_empty() { gate::check(&all) } else { Ok(()) }
}

async fn measured(part: Part, size: Size) -> Result<Figures> {
    let mut figures = Figures::default();
    part::run(part, &size, &mut figures).await?;
    Ok(figures)
}
