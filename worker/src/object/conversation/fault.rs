//! What goes wrong on purpose, in the build that `tests/faults` runs and in no other.

use chat::conversation::Input;

/// The message whose object dies of it.
const PANIC: &str = "panic!";

/// Panics where it is asked to.
#[allow(clippy::panic)] // what it is for
pub(super) fn befall(input: &Input) {
    if let Input::Say(_, _, body) = input
        && body.as_str() == PANIC
    {
        panic!("a message asked for it");
    }
}
