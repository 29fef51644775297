//! Exponent and logarithm by additions and multiplications alone. The platform's own may differ in the last bit between
//! a browser, an isolate and a server; these give every machine the same model. Errors are below 3 in 10 million.

/// e to the power of `x`; 0 far below zero, the largest number far above.
pub(crate) fn exp(x: f32) -> f32 {
    if x < -87.0 {
        return 0.0;
    }
    if x > 88.0 {
        return f32::MAX;
    }
    let doublings = (x * std::f32::consts::LOG2_E).round();
    // ln 2 in two parts, so that the difference loses nothing.
    let rest = (x - doublings * 0.693_359_4) + doublings * 2.121_944_4e-4;
    let series = 1.0 / 720.0;
    let series = series * rest + 1.0 / 120.0;
    let series = series * rest + 1.0 / 24.0;
    let series = series * rest + 1.0 / 6.0;
    let series = series * rest + 0.5;
    let series = series * rest + 1.0;
    let series = series * rest + 1.0;
    series * power_of_two(doublings as i32)
}

/// The natural logarithm of a positive number that is not subnormal.
pub(crate) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let mut doublings = (bits >> 23).cast_signed() - 127;
    let mut rest = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    if rest > std::f32::consts::SQRT_2 {
        rest *= 0.5;
        doublings += 1;
    }
    // ln r = 2 artanh((r - 1) / (r + 1))
    let ratio = (rest - 1.0) / (rest + 1.0);
    let square = ratio * ratio;
    let series = 1.0 / 9.0;
    let series = series * square + 1.0 / 7.0;
    let series = series * square + 0.2;
    let series = series * square + 1.0 / 3.0;
    let series = series * square + 1.0;
    2.0 * ratio * series + doublings as f32 * std::f32::consts::LN_2
}

/// From any number to a chance.
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The logarithm of the sum of what each number is the logarithm of.
pub(crate) fn log_sum_exp(numbers: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = numbers.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + ln(numbers.map(|number| exp(number - most)).sum::<f32>())
}

fn power_of_two(power: i32) -> f32 {
    // `exp` keeps the power between -126 and 127.
    f32::from_bits((power.clamp(-126, 127) + 127).cast_unsigned() << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_and_logarithms_are_near_the_true_ones() {
        for step in -8_000..8_000 {
            let x = step as f32 / 100.0;
            let (ours, true_one) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((ours / true_one - 1.0).abs() < 3e-6, "exp({x}) = {ours}, not {true_one}");
            let positive = exp(x);
            let (ours, true_one) = (f64::from(ln(positive)), f64::from(positive).ln());
            assert!((ours - true_one).abs() < 1e-6 + true_one.abs() * 3e-7, "ln({positive}) = {ours}, not {true_one}");
        }
        assert!(exp(-1_000.0).abs() < f32::MIN_POSITIVE);
        assert!(exp(1_000.0).is_finite());
    }

    #[test]
    fn a_sum_of_exponents_does_not_overflow() {
        let sum = log_sum_exp([1_000.0, 1_000.0].into_iter());
        assert!((sum - 1_000.693_1).abs() < 1e-3, "{sum}");
        assert!(log_sum_exp(std::iter::empty()) < -1e30);
    }
}
