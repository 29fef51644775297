//! Whether the site answers now, and when that changes. A function of the hours, the time, and the zone's clocks; knows
//! no zone itself.

mod clock;

use calendar::Date;
use protocol::{Hours, Span, Timestamp};

use self::clock::{DAY, Minute};

/// How far ahead a site's next opening is looked for, in days: over a year, so that what opens once a year is found.
const AHEAD: u64 = 400;
/// A site that is open for longer than this says no end, in minutes.
const OPEN_LONG: Minute = 8 * DAY;

/// How it stands with a site that has opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It answers: until then; nothing where that is more than eight days away.
    Open(Option<Timestamp>),
    /// It does not: until then; nothing where it does not open within 400 days.
    Closed(Option<Timestamp>),
}

impl Standing {
    /// When it changes.
    pub const fn until(self) -> Option<Timestamp> {
        match self {
            Self::Open(until) | Self::Closed(until) => until,
        }
    }
}

/// How it stands now; nothing where the owner has set no hours.
///
/// `offset` gives how many minutes the zone's clocks are ahead of UTC at an instant. Where clocks skip a time at which the
/// site opens or closes, it does so when they are changed; where they show it twice, the first time (rule H1).
pub fn standing(hours: &Hours, now: Timestamp, offset: &impl Fn(Timestamp) -> i32) -> Option<Standing> {
    hours.week.as_ref()?;
    let minute = clock::minute(now);
    let today = Date::of_days((minute + clock::ahead(minute, offset)).div_euclid(DAY));
    let mut until: Option<Minute> = None;
    // A span of the day before may last until now, and of the day before that, where clocks were set back.
    let days = (0..AHEAD).map(|days| today.minus(2).plus(days));
    for (from, to) in days.flat_map(|date| hours.on(date).iter().map(move |span| instants(date, *span, offset))) {
        match until {
            // It is over; or the clocks have skipped it.
            None if to <= minute || to <= from => {}
            None if from > minute => return Some(Standing::Closed(Some(clock::timestamp(from)))),
            None => until = Some(to),
            Some(end) if from <= end => until = Some(end.max(to)),
            Some(_) => break,
        }
        if until.is_some_and(|end| end - minute > OPEN_LONG) {
            return Some(Standing::Open(None));
        }
    }
    Some(until.map_or(Standing::Closed(None), |end| Standing::Open(Some(clock::timestamp(end)))))
}

/// When a day's span begins and ends.
fn instants(date: Date, span: Span, offset: &impl Fn(Timestamp) -> i32) -> (Minute, Minute) {
    let begin = date.days() * DAY;
    let at = |minutes: u16| clock::first(begin + Minute::from(minutes), offset);
    (at(span.from()), at(span.to()))
}

#[cfg(test)]
mod story;
#[cfg(test)]
mod tests;
