//! Figures as bars, in an SVG that reads on light and on dark pages.

use crate::figure::{Figures, Spread, round};

/// Of one bar, in px.
const STEP: u32 = 22;
/// Where bars begin, and how long the longest may be.
const LEFT: f64 = 210.0;
const LENGTH: f64 = 330.0;
const WIDTH: u32 = 660;
/// Of a quantity's name.
const HEAD: u32 = 34;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#222}.own{fill:#1f6f5c}.other{fill:#9aa5ad}\
.spread{stroke:#222;stroke-width:1.5}.what{font-weight:600}\
@media(prefers-color-scheme:dark){text{fill:#e8e8e8}.own{fill:#4fbf9f}.other{fill:#66727a}.spread{stroke:#e8e8e8}}";

/// A group of bars for each quantity: the median as a bar, all rounds as a line through its end. `base` and whoever else is
/// compared are grey, the first is ours.
pub(crate) fn bars(figures: &Figures, base: &str) -> String {
    let mut lines = Vec::new();
    let mut top = 0;
    // Of several conditions, the last under which most were measured: it is the hardest.
    let hardest = figures.groups().into_iter().filter_map(|(_, all)| {
        let by_peers = |what: &&str| figures.of(what).len();
        all.into_iter().max_by_key(by_peers)
    });
    for what in hardest {
        let all = figures.of(what);
        let unit = all.first().map_or("", |figure| &figure.unit);
        let spreads: Vec<Spread> = all.iter().map(|figure| Spread::of(&figure.rounds)).collect();
        let most = spreads.iter().map(|spread| spread.most).fold(f64::MIN_POSITIVE, f64::max);
        if spreads.iter().all(|spread| spread.most <= 0.0) {
            // Nothing to see; the table says so.
            continue;
        }
        let words = escaped(&if unit.is_empty() { what.to_owned() } else { format!("{what}, {unit}") });
        lines.push(format!("<text class=\"what\" x=\"0\" y=\"{}\">{words}</text>", top + 20));
        top += HEAD;
        for (figure, spread) in all.iter().zip(spreads) {
            let [least, median, most] =
                [spread.least, spread.median, spread.most].map(|value| LENGTH * value.max(0.0) / most);
            let class = if figure.peer.starts_with("Edgewise") { "own" } else { "other" };
            let middle = top + 7;
            lines.push(format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
                 <rect class=\"{class}\" x=\"{LEFT}\" y=\"{top}\" width=\"{median:.1}\" height=\"14\"/>\
                 <line class=\"spread\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{middle}\" y2=\"{middle}\"/>\
                 <text x=\"{:.1}\" y=\"{}\">{}</text>",
                LEFT - 8.0,
                top + 12,
                escaped(&figure.peer),
                LEFT + least,
                LEFT + most,
                LEFT + most.max(median) + 8.0,
                top + 12,
                labelled(figures, what, &figure.peer, base, spread.median),
            ));
            top += STEP;
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {top}\" width=\"{WIDTH}\" height=\"{top}\">\
         <style>{STYLE}</style>\n{}\n</svg>\n",
        lines.join("\n")
    )
}

/// The median, and how much of the base's that is.
fn labelled(figures: &Figures, what: &str, peer: &str, base: &str, median: f64) -> String {
    match figures.ratio(what, peer, base).filter(|_| peer != base && median > 0.0) {
        Some(ratio) => format!("{} ({:.2}×)", round(median), ratio.median),
        None => round(median),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_conditions_the_hardest_is_shown_under_which_all_were_measured() {
        let mut figures = Figures::default();
        for (what, peer) in [("easy", "own"), ("easy", "other"), ("hard", "own"), ("hard", "other"), ("odd", "own")] {
            figures.add(&format!("click; {what}"), "ms", peer, 1.0);
        }
        let plot = bars(&figures, "own");
        assert!(plot.contains("click; hard") && !plot.contains("easy") && !plot.contains("odd"), "{plot}");
    }

    #[test]
    fn a_bar_is_as_long_as_its_median_is_large() {
        let mut figures = Figures::default();
        for (own, other) in [(2.0, 4.0), (1.0, 3.0), (3.0, 2.0)] {
            figures.add("relay & more", "ms", "Edgewise", own);
            figures.add("relay & more", "ms", "other", other);
        }
        let plot = bars(&figures, "other");
        assert!(plot.contains("relay &amp; more, ms"), "{plot}");
        assert!(plot.contains("class=\"own\" x=\"210\" y=\"34\" width=\"165.0\""), "half of the largest: {plot}");
        assert!(plot.contains("class=\"other\" x=\"210\" y=\"56\" width=\"247.5\""), "{plot}");
        assert!(plot.contains(">2.00 (0.50×)<"), "{plot}");
        assert!(plot.contains("x1=\"292.5\" x2=\"457.5\""), "from the least to the most: {plot}");
    }
}
