//! The real `chat` and `session`, with everything between them played: a network that loses, repeats, reorders and
//! cuts; objects that die between a row and its acknowledgement, and are evicted between any two events; tabs that
//! are killed, duplicated and frozen; clocks that jump. Everything follows from a seed.
//!
//! After every step, and once all has come to rest, [`World`] checks what the protocol promises. A schedule that
//! breaks a promise is shrunk to the steps that matter and printed, to be kept in `kept/`.

mod action;
mod bug;
mod client;
mod disk;
mod edge;
mod list;
mod network;
mod sending;
mod wire;
mod world;

pub use action::{Action, End, Who, schedule};
pub use bug::Bug;
use serde::{Deserialize, Serialize};
pub use world::{Broken, CLIENTS, CONVERSATIONS, World};

/// How long a schedule is unless said otherwise.
pub const STEPS: usize = 200;

/// A schedule that breaks a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What chance comes from.
    pub seed: u64,
    /// The steps.
    pub actions: Vec<Action>,
}

impl Case {
    /// The whole schedule of a seed.
    pub fn of_seed(seed: u64, steps: usize) -> Self {
        let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        Self { seed, actions: schedule(seed, steps, count(CLIENTS.len()), count(CONVERSATIONS)) }
    }

    /// The same where no network lets sockets through.
    #[must_use]
    pub fn without_sockets(mut self) -> Self {
        self.actions.retain(|action| !matches!(action, Action::Block(..)));
        self.actions.splice(..0, (0u8..).zip(CLIENTS).map(|(who, _)| Action::Block(who, who % 2)));
        self
    }

    /// Plays it, and says what broke.
    pub fn play(&self, bug: Option<Bug>) -> Result<(), Broken> {
        let mut world = World::new(self.seed, bug);
        self.actions.iter().try_for_each(|action| world.play(*action))?;
        world.rest()
    }

    /// The fewest of its steps, as far as leaving steps out goes, that still break something.
    #[must_use]
    pub fn shrunk(mut self, bug: Option<Bug>) -> Self {
        let mut chunk = self.actions.len().div_ceil(2).max(1);
        loop {
            let mut at = 0;
            let before = self.actions.len();
            while at < self.actions.len() {
                let mut fewer = self.clone();
                fewer.actions.drain(at..(at + chunk).min(self.actions.len()));
                if fewer.play(bug).is_err() {
                    self = fewer;
                } else {
                    at += chunk;
                }
            }
            if chunk == 1 && self.actions.len() == before {
                return self;
            }
            chunk = (chunk / 2).max(1);
        }
    }
}

/// Plays these; the first that breaks a promise, shrunk, and which one.
pub fn simulate(cases: impl IntoIterator<Item = Case>, bug: Option<Bug>) -> Result<u64, (Case, Broken)> {
    let mut played = 0;
    for case in cases {
        if case.play(bug).is_err() {
            let case = case.shrunk(bug);
            let broken = case.play(bug).err().unwrap_or(Broken(String::new()));
            return Err((case, broken));
        }
        played += 1;
    }
    Ok(played)
}
