//! Whether a log is what everybody was told. Reads a log and accounts of it; knows nothing of how they came about.

use std::collections::HashMap;
use std::fmt;
use std::ops::AddAssign;

use protocol::{Event, Posted, Seq, What};

use crate::account::Account;

/// What was found; everything but the first two should be nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// Messages that were said.
    pub said: usize,
    /// Messages of which their sender was told that they are in the log.
    pub acknowledged: usize,
    /// Said and not in the log (D9).
    pub lost: usize,
    /// Acknowledged, and not at that place in the log with that text (D2).
    pub misplaced: usize,
    /// In the log once more (D3).
    pub doubled: usize,
    /// Places that are missing in the log's numbers (D1).
    pub gaps: usize,
    /// Messages that stand before one that their sender said earlier (D4).
    pub disordered: usize,
    /// Tabs that read another log than the one that is stored (D1, D6).
    pub misread: usize,
}

impl Proof {
    /// Compares a stored log with what its tabs say.
    pub(crate) fn of(log: &[Event], accounts: &[Account]) -> Self {
        let mut proof = Self::default();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, event) in log.iter().enumerate() {
            proof.gaps += usize::from(usize::try_from(event.seq.0).ok() != Some(place + 1));
            if let Some(text) = text_of(event) {
                let first = *places.entry(text).or_insert(place);
                proof.doubled += usize::from(first != place);
            }
        }
        for account in accounts {
            let found: Vec<usize> = account.said.iter().filter_map(|text| places.get(text.as_str()).copied()).collect();
            proof.said += account.said.len();
            proof.lost += account.said.len() - found.len();
            proof.disordered += found.windows(2).filter(|pair| pair[0] > pair[1]).count();
            proof.acknowledged += account.acknowledged.len();
            let stands = |(seq, text): &(&Seq, &String)| {
                let stored =
                    log.binary_search_by_key(*seq, |event| event.seq).ok().and_then(|place| text_of(&log[place]));
                stored == Some(text.as_str())
            };
            proof.misplaced += account.acknowledged.len() - account.acknowledged.iter().filter(stands).count();
            proof.misread += usize::from(account.events != log);
        }
        proof
    }

    /// Whether everything is as it was promised.
    pub fn holds(&self) -> bool {
        let Self { said: _, acknowledged: _, lost, misplaced, doubled, gaps, disordered, misread } = self;
        [lost, misplaced, doubled, gaps, disordered, misread].into_iter().all(|count| *count == 0)
    }
}

fn text_of(event: &Event) -> Option<&str> {
    match &event.what {
        What::Posted(Posted { body, .. }) => Some(body.as_str()),
        _ => None,
    }
}

impl AddAssign for Proof {
    fn add_assign(&mut self, more: Self) {
        self.said += more.said;
        self.acknowledged += more.acknowledged;
        self.lost += more.lost;
        self.misplaced += more.misplaced;
        self.doubled += more.doubled;
        self.gaps += more.gaps;
        self.disordered += more.disordered;
        self.misread += more.misread;
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { said, acknowledged, lost, misplaced, doubled, gaps, disordered, misread } = self;
        write!(f, "{said} said, {acknowledged} acknowledged: {lost} lost, {misplaced} misplaced, {doubled} doubled, ")?;
        write!(f, "{gaps} gaps, {disordered} out of order, {misread} tabs that read another log")
    }
}

#[cfg(test)]
#[path = "proof_tests.rs"]
mod tests;
