//! The opening hours as texts: of each day its spans, of each exception a line. Pure.

use protocol::{Hours, Settings, SettingsChange, Versioned, Week, hours, limits};

use crate::parts::fields::Fault;
use crate::settings::part::{Input, Part, Setting, no_hint};
use crate::texts::Texts;
use calendar::Country;

/// Where a setting stands among those of the part.
pub(super) const ON: usize = 0;
pub(super) const ZONE: usize = 1;
pub(super) const DAYS: std::ops::Range<usize> = 2..9;
pub(super) const COUNTRIES: std::ops::Range<usize> = 9..12;
pub(super) const EXCEPTIONS: usize = 12;

/// What stands between the spans of a day.
const BETWEEN: &str = ", ";
/// Stands for a day that is not chosen yet.
pub(super) const NO_DAY: &str = "?";

/// A day of the week.
macro_rules! day {
    ($day:ident, $name:ident, $id:literal) => {
        Setting {
            id: $id,
            label: |words| words.$name,
            hint: no_hint,
            input: Input::Line,
            write: |part: &Hours| part.week.as_ref().map(|week| typed(&week.$day)).unwrap_or_default(),
            // Without hours nobody asks what stands there.
            read: |part: &mut Hours, text| match &mut part.week {
                Some(week) => spans(text).map(|spans| week.$day = spans),
                None => Ok(()),
            },
        }
    };
}

/// Whether the site is closed on the holidays of a country.
macro_rules! country {
    ($Country:ident, $name:ident, $id:literal) => {
        Setting {
            id: $id,
            label: |words| words.$name,
            hint: no_hint,
            input: Input::Check,
            write: |part: &Hours| part.holidays.contains(&Country::$Country).to_string(),
            read: |part: &mut Hours, text| {
                let others = Country::ALL.into_iter().filter(|country| {
                    if *country == Country::$Country { text == "true" } else { part.holidays.contains(country) }
                });
                part.holidays = others.collect();
                Ok(())
            },
        }
    };
}

impl Part for Hours {
    const ID: &'static str = "hours";
    const SETTINGS: &'static [Setting<Self>] = &[
        Setting {
            id: "hours-on",
            label: |words| words.hours_on,
            hint: |words| words.hours_on_hint.to_owned(),
            input: Input::Check,
            write: |part| part.week.is_some().to_string(),
            read: |part, text| {
                part.week = (text == "true").then(Week::default);
                Ok(())
            },
        },
        Setting {
            id: "hours-zone",
            label: |words| words.hours_zone,
            hint: no_hint,
            input: Input::Zone,
            write: |part| part.zone.as_str().to_owned(),
            read: |part, text| text.to_owned().try_into().map(|zone| part.zone = zone).map_err(|_| Fault::Empty),
        },
        day!(mon, monday, "hours-mon"),
        day!(tue, tuesday, "hours-tue"),
        day!(wed, wednesday, "hours-wed"),
        day!(thu, thursday, "hours-thu"),
        day!(fri, friday, "hours-fri"),
        day!(sat, saturday, "hours-sat"),
        day!(sun, sunday, "hours-sun"),
        country!(Nl, holidays_nl, "hours-nl"),
        country!(Be, holidays_be, "hours-be"),
        country!(De, holidays_de, "hours-de"),
        Setting {
            id: "hours-exceptions",
            label: |words| words.hours_exceptions,
            hint: |words| words.hours_exceptions_hint.to_owned(),
            input: Input::Lines,
            write: |part| part.exceptions.iter().map(line).collect::<Vec<_>>().join("\n"),
            read: |part, text| exceptions(text).map(|exceptions| part.exceptions = exceptions),
        },
    ];

    fn title(words: Texts) -> &'static str {
        words.hours
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.hours
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Hours(part)
    }
}

/// The spans of a day, as text.
fn typed(spans: &[protocol::Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(BETWEEN)
}

/// What such a text means, in the order of the day.
fn spans(text: &str) -> Result<Vec<protocol::Span>, Fault> {
    let spans = pieces(text).map(|piece| piece.parse().map_err(|_| Fault::NoTimes));
    let mut spans: Vec<protocol::Span> = spans.collect::<Result<_, _>>()?;
    spans.sort_by_key(|span| span.from());
    if hours::are_sound(&spans) { Ok(spans) } else { Err(Fault::TimesOverlap) }
}

fn line(exception: &protocol::Exception) -> String {
    format!("{} {}", exception.date, typed(&exception.open))
}

/// What the lines mean, in the order of the days.
fn exceptions(text: &str) -> Result<Vec<protocol::Exception>, Fault> {
    let one = |line: &str| {
        let (day, times) = split(line);
        Ok(protocol::Exception { date: day.parse().map_err(|_| Fault::NoDay)?, open: spans(times)? })
    };
    let mut all: Vec<_> = lines(text).map(one).collect::<Result<_, _>>()?;
    all.sort_by_key(|exception| exception.date);
    if all.windows(2).any(|two| two[0].date == two[1].date) {
        return Err(Fault::DayTwice);
    }
    if all.len() > limits::HOURS_EXCEPTIONS { Err(Fault::TooManyDays) } else { Ok(all) }
}

/// The spans of a day's text, whole or not.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).filter(|piece| !piece.is_empty())
}

