//! From when until when, on a clock.

use serde::{Deserialize, Serialize};

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// A time in which the site answers, such as `09:00-12:30`. It ends after it began: `20:00-02:00` ends on the next day,
/// and so does `09:00-09:00`. A whole day is `00:00-24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    from: u16,
    to: u16,
}

/// A text is no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpanError;

impl Span {
    /// When it begins, in minutes of the clock since the day began: under 1,440.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// When it ends, in minutes of the clock since that same day began: more than [`Span::from`], by 1,440 at most.
    pub const fn to(self) -> u16 {
        self.to
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let to = if self.to > DAY { self.to - DAY } else { self.to };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.from / 60, self.from % 60, to / 60, to % 60)
    }
}

impl std::fmt::Display for SpanError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no span of the form 09:00-12:30")
    }
}

impl std::str::FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let read = || {
            let (from, to) = text.split_once('-')?;
            let (from, to) = (minutes(from).filter(|from| *from < DAY)?, minutes(to)?);
            Some(Self { from, to: if to > from { to } else { to + DAY } })
        };
        read().ok_or(SpanError)
    }
}

impl TryFrom<String> for Span {
    type Error = SpanError;

    fn try_from(text: String) -> Result<Self, SpanError> {
        text.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

/// The time on a clock that has 24 hours; `24:00` is the end of the day.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |digits: &str| {
        let is_number = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|_| is_number)
    };
    let (hours, minutes) = (two(hours)?, two(minutes).filter(|minutes| *minutes < 60)?);
    Some(hours * 60 + minutes).filter(|minutes| *minutes <= DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_a_span_ends_after_it_began_and_is_written_as_it_is_read() {
        for (text, from, to) in [
            ("09:00-12:30", 540, 750),
            ("00:00-24:00", 0, 1_440),
            ("20:00-02:00", 1_200, 1_560),
            ("20:00-24:00", 1_200, 1_440),
            ("23:59-00:01", 1_439, 1_441),
            ("09:00-09:00", 540, 1_980),
        ] {
            let span: Span = text.parse().unwrap();
            assert_eq!((span.from(), span.to(), &*span.to_string()), (from, to, text));
        }
        let midnight: Span = "20:00-00:00".parse().unwrap();
        assert_eq!((midnight.to(), &*midnight.to_string()), (1_440, "20:00-24:00"));
    }

    #[test]
    fn h1_a_time_that_no_clock_shows_is_no_time() {
        for wrong in [
            "",
            "-",
            "09:00",
            "9:00-12:00",
            "09:00-12",
            "24:00-12:00",
            "09:00-24:01",
            "09:60-12:00",
            "+9:00-12:00",
            "09:00-12:30 ",
            "09:00–12:30",
            "09:00-12:30-13:00",
            "99:99-99:99",
        ] {
            assert_eq!(wrong.parse::<Span>(), Err(SpanError), "{wrong:?}");
        }
    }
}
