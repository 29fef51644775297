//! What a quick run must not exceed. Counts alone: a time, or a ratio of times, says something about the machine as well,
//! and is read in the tables that the run prints.

use anyhow::{Result, ensure};

use crate::figure::{Figures, Spread};
use crate::peer::Peer;

/// A limit.
struct Gate {
    what: &'static str,
    at_most: f64,
}

const GATES: [Gate; 3] = [
    Gate { what: "rows written, everything counted", at_most: 1.5 },
    Gate { what: "requests to objects", at_most: 55.0 },
    Gate { what: "rows read", at_most: 400.0 },
];

/// Fails where something is beyond its limit, and where what is limited was not counted.
pub(crate) fn check(figures: &Figures) -> Result<()> {
    let over: Vec<String> = GATES.iter().filter_map(|gate| gate.complaint(figures)).collect();
    ensure!(over.is_empty(), "{}", over.join("; "));
    Ok(())
}

impl Gate {
    fn complaint(&self, figures: &Figures) -> Option<String> {
        let Self { what, at_most } = self;
        let own = Peer::Edgewise.name();
        let figure = figures.of(what).into_iter().find(|figure| figure.peer == own);
        match figure.map(|figure| Spread::of(&figure.rounds).median) {
            Some(median) if median <= *at_most => None,
            Some(median) => Some(format!("{what}: {median:.2}, which is more than {at_most}")),
            None => Some(format!("{what}: not counted")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::{self, Part, Size};

    fn counted(own: f64) -> Figures {
        let mut figures = Figures::default();
        for gate in &GATES {
            figures.add(gate.what, "", Peer::Edgewise.name(), own);
        }
        figures
    }

    #[test]
    fn what_is_beyond_its_limit_or_missing_fails() {
        assert!(check(&counted(1.4)).is_ok());
        let complaint = check(&counted(401.0)).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(complaint.matches("more than").count(), GATES.len(), "{complaint}");
        let complaint = check(&Figures::default()).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(complaint.matches("not counted").count(), GATES.len());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_a_conversation_is_billed_for_has_not_grown() -> Result<()> {
        let mut figures = Figures::default();
        for part in Part::QUICK {
            part::run(part, &Size::quick(), &mut figures).await?;
        }
        println!("{}", figures.tables(Peer::Minimal.name()));
        check(&figures)
    }
}