/// The two times of a span, as far as they are there.
pub(super) fn times(text: &str, place: usize) -> (String, String) {
    let (from, to) = pieces(text).nth(place).and_then(|piece| piece.split_once('-')).unwrap_or_default();
    // A field for a time of day knows no `24:00`.
    (from.to_owned(), to.replace("24:00", "00:00"))
}

/// With another span in that place; one more, where there is none.
pub(super) fn with_times(text: &str, place: usize, from: &str, to: &str) -> String {
    with(pieces(text), place, Some(format!("{from}-{to}")), BETWEEN)
}

/// Without the span in that place.
pub(super) fn without_times(text: &str, place: usize) -> String {
    with(pieces(text), place, None, BETWEEN)
}

/// The lines of the exceptions' text, whole or not.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|line| !line.is_empty())
}

/// A line's day and its times.
pub(super) fn split(line: &str) -> (&str, &str) {
    line.split_once(' ').unwrap_or((line, ""))
}

/// With another line in that place; one more, where there is none.
pub(super) fn with_line(text: &str, place: usize, day: &str, times: &str) -> String {
    let day = if day.is_empty() { NO_DAY } else { day };
    with(lines(text), place, Some(format!("{day} {times}")), "\n")
}

/// Without the line in that place.
pub(super) fn without_line(text: &str, place: usize) -> String {
    with(lines(text), place, None, "\n")
}

fn with<'a>(all: impl Iterator<Item = &'a str>, place: usize, new: Option<String>, between: &str) -> String {
    let mut all: Vec<_> = all.map(str::to_owned).collect();
    match (all.get_mut(place), new) {
        (Some(one), Some(new)) => *one = new,
        (Some(_), None) => drop(all.remove(place)),
        (None, new) => all.extend(new),
    }
    all.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::part::{read, written};

    fn hours(json: &str) -> Hours {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn hours_read_what_they_write() {
        for json in [
            "{}",
            r#"{"week":{}}"#,
            r#"{"zone":"Europe/Amsterdam","week":{"mon":["09:00-12:30","13:00-17:30"],"sat":["20:00-02:00"],"sun":["00:00-24:00"]},
                "holidays":["nl","de"],"exceptions":[{"date":"2026-12-24","open":["09:00-13:00","14:00-15:00"]},{"date":"2026-12-31"}]}"#,
        ] {
            let part = hours(json);
            let (same, faults) = read(&part, &written(&part));
            assert_eq!((same, faults.iter().all(Option::is_none)), (part, true), "{json}");
        }
    }

    #[test]
    fn what_is_typed_is_put_in_order_and_what_is_wrong_is_said() {
        let spans = |text| super::spans(text).map(|spans| typed(&spans));
        assert_eq!(spans("13:00-17:30, 09:00-12:30"), Ok("09:00-12:30, 13:00-17:30".to_owned()));
        assert_eq!(spans("00:00-00:00"), Ok("00:00-24:00".to_owned()));
        assert_eq!(spans(""), Ok(String::new()));
        assert_eq!(spans("09:00-"), Err(Fault::NoTimes));
        assert_eq!(spans("09:00-13:00, 12:00-17:00"), Err(Fault::TimesOverlap));
        let lines = |text| super::exceptions(text).map(|all| all.iter().map(line).collect::<Vec<_>>());
        assert_eq!(
            lines("2027-01-02 \n2026-12-24 09:00-13:00"),
            Ok(vec!["2026-12-24 09:00-13:00".to_owned(), "2027-01-02 ".to_owned()])
        );
        assert_eq!(lines("? 09:00-13:00"), Err(Fault::NoDay));
        assert_eq!(lines("2026-12-24 \n2026-12-24 09:00-13:00"), Err(Fault::DayTwice));
        assert_eq!(lines("2026-12-24 09:00-"), Err(Fault::NoTimes));
    }

    #[test]
    fn spans_and_lines_are_added_changed_and_taken_away() {
        let text = with_times("", 0, "09:00", "");
        assert_eq!((&*text, times(&text, 0)), ("09:00-", ("09:00".to_owned(), String::new())));
        let text = with_times(&with_times(&text, 0, "09:00", "12:30"), 1, "", "");
        assert_eq!((&*text, pieces(&text).count()), ("09:00-12:30, -", 2));
        assert_eq!(without_times(&text, 0), "-");
        assert_eq!(times("00:00-24:00", 0).1, "00:00");
        let text = with_line("", 0, "", "");
        assert_eq!((&*text, lines(&text).count()), ("? ", 1));
        let text = with_line(&with_line(&text, 0, "2026-12-24", "09:00-13:00"), 1, "", "");
        assert_eq!(lines(&text).map(split).collect::<Vec<_>>(), [("2026-12-24", "09:00-13:00"), ("?", "")]);
        assert_eq!(without_line(&text, 1), "2026-12-24 09:00-13:00");
    }
}
