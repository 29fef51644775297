//! What a quick run must not exceed. Ratios within the run and counts, wide enough for a machine that others use as well:
//! they find what has become much worse, and nothing finer.

use anyhow::{Result, ensure};

use crate::figure::{Figures, Spread};
use crate::peer::Peer;

/// A limit.
struct Gate {
    what: &'static str,
    /// Of whom it is a share; of nobody if the value itself is limited.
    of: Option<Peer>,
    at_most: f64,
}

const GATES: [Gate; 4] = [
    Gate { what: "one message at a time, p50", of: Some(Peer::Minimal), at_most: 2.5 },
    Gate { what: "computed for a message", of: Some(Peer::Minimal), at_most: 2.5 },
    Gate { what: "first message after an eviction, p50", of: Some(Peer::Minimal), at_most: 3.0 },
    Gate { what: "rows written, everything counted", of: None, at_most: 1.5 },
];

/// Fails where something is beyond its limit, and where what is limited was not measured.
pub(crate) fn check(figures: &Figures) -> Result<()> {
    let over: Vec<String> = GATES.iter().filter_map(|gate| gate.complaint(figures)).collect();
    ensure!(over.is_empty(), "{}", over.join("; "));
    Ok(())
}

impl Gate {
    fn complaint(&self, figures: &Figures) -> Option<String> {
        let Self { what, of, at_most } = self;
        let own = Peer::Edgewise.name();
        let median = if let Some(of) = of {
            figures.ratio(what, own, of.name()).map(|ratio| ratio.median)
        } else {
            let figure = figures.of(what).into_iter().find(|figure| figure.peer == own);
            figure.map(|figure| Spread::of(&figure.rounds).median)
        };
        match median {
            Some(median) if median <= *at_most => None,
            Some(median) => Some(format!("{what}: {median:.2}, which is more than {at_most}")),
            None => Some(format!("{what}: not measured")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::{self, Part, Size};

    fn measured(own: f64) -> Figures {
        let mut figures = Figures::default();
        for gate in &GATES {
            figures.add(gate.what, "", Peer::Edgewise.name(), own);
            figures.add(gate.what, "", Peer::Minimal.name(), 1.0);
        }
        figures
    }

    #[test]
    fn what_is_beyond_its_limit_or_missing_fails() {
        assert!(check(&measured(1.4)).is_ok());
        let complaint = check(&measured(2.6)).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(complaint.matches("more than").count(), 3, "{complaint}");
        let complaint = check(&Figures::default()).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(complaint.matches("not measured").count(), GATES.len());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nothing_has_become_much_worse() -> Result<()> {
        let mut figures = Figures::default();
        for part in Part::QUICK {
            part::run(part, &Size::quick(), &mut figures).await?;
        }
        println!("{}", figures.tables(Peer::Minimal.name()));
        check(&figures)
    }
}
