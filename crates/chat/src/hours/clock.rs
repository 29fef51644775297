//! When the clocks of a zone show what they show.

use protocol::Timestamp;

/// Minutes since 1970-01-01: of UTC, or as the clocks of a zone show them.
pub(super) type Minute = i64;

/// A day of the clock.
pub(super) const DAY: Minute = 24 * 60;

/// The minute that an instant falls in.
pub(super) fn minute(at: Timestamp) -> Minute {
    Minute::try_from(at.0 / 60_000).unwrap_or(Minute::MAX)
}

/// When a minute begins; not before 1970.
pub(super) fn timestamp(at: Minute) -> Timestamp {
    Timestamp(u64::try_from(at).unwrap_or_default().saturating_mul(60_000))
}

/// How far the clocks are ahead of UTC.
pub(super) fn ahead(at: Minute, offset: &impl Fn(Timestamp) -> i32) -> Minute {
    Minute::from(offset(timestamp(at)))
}

/// The first minute at which the clocks show `shown`, or have just skipped it.
///
/// Takes for granted that clocks are changed at most once in two days, and at most 24 hours ahead of UTC or behind.
pub(super) fn first(shown: Minute, offset: &impl Fn(Timestamp) -> i32) -> Minute {
    let (before, after) = (ahead(shown - DAY, offset), ahead(shown + DAY, offset));
    let early = shown - before;
    if ahead(early, offset) == before {
        return early;
    }
    let late = shown - after;
    if ahead(late, offset) == after {
        return late;
    }
    // Skipped: the clocks are changed after `late`, and at `early` at the latest.
    let (mut unchanged, mut changed) = (late, early);
    while changed - unchanged > 1 {
        let middle = unchanged.midpoint(changed);
        if ahead(middle, offset) == before {
            unchanged = middle;
        } else {
            changed = middle;
        }
    }
    changed
}
