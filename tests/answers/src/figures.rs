//! What a number of answers come to. Knows nothing of questions and models.

use answers::{Caution, Verdict};

/// What came of one question.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) kind: Kind,
    pub(crate) energy: f32,
    pub(crate) confidence: f32,
    /// Under each caution: the usual, and the careful one.
    pub(crate) verdicts: [Verdict; 2],
    pub(crate) seconds: f64,
}

/// Whether there was an answer, and where it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In scope, with the right answer in this place from 0.
    InScope(usize),
    /// Out of scope, though of another label.
    Near,
    /// Out of scope.
    Far,
}

impl Kind {
    fn is_in_scope(self) -> bool {
        matches!(self, Self::InScope(_))
    }
}

pub(crate) const CAUTIONS: [Caution; 2] = [Caution::Usual, Caution::Careful];

/// What verdicts come to, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Traffic {
    /// Of questions in scope: given an answer, right or wrong.
    pub(crate) answered: f64,
    /// Of all answers.
    pub(crate) wrong: f64,
    /// Of questions in scope.
    pub(crate) offered: f64,
    /// Of the offers to questions in scope.
    pub(crate) offers_with_answer: f64,
    pub(crate) handed_over: f64,
    /// Of questions out of scope.
    pub(crate) oos_answered: f64,
    pub(crate) oos_handed_over: f64,
}

/// The share in scope whose right answer is among the first `places`.
pub(crate) fn accuracy(outcomes: &[Outcome], places: usize) -> f64 {
    let ranks = outcomes.iter().filter_map(|outcome| match outcome.kind {
        Kind::InScope(rank) => Some(rank),
        _ => None,
    });
    share(ranks.map(|rank| (1.0, rank < places)))
}

/// The chance that a question in scope has more of `by` than one out of scope. Nothing without questions of both.
pub(crate) fn auroc(outcomes: &[Outcome], by: fn(&Outcome) -> f32) -> Option<f64> {
    let mut sorted: Vec<(f32, bool)> =
        outcomes.iter().map(|outcome| (by(outcome), outcome.kind.is_in_scope())).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut below, mut pairs) = (0.0, 0.0);
    for same in sorted.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
        let inside = same.iter().filter(|(_, is_in)| *is_in).count() as f64;
        let outside = same.len() as f64 - inside;
        pairs += inside * (below + outside / 2.0);
        below += outside;
    }
    let inside = sorted.iter().filter(|(_, is_in)| *is_in).count() as f64;
    (inside > 0.0 && below > 0.0).then(|| pairs / inside / below)
}

/// What each outcome counts, so that those out of scope are a share of the traffic: half of it near ones and half far
/// ones, where there are both.
pub(crate) fn weights(outcomes: &[Outcome], oos_share: f64) -> Vec<f64> {
    let count = |is: fn(Kind) -> bool| outcomes.iter().filter(|outcome| is(outcome.kind)).count() as f64;
    let (inside, near, far) =
        (count(Kind::is_in_scope), count(|kind| kind == Kind::Near), count(|kind| kind == Kind::Far));
    let groups = f64::from(u8::from(near > 0.0) + u8::from(far > 0.0));
    let weight = |outcome: &Outcome| match outcome.kind {
        Kind::InScope(_) => (1.0 - oos_share) / inside,
        Kind::Near => oos_share / groups / near,
        Kind::Far => oos_share / groups / far,
    };
    outcomes.iter().map(weight).collect()
}

/// The energy from which on to answer so that most are right: the label of what is in scope, no answer to all else.
pub(crate) fn best_threshold(outcomes: &[Outcome], weights: &[f64]) -> f32 {
    let mut sorted: Vec<(f32, f64)> = outcomes
        .iter()
        .zip(weights)
        .map(|(outcome, weight)| match outcome.kind {
            // Not answering a question gains it where it is out of scope, and loses it where it was right.
            Kind::InScope(0) => (outcome.energy, -weight),
            Kind::InScope(_) => (outcome.energy, 0.0),
            Kind::Near | Kind::Far => (outcome.energy, *weight),
        })
        .collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut gain, mut most, mut threshold) = (0.0, 0.0, f32::NEG_INFINITY);
    for (at, (energy, weight)) in sorted.iter().enumerate() {
        gain += weight;
        let next = sorted.get(at + 1).map_or(f32::INFINITY, |(energy, _)| *energy);
        if gain > most && next > *energy {
            (most, threshold) = (gain, next);
        }
    }
    threshold
}

/// In scope: answered and right. Out of scope: not answered.
pub(crate) fn with_threshold(outcomes: &[Outcome], threshold: f32) -> (f64, f64) {
    let inside = outcomes.iter().filter(|outcome| outcome.kind.is_in_scope());
    let outside = outcomes.iter().filter(|outcome| !outcome.kind.is_in_scope());
    (
        share(inside.map(|outcome| (1.0, outcome.kind == Kind::InScope(0) && outcome.energy >= threshold))),
        share(outside.map(|outcome| (1.0, outcome.energy < threshold))),
    )
}

