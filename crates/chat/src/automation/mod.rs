//! What happens by the owner's rules, without a person: functions of what was said and what is known.

pub mod bot;
