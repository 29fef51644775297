//! What was learned, in a byte per weight and a scale per intent. Measured: as good as four bytes.

use crate::sparse::Entry;

pub(crate) struct Weights {
    scales: Vec<f32>,
    /// All intents of a feature together.
    steps: Vec<i8>,
}

impl Weights {
    pub(crate) fn of(learned: &[f32], intents: usize) -> Self {
        let mut most = vec![0.0_f32; intents];
        for of_feature in learned.chunks_exact(intents) {
            for (most, weight) in most.iter_mut().zip(of_feature) {
                *most = most.max(weight.abs());
            }
        }
        let scales: Vec<f32> = most.iter().map(|most| if *most > 0.0 { most / 127.0 } else { 1.0 }).collect();
        let of_feature = |of_feature: &[f32]| -> Vec<i8> {
            of_feature.iter().zip(&scales).map(|(weight, scale)| (weight / scale).round() as i8).collect()
        };
        let mut steps = Vec::with_capacity(learned.len());
        learned.chunks_exact(intents).for_each(|feature| steps.extend(of_feature(feature)));
        Self { scales, steps }
    }

    /// As they were stored; the steps are those of whole features.
    pub(crate) fn stored(scales: Vec<f32>, steps: Vec<i8>) -> Self {
        Self { scales, steps }
    }

    pub(crate) fn scales(&self) -> &[f32] {
        &self.scales
    }

    pub(crate) fn steps(&self) -> &[i8] {
        &self.steps
    }

    /// A score for each intent: how much speaks for it.
    pub(crate) fn scores(&self, question: &[Entry]) -> Vec<f32> {
        let intents = self.scales.len();
        let mut scores = vec![0.0; intents];
        for entry in question {
            let of_feature = &self.steps[entry.place as usize * intents..][..intents];
            for (score, step) in scores.iter_mut().zip(of_feature) {
                *score += entry.value * f32::from(*step);
            }
        }
        scores.iter_mut().zip(&self.scales).for_each(|(score, scale)| *score *= scale);
        scores
    }
}
