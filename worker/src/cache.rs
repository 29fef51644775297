//! What an isolate holds under names, so many at most: caches only, since an isolate may go at any moment.

use std::collections::HashMap;
use std::hash::Hash;

/// Keeps it under that name; where `at_most` are kept, all others are forgotten.
pub(crate) fn keep<N: Clone + Eq + Hash, T>(names: &mut HashMap<N, T>, name: &N, what: T, at_most: usize) {
    if names.len() >= at_most && !names.contains_key(name) {
        names.clear();
    }
    names.insert(name.clone(), what);
}
