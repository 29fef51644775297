//! Rules I2 and I5, whatever happens: a console that follows the windows of a shard as `docs/protocol.md` says shows
//! exactly the first conversations of each section, in their order, as sorting all of them would give.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

mod console;
mod shard;
mod world;

use protocol::{Counts, Rank, Section, Summary};

use world::World;

const SEEDS: u64 = 300;
const STEPS: usize = 80;

/// Every console shows what it should.
fn check(world: &mut World) {
    world.settle();
    for console in &world.consoles {
        let mut counts = Counts::default();
        for section in Section::ALL {
            let is_in = |row: &&Summary| Section::of(&row.status, console.me) == section;
            let mut rows: Vec<_> = world.truth.values().filter(is_in).collect();
            rows.sort_by_key(|row| Rank::of(row));
            let number = u32::try_from(rows.len()).unwrap();
            match section {
                Section::Waiting => counts.waiting = number,
                Section::Mine => counts.mine = number,
                Section::Others => counts.others = number,
                Section::Closed => counts.closed = number,
            }
            if section == Section::Mine {
                let waits = |row: &&&Summary| row.status.waiting_since().is_some();
                counts.unanswered = u32::try_from(rows.iter().filter(waits).count()).unwrap();
            }
            let seen = |row: &&Summary| (row.conversation, row.status.clone(), row.last.clone());
            let expected: Vec<_> = rows.iter().take(console.wanted as usize).map(seen).collect();
            let shown: Vec<_> = console.shown(section).iter().map(seen).collect();
            assert_eq!(shown, expected, "{section:?}");
        }
        assert_eq!(console.counts, counts);
    }
}

#[test]
fn i5_a_console_shows_the_first_rows_of_each_section_whatever_happens() {
    for seed in 0..SEEDS {
        let played = std::panic::catch_unwind(|| {
            let mut world = World::of(seed);
            for _ in 0..STEPS {
                world.step();
                if world.chance.bool() {
                    check(&mut world);
                }
            }
        });
        assert!(played.is_ok(), "seed {seed}");
    }
}
