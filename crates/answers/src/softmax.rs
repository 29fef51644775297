//! Learning: softmax regression by stochastic gradient descent, one phrasing at a time. Knows nothing of texts.

use crate::chance::Chance;
use crate::math::exp;
use crate::sparse::Rows;

/// How often every phrasing is seen, and at least where there is too much to learn.
const EPOCHS: u64 = 12;
const FEWEST_EPOCHS: u64 = 2;
/// The first step's size; it shrinks evenly to nothing.
const RATE: f32 = 4.0;
/// Which order of phrasings: any is as good.
const SEED: u64 = 15;

/// A weight for each feature and class, all classes of a feature together. `of_row` has the class of each row.
pub(crate) fn learned(rows: &Rows, of_row: &[u32], classes: usize, features: usize, most_updates: u64) -> Vec<f32> {
    let mut weights = vec![0.0_f32; features * classes];
    let mut order: Vec<u32> = (0..rows.count() as u32).collect();
    let mut chance = Chance::of_seed(SEED);
    let mut sums = vec![0.0_f32; classes];
    let epochs = epochs(rows.size() as u64 * classes as u64, most_updates);
    let steps = (epochs * order.len() as u64) as f32;
    let mut step = 0_u32;
    for _ in 0..epochs {
        chance.shuffle(&mut order);
        for row in &order {
            let rate = RATE * (1.0 - step as f32 / steps);
            step += 1;
            let entries = rows.row(*row as usize);
            sums.fill(0.0);
            for entry in entries {
                let of_feature = &weights[entry.place as usize * classes..][..classes];
                for (sum, weight) in sums.iter_mut().zip(of_feature) {
                    *sum += entry.value * weight;
                }
            }
            to_chances(&mut sums);
            sums[of_row[*row as usize] as usize] -= 1.0;
            for entry in entries {
                let of_feature = &mut weights[entry.place as usize * classes..][..classes];
                let size = rate * entry.value;
                for (weight, error) in of_feature.iter_mut().zip(&sums) {
                    *weight -= size * error;
                }
            }
        }
    }
    weights
}

/// How often every phrasing may be seen, by the weights that this changes each time.
fn epochs(updates: u64, most: u64) -> u64 {
    (most / updates.max(1)).clamp(FEWEST_EPOCHS, EPOCHS)
}

/// From scores to chances that sum up to 1.
pub(crate) fn to_chances(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - most);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sparse::Entry;

    fn rows(places: &[u32]) -> Rows {
        let mut rows = Rows::default();
        for place in places {
            rows.push(&[Entry { place: *place, value: 1.0, content: 1.0 }]);
        }
        rows
    }

    #[test]
    fn a_feature_speaks_for_the_class_that_has_it() {
        let weights = learned(&rows(&[0, 1, 2, 2]), &[0, 1, 0, 1], 2, 3, u64::MAX);
        assert!(weights[0] > 1.0 && weights[1] < -1.0, "{weights:?}");
        assert!(weights[2] < -1.0 && weights[3] > 1.0, "{weights:?}");
        assert!(weights[4].abs() < 1.5, "both have it: {weights:?}");
    }

    #[test]
    fn much_to_learn_is_seen_less_often() {
        assert_eq!(epochs(1_000, 1_000_000), 12);
        assert_eq!(epochs(1_000, 5_000), 5);
        assert_eq!(epochs(1_000, 10), 2);
    }
}
