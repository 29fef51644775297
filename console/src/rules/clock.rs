//! The waiting clock: what it shows and how warm it looks. Reads no clock.

use std::time::Duration;

use crate::text::Tongue;

/// How a waiting clock looks. Colour only: nothing blinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Warmth {
    /// Under a minute: nobody has waited long.
    Fresh,
    /// Under five minutes.
    Warm,
    /// Five minutes and more.
    Hot,
}

impl Warmth {
    /// How warm a clock is that has run for `waited`.
    pub(crate) fn of(waited: Duration) -> Self {
        match waited.as_secs() {
            0..60 => Self::Fresh,
            60..300 => Self::Warm,
            _ => Self::Hot,
        }
    }
}

/// The clock's text: `0:07`, `4:31`, then `1 h 05`, then `3 d`.
pub(crate) fn waited_text(waited: Duration, tongue: Tongue) -> String {
    let seconds = waited.as_secs();
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    let hour = match tongue {
        Tongue::En => "h",
        Tongue::Nl => "u",
    };
    if days > 0 {
        format!("{days} d")
    } else if hours > 0 {
        format!("{hours} {hour} {:02}", minutes % 60)
    } else {
        format!("{minutes}:{:02}", seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_shows_seconds_only_while_they_matter() {
        let text = |seconds| waited_text(Duration::from_secs(seconds), Tongue::En);
        assert_eq!([7, 271, 3_900, 90_000].map(text), ["0:07", "4:31", "1 h 05", "1 d"]);
        assert_eq!(waited_text(Duration::from_hours(2), Tongue::Nl), "2 u 00");
    }

    #[test]
    fn the_clock_warms_after_one_and_five_minutes() {
        let warmth = |seconds| Warmth::of(Duration::from_secs(seconds));
        assert_eq!([59, 60, 299, 300].map(warmth), [Warmth::Fresh, Warmth::Warm, Warmth::Warm, Warmth::Hot]);
    }
}
