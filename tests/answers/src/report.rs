//! The figures as a person reads them. Ignores how they came about.

use std::fmt::Write as _;

use crate::asked::Asked;
use crate::figures::{
    CAUTIONS, Outcome, accuracy, auroc, best_threshold, coverage, percentile, traffic, weights, with_threshold,
};

/// One model, and what came of its questions.
pub(crate) struct Run {
    pub(crate) intents: usize,
    pub(crate) phrasings: usize,
    pub(crate) features: usize,
    pub(crate) bytes: usize,
    /// Seconds.
    pub(crate) training: f64,
    /// Seconds, from bytes.
    pub(crate) reading: f64,
    pub(crate) outcomes: Vec<Outcome>,
    /// Of the file that chooses the threshold.
    pub(crate) tuned: Option<Vec<Outcome>>,
}

/// The share of questions out of scope for which published work chose its second threshold.
const PUBLISHED_SHARE: f64 = 0.18;
/// The share of wrong answers at which coverage is reported.
const MOST_WRONG: f64 = 0.05;

pub(crate) fn report(asked: &Asked, runs: &[Run]) -> String {
    let mut text = String::new();
    let share = asked.oos_share.unwrap_or(30) as f64 / 100.0;
    let mut line = |label: &str, figure: String| {
        let _ = writeln!(text, "{label:<58} {figure}");
    };
    let whole = |of: fn(&Run) -> usize| mean(runs, |run| of(run) as f64).round();
    line(
        "learned: intents, phrasings, features, in so many draws",
        format!(
            "{}, {}, {}, {}",
            whole(|run| run.intents),
            whole(|run| run.phrasings),
            whole(|run| run.features),
            runs.len()
        ),
    );
    let inside = |run: &Run| accuracy(&run.outcomes, 1);
    line("in scope: right", format!("{} %{}", percent(mean(runs, inside)), spread(runs, inside)));
    line("in scope: right among the first three", percents(runs, |run| accuracy(&run.outcomes, 3)));
    let energy = |run: &Run| auroc(&run.outcomes, |outcome| outcome.energy).unwrap_or(f64::NAN);
    if energy(&runs[0]).is_nan() {
        line("out of scope", "no such questions in this test".to_owned());
    } else {
        line("AUROC by energy, by confidence", {
            let confidence = |run: &Run| auroc(&run.outcomes, |outcome| outcome.confidence).unwrap_or(f64::NAN);
            format!("{}, {}", percents(runs, energy), percents(runs, confidence))
        });
        if asked.oos_class {
            let both = |run: &Run| with_threshold(&run.outcomes, f32::MIN);
            line("no threshold, `oos` learned:", in_and_out(runs, both));
        }
        let from = if asked.tune.is_some() { "--tune" } else { "the other half of the test" };
        for (name, share) in [("as it is", None), ("with 18 % out of scope", Some(PUBLISHED_SHARE))] {
            let both = |run: &Run| thresholded(run, share);
            line(&format!("energy threshold, best on {from} {name}:"), in_and_out(runs, both));
        }
    }
    let of_run = |run: &Run| weights(&run.outcomes, share);
    line(
        &format!("covered in scope with 5 % of answers wrong ({:.0} % traffic out of scope)", share * 100.0),
        percents(runs, |run| coverage(&run.outcomes, &of_run(run), MOST_WRONG)),
    );
    for (at, caution) in CAUTIONS.iter().enumerate() {
        let given = |of: fn(&crate::figures::Traffic) -> f64| {
            percents(runs, move |run| of(&traffic(&run.outcomes, &weights(&run.outcomes, share), at)))
        };
        line(
            &format!("answers from {} on ({caution:?}):", caution.sure_from()).to_lowercase(),
            format!(
                "of answers wrong {}; in scope answered {}, offered {} (with the answer {}), handed over {}; \
                 out of scope answered {}, handed over {}",
                given(|traffic| traffic.wrong),
                given(|traffic| traffic.answered),
                given(|traffic| traffic.offered),
                given(|traffic| traffic.offers_with_answer),
                given(|traffic| traffic.handed_over),
                given(|traffic| traffic.oos_answered),
                given(|traffic| traffic.oos_handed_over),
            ),
        );
    }
    line(
        "time per question, here: p50, p99",
        format!(
            "{:.3} ms, {:.3} ms",
            1e3 * mean(runs, |run| percentile(&run.outcomes, 0.5)),
            1e3 * mean(runs, |run| percentile(&run.outcomes, 0.99))
        ),
    );
    line(
        "training, reading from bytes, here",
        format!("{:.0} ms, {:.0} ms", 1e3 * mean(runs, |run| run.training), 1e3 * mean(runs, |run| run.reading)),
    );
    line("model", format!("{:.0} bytes", mean(runs, |run| run.bytes as f64)));
    text
}

/// In-scope accuracy and out-of-scope recall with a threshold that was chosen elsewhere.
fn thresholded(run: &Run, share: Option<f64>) -> (f64, f64) {
    let threshold = |outcomes: &[Outcome]| {
        let weights = share.map_or_else(|| vec![1.0; outcomes.len()], |share| weights(outcomes, share));
        best_threshold(outcomes, &weights)
    };
    if let Some(tuned) = &run.tuned {
        return with_threshold(&run.outcomes, threshold(tuned));
    }
    let half = |odd| -> Vec<Outcome> {
        let of_half = run.outcomes.iter().enumerate().filter(|(at, _)| at % 2 == odd);
        of_half.map(|(_, outcome)| outcome.clone()).collect()
    };
    let (even, odd) = (half(0), half(1));
    let (one, other) = (with_threshold(&even, threshold(&odd)), with_threshold(&odd, threshold(&even)));
    (f64::midpoint(one.0, other.0), f64::midpoint(one.1, other.1))
}

fn in_and_out(runs: &[Run], both: impl Fn(&Run) -> (f64, f64)) -> String {
    let (inside, outside) = (percents(runs, |run| both(run).0), percents(runs, |run| both(run).1));
    format!("in scope right {inside}, out-of-scope recall {outside}")
}

fn mean(runs: &[Run], of: impl Fn(&Run) -> f64) -> f64 {
    runs.iter().map(of).sum::<f64>() / runs.len() as f64
}

fn percents(runs: &[Run], of: impl Fn(&Run) -> f64) -> String {
    percent(mean(runs, of))
}

fn percent(share: f64) -> String {
    if share.is_nan() { "none".to_owned() } else { format!("{:.1}", share * 100.0) }
}

/// How far apart the draws lie: their standard deviation.
fn spread(runs: &[Run], of: impl Fn(&Run) -> f64) -> String {
    if runs.len() < 2 {
        return String::new();
    }
    let middle = mean(runs, &of);
    let square = runs.iter().map(|run| (of(run) - middle).powi(2)).sum::<f64>() / (runs.len() - 1) as f64;
    format!(" (± {:.1} between draws)", square.sqrt() * 100.0)
}
