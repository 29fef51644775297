//! How many sockets this process holds. A runtime that is out of descriptors dies, and everybody's connection with it
//! (rule L6); so whoever runs one says how many it can take.
//!
//! Counted in memory, at the edge and in the objects alike: where they run in one process, as in a runtime of one's own.
//! On the platform they do not, and nobody sets the limit.

use std::cell::Cell;

use protocol::Refusal;
use worker::Env;

/// The variable with the limit. Without it there is none.
const MOST: &str = "MOST_SOCKETS";

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
}

/// Takes a place for one more socket, or says that there is none.
pub(crate) fn admit(env: &Env) -> Result<(), Refusal> {
    let most: Option<usize> = env.var(MOST).ok().and_then(|most| most.to_string().parse().ok());
    let held = HELD.get();
    if most.is_some_and(|most| held >= most) {
        return Err(Refusal::TooManySockets);
    }
    HELD.set(held + 1);
    Ok(())
}

/// So many sockets are gone, or were not opened after all.
pub(crate) fn release(sockets: usize) {
    HELD.set(HELD.get().saturating_sub(sockets));
}
