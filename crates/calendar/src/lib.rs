//! Days as people count them, and which of them are public holidays. Knows no hours, no zones and no clock.

mod country;
mod date;
mod easter;
mod holiday;

pub use chrono::Weekday;

pub use country::Country;
pub use date::{Date, DateError};
pub use holiday::Holiday;
