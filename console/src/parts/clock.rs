//! The waiting clock: what it shows, and how warm it looks.

use std::time::Duration;

use leptos::prelude::*;
use protocol::Timestamp;

use crate::context::{context, words};

/// How long somebody has waited; warmer the longer, and never blinking.
#[component]
pub(crate) fn WaitingClock(since: Timestamp) -> impl IntoView {
    let words = words();
    let now = context().clock.now;
    let waited = move || now.get().since(since);
    let warmth = Memo::new(move |_| Warmth::of(waited()));
    let text = Memo::new(move |_| waited_text(waited(), words.hour, words.day));
    view! {
        <span
            class="clock"
            class:clock-warm=move || warmth.get() == Warmth::Warm
            class:clock-hot=move || warmth.get() == Warmth::Hot
        >
            <span class="unseen">{words.waits_since}" "</span>
            {move || text.get()}
        </span>
    }
}

/// How a waiting clock looks. Colour only: nothing blinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Warmth {
    /// Under a minute: nobody has waited long.
    Fresh,
    /// Under five minutes.
    Warm,
    /// Five minutes and more.
    Hot,
}

impl Warmth {
    fn of(waited: Duration) -> Self {
        match waited.as_secs() {
            0..60 => Self::Fresh,
            60..300 => Self::Warm,
            _ => Self::Hot,
        }
    }
}

/// `0:07`, `4:31`, then `1 h 05`, then `3 d`; with the language's letters for hours and days.
fn waited_text(waited: Duration, hour: &str, day: &str) -> String {
    let seconds = waited.as_secs();
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    if days > 0 {
        format!("{days} {day}")
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
        let text = |seconds| waited_text(Duration::from_secs(seconds), "h", "d");
        assert_eq!([7, 271, 3_900, 90_000].map(text), ["0:07", "4:31", "1 h 05", "1 d"]);
        assert_eq!(waited_text(Duration::from_hours(2), "u", "d"), "2 u 00");
    }

    #[test]
    fn the_clock_warms_after_one_and_five_minutes() {
        let warmth = |seconds| Warmth::of(Duration::from_secs(seconds));
        assert_eq!([59, 60, 299, 300].map(warmth), [Warmth::Fresh, Warmth::Warm, Warmth::Warm, Warmth::Hot]);
    }
}
