//! Links by which a visitor goes on on another device (rules J1 and J2). Whoever keeps them only stores and reads.

use protocol::{Refusal, Timestamp, limits};
use serde::{Deserialize, Serialize};

use crate::gate::secret;

/// The links of one conversation that still work, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Links {
    #[serde(default)]
    open: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Link {
    /// Of its code.
    digest: String,
    until: Timestamp,
}

impl Links {
    /// Opens one, by the digest of its code. Beyond [`limits::DEVICE_LINKS`] the oldest works no more.
    pub fn open(&mut self, now: Timestamp, digest: String) {
        self.open.retain(|link| link.until > now);
        let retired = (self.open.len() + 1).saturating_sub(limits::DEVICE_LINKS);
        self.open.drain(..retired);
        self.open.push(Link { digest, until: now.plus(limits::DEVICE_LINK_LIVES) });
    }

    /// Spends the one with this digest. One refusal for whatever cannot be spent: it tells nobody whether there was one.
    pub fn claim(&mut self, now: Timestamp, digest: &str) -> Result<(), Refusal> {
        let is_it = |link: &Link| secret::same(link.digest.as_bytes(), digest.as_bytes());
        let place = self.open.iter().position(is_it).ok_or(Refusal::LinkExpired)?;
        let link = self.open.remove(place);
        if link.until > now { Ok(()) } else { Err(Refusal::LinkExpired) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const NOW: Timestamp = Timestamp(1_795_000_000_000);
    const DAY: Duration = Duration::from_hours(24);

    fn open(names: &[&str]) -> Links {
        let mut links = Links::default();
        for name in names {
            links.open(NOW, (*name).to_owned());
        }
        links
    }

    #[test]
    fn j1_a_link_works_for_a_day() {
        let last = NOW.plus(DAY - Duration::from_millis(1));
        assert_eq!(open(&["a"]).claim(last, "a"), Ok(()));
        assert_eq!(open(&["a"]).claim(NOW.plus(DAY), "a"), Err(Refusal::LinkExpired));
    }

    #[test]
    fn j1_three_links_work_at_once_and_a_further_one_retires_the_oldest() {
        let mut links = open(&["a", "b", "c", "d"]);
        assert_eq!(links.claim(NOW, "a"), Err(Refusal::LinkExpired));
        for name in ["b", "c", "d"] {
            assert_eq!(links.claim(NOW, name), Ok(()), "{name}");
        }
    }

    #[test]
    fn j1_one_that_is_spent_or_past_its_time_takes_nobody_s_place() {
        let mut links = open(&["a", "b", "c"]);
        assert_eq!(links.claim(NOW, "c"), Ok(()));
        links.open(NOW, "d".to_owned());
        assert_eq!(links.claim(NOW, "a"), Ok(()));
        let mut links = open(&["a", "b", "c"]);
        links.open(NOW.plus(DAY), "d".to_owned());
        assert_eq!(links.open.len(), 1);
    }

    #[test]
    fn j2_a_link_is_spent_once_and_what_never_was_one_is_refused_alike() {
        let mut links = open(&["a", "b"]);
        assert_eq!(links.claim(NOW, "a"), Ok(()));
        for name in ["a", "x", ""] {
            assert_eq!(links.claim(NOW, name), Err(Refusal::LinkExpired), "{name:?}");
        }
        assert_eq!(links.claim(NOW, "b"), Ok(()), "another one is not touched");
    }
}
