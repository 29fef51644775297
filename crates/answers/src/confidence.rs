//! How sure the best answer is: a chance, computed from what speaks for it. Knows nothing of texts and weights.

use crate::math::sigmoid;

/// Things that say how sure an answer is.
pub(crate) const FEATURES: usize = 8;

/// How clearly the best answer leads, in this order: the logarithm of its odds by softmax; its score less the second
/// one's; its score; the cosine with its nearest phrasing; the same by contents; the logarithms of the number of intents,
/// of the answer's phrasings, and of the question's words and 1.
pub(crate) type Evidence = [f32; FEATURES];

/// Fitted by logistic regression on 160 simulated bots of 5 to 150 intents, drawn from the training parts of CLINC150
/// (Larson and others 2019, CC BY 3.0) and BANKING77 (Casanueva and others 2020, CC BY 4.0), with questions in and out of
/// scope. These numbers alone are taken over, none of the sets' text.
const WEIGHTS: Evidence = [1.69, 0.196, -0.7296, 1.5243, 2.6597, 0.94, -1.1484, 0.3697];
const BASE: f32 = -0.2403;
/// The same bots' offset, in the mean.
const USUAL_OFFSET: f32 = 0.714;
/// From the sum to the chance, fitted last, with each bot's own offset.
const SLOPE: f32 = 0.963;
const RISE: f32 = 0.075;
/// How far bots' offsets lie apart, as far as the owner's phrasings do not say.
const SPREAD: f32 = 1.0;

/// The chance that the best answer is right.
pub(crate) fn chance(evidence: &Evidence, offset: f32) -> f32 {
    sigmoid(SLOPE * (sum(evidence) + offset - USUAL_OFFSET) + RISE)
}

/// How much surer or less sure this owner's answers are than the evidence alone says, from phrasings that were held back
/// while learning: the offset that makes the mean chance equal the share that was right. With few phrasings it stays near
/// the usual one, so that three lucky hits do not make a bot sure of everything.
pub(crate) fn offset(held_back: &[(Evidence, bool)]) -> f32 {
    let sums: Vec<(f32, f32)> =
        held_back.iter().map(|(evidence, is_right)| (sum(evidence), f32::from(u8::from(*is_right)))).collect();
    let slope = |offset: f32| {
        let surprises: f32 = sums.iter().map(|(sum, right)| right - sigmoid(sum + offset)).sum();
        surprises - (offset - USUAL_OFFSET) / (SPREAD * SPREAD)
    };
    let (mut low, mut high) = (-20.0_f32, 20.0_f32);
    for _ in 0..40 {
        let middle = f32::midpoint(low, high);
        if slope(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f32::midpoint(low, high)
}

fn sum(evidence: &Evidence) -> f32 {
    evidence.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight).sum::<f32>() + BASE
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNSURE: Evidence = [0.0, 0.0, 0.0, 0.5, 0.5, 3.0, 1.6, 1.6];

    #[test]
    fn without_held_back_phrasings_the_offset_is_the_usual_one() {
        assert!((offset(&[]) - USUAL_OFFSET).abs() < 1e-4);
    }

    #[test]
    fn the_offset_makes_the_mean_chance_what_was_right() {
        let held_back: Vec<(Evidence, bool)> = (0..400).map(|at| (UNSURE, at % 4 == 0)).collect();
        let chance = sigmoid(sum(&UNSURE) + offset(&held_back));
        assert!((chance - 0.25).abs() < 0.02, "{chance}");
    }

    #[test]
    fn few_phrasings_move_the_offset_a_little() {
        let moved = offset(&[(UNSURE, true), (UNSURE, true), (UNSURE, true)]) - USUAL_OFFSET;
        assert!(moved > 0.0 && moved < 1.0, "{moved}");
        let all_wrong = offset(&[(UNSURE, false); 300]);
        assert!(all_wrong < USUAL_OFFSET - 3.0 && all_wrong > -20.0, "{all_wrong}");
    }
}
