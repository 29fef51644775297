//! What goes wrong on purpose, in the build that `tests/faults` runs and in no other.

use chat::room::Input;

/// What stands in the frame whose object dies of it.
const PANIC: &str = "\"panic!\"";

/// Panics where it is asked to.
#[allow(clippy::panic)] // what it is for
pub(super) fn befall(input: &Input<'_>) {
    if let Input::Frame { text, .. } = input
        && text.contains(PANIC)
    {
        panic!("a message asked for it");
    }
}
