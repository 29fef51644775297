//! The device's clock.

use protocol::Timestamp;

/// Now, by the device's clock; it may be wrong by any amount, and may jump.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole milliseconds since 1970")]
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as u64)
}