/// The largest share of the questions in scope that get an answer while at most `most_wrong` of all answers are wrong.
pub(crate) fn coverage(outcomes: &[Outcome], weights: &[f64], most_wrong: f64) -> f64 {
    let mut sorted: Vec<(&Outcome, f64)> = outcomes.iter().zip(weights.iter().copied()).collect();
    sorted.sort_by(|one, other| other.0.confidence.total_cmp(&one.0.confidence));
    let inside: f64 = sorted.iter().filter(|(outcome, _)| outcome.kind.is_in_scope()).map(|(_, weight)| weight).sum();
    let (mut all, mut wrong, mut covered, mut best) = (0.0, 0.0, 0.0, 0.0_f64);
    for (outcome, weight) in sorted {
        all += weight;
        wrong += if outcome.kind == Kind::InScope(0) { 0.0 } else { weight };
        covered += if outcome.kind.is_in_scope() { weight } else { 0.0 };
        if wrong <= most_wrong * all {
            best = covered;
        }
    }
    best / inside
}

/// What the verdicts under one of the cautions come to.
pub(crate) fn traffic(outcomes: &[Outcome], weights: &[f64], caution: usize) -> Traffic {
    let all: Vec<(Kind, Verdict, f64)> = outcomes
        .iter()
        .zip(weights)
        .map(|(outcome, weight)| (outcome.kind, outcome.verdicts[caution], *weight))
        .collect();
    let inside = || all.iter().filter(|(kind, ..)| kind.is_in_scope());
    let outside = || all.iter().filter(|(kind, ..)| !kind.is_in_scope());
    let of = |verdict| move |(_, given, weight): &(Kind, Verdict, f64)| (*weight, *given == verdict);
    let answers = all.iter().filter(|(_, verdict, _)| *verdict == Verdict::Answer);
    let offers = inside().filter(|(_, verdict, _)| *verdict == Verdict::Offer);
    Traffic {
        answered: share(inside().map(of(Verdict::Answer))),
        wrong: share(answers.map(|(kind, _, weight)| (*weight, *kind != Kind::InScope(0)))),
        offered: share(inside().map(of(Verdict::Offer))),
        offers_with_answer: share(
            offers.map(|(kind, _, weight)| (*weight, matches!(kind, Kind::InScope(rank) if *rank < 3))),
        ),
        handed_over: share(inside().map(of(Verdict::HandOver))),
        oos_answered: share(outside().map(of(Verdict::Answer))),
        oos_handed_over: share(outside().map(of(Verdict::HandOver))),
    }
}

/// The time below which a share of the questions was answered, in seconds.
pub(crate) fn percentile(outcomes: &[Outcome], share: f64) -> f64 {
    let mut times: Vec<f64> = outcomes.iter().map(|outcome| outcome.seconds).collect();
    times.sort_by(f64::total_cmp);
    let at = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len());
    times[at - 1]
}

fn share(things: impl Iterator<Item = (f64, bool)>) -> f64 {
    let (mut all, mut those) = (0.0, 0.0);
    for (weight, is_one) in things {
        all += weight;
        those += if is_one { weight } else { 0.0 };
    }
    if all > 0.0 { those / all } else { f64::NAN }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(kind: Kind, energy: f32, verdict: Verdict) -> Outcome {
        Outcome { kind, energy, confidence: energy, verdicts: [verdict; 2], seconds: 0.0 }
    }

    fn outcomes() -> Vec<Outcome> {
        vec![
            outcome(Kind::InScope(0), 0.9, Verdict::Answer),
            outcome(Kind::InScope(0), 0.8, Verdict::Answer),
            outcome(Kind::Far, 0.7, Verdict::Answer),
            outcome(Kind::InScope(2), 0.6, Verdict::Offer),
            outcome(Kind::InScope(5), 0.5, Verdict::Offer),
            outcome(Kind::Far, 0.1, Verdict::HandOver),
        ]
    }

    fn near(one: f64, other: f64) {
        assert!((one - other).abs() < 1e-9, "{one}, not {other}");
    }

    #[test]
    fn figures_count_what_they_say() {
        let outcomes = outcomes();
        near(accuracy(&outcomes, 1), 0.5);
        near(accuracy(&outcomes, 3), 0.75);
        // Of eight pairs, the one far question is above two.
        near(auroc(&outcomes, |outcome| outcome.energy).unwrap_or_default(), 6.0 / 8.0);
        assert_eq!(auroc(&outcomes[..2], |outcome| outcome.energy), None);
    }

    #[test]
    fn the_threshold_keeps_what_is_right() {
        let outcomes = outcomes();
        let threshold = best_threshold(&outcomes, &[1.0; 6]);
        assert!(threshold > 0.7 && threshold <= 0.8, "{threshold}");
        let (inside, outside) = with_threshold(&outcomes, threshold);
        near(inside, 0.5);
        near(outside, 1.0);
    }

    #[test]
    fn traffic_is_weighted() {
        let outcomes = outcomes();
        let weights = weights(&outcomes, 0.5);
        near(weights.iter().sum(), 1.0);
        let traffic = traffic(&outcomes, &weights, 0);
        near(traffic.answered, 0.5);
        near(traffic.wrong, 0.25 / 0.5);
        near(traffic.offers_with_answer, 0.5);
        near(traffic.oos_handed_over, 0.5);
        near(coverage(&outcomes, &weights, 0.05), 0.5);
    }

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let mut outcomes = outcomes();
        outcomes.iter_mut().enumerate().for_each(|(at, outcome)| outcome.seconds = at as f64);
        near(percentile(&outcomes, 0.5), 2.0);
        near(percentile(&outcomes, 0.99), 5.0);
    }
}
