//! How many tests passed, failed or were skipped. Ignores what they tested.

use std::fmt;
use std::ops::AddAssign;

use serde_json::Value;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Tally {
    /// From a line of `cargo test`: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn of_cargo_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut tally = Self::default();
        for count in counts.split("; ") {
            let (number, kind) = count.split_once(' ')?;
            let number = number.parse().unwrap_or_default();
            match kind {
                "passed" => tally.passed = number,
                "failed" => tally.failed = number,
                "ignored" => tally.skipped = number,
                _ => {}
            }
        }
        Some(tally)
    }

    /// From what `tests/reporter.mjs` writes.
    pub(crate) fn of_reporter(json: &str) -> Option<Self> {
        let counted: Value = serde_json::from_str(json).ok()?;
        Some(Self {
            passed: counted["passed"].as_u64()?,
            failed: counted["failed"].as_u64()?,
            skipped: counted["skipped"].as_u64()?,
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.skipped += more.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_cargo_test_is_counted() {
        let line = "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        assert_eq!(Tally::of_cargo_line(line), Some(Tally { passed: 12, failed: 1, skipped: 2 }));
        assert_eq!(Tally::of_cargo_line("test a_story ... ok"), None);
    }

    #[test]
    fn the_reporter_is_counted() {
        let json = r#"{"passed":21,"failed":0,"skipped":1}"#;
        assert_eq!(Tally::of_reporter(json), Some(Tally { passed: 21, failed: 0, skipped: 1 }));
        assert_eq!(Tally::of_reporter("{}"), None);
    }

    #[test]
    fn the_closing_line_is_plain() {
        let mut tally = Tally { passed: 3, failed: 0, skipped: 0 };
        assert_eq!(tally.to_string(), "3 passed, 0 failed");
        tally += Tally { passed: 1, failed: 2, skipped: 4 };
        assert_eq!(tally.to_string(), "4 passed, 2 failed, 4 skipped");
    }
}
