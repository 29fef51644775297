//! Random bits, from the browser's own source.

use js_sys::Math;

/// 32 random bits, for jitter.
pub fn bits() -> u32 {
    let [a, b, c, d, ..] = key();
    u32::from_le_bytes([a, b, c, d])
}

/// 128 random bits, for an id.
pub fn key() -> [u8; 16] {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        // No browser is without `crypto`; if one were, ids from here are still better than equal ones.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255 fits")]
        bytes.fill_with(|| (Math::random() * 256.0) as u8);
    }
    bytes
}
