//! How long to wait before the next attempt to connect: full jitter, so that a thousand clients do not come at once.

use std::time::Duration;

const FIRST: Duration = Duration::from_millis(500);
const CAP_VISIBLE: Duration = Duration::from_secs(10);
const CAP_HIDDEN: Duration = LONGEST;

/// No wait is longer.
pub(crate) const LONGEST: Duration = Duration::from_mins(1);

/// Whether the person can see the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// The page is visible.
    Visible,
    /// The page is in the background.
    Hidden,
}

/// The wait before attempt number `attempt` (from 1), evenly spread by `chance` between nothing and the doubling cap.
/// Source: full jitter, as in "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
pub(crate) fn delay(attempt: u32, attention: Attention, chance: u32) -> Duration {
    let cap = match attention {
        Attention::Visible => CAP_VISIBLE,
        Attention::Hidden => CAP_HIDDEN,
    };
    let ceiling = FIRST.saturating_mul(1 << attempt.saturating_sub(1).min(16)).min(cap);
    let ceiling = u64::try_from(ceiling.as_millis()).unwrap_or(u64::MAX);
    Duration::from_millis((ceiling * u64::from(chance)) >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_its_cap() {
        let longest = |attempt, attention| delay(attempt, attention, u32::MAX).as_millis();
        assert_eq!([1, 2, 3].map(|attempt| longest(attempt, Attention::Visible)), [499, 999, 1_999]);
        assert_eq!(longest(30, Attention::Visible), 9_999);
        assert_eq!(longest(30, Attention::Hidden), 59_999);
        assert_eq!(delay(30, Attention::Hidden, 0), Duration::ZERO);
    }
}
