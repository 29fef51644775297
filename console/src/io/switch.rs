//! A choice between on and off that this device keeps; on until it is turned off.

use browser::storage::{self, Shelf};
use leptos::prelude::*;

/// The choice. Copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Switch {
    on: RwSignal<bool>,
    key: &'static str,
}

impl Switch {
    /// As it was left on this device, kept under `key`.
    pub(crate) fn new(key: &'static str) -> Self {
        Self { on: RwSignal::new(storage::get(Shelf::Device, key).as_deref() != Some("off")), key }
    }

    /// Whether it is on, for a view to follow.
    pub(crate) fn signal(self) -> Signal<bool> {
        self.on.into()
    }

    /// Whether it is on at this moment.
    pub(crate) fn is_on(self) -> bool {
        self.on.get_untracked()
    }

    /// Turns it.
    pub(crate) fn toggle(self) {
        self.on.update(|on| *on = !*on);
        storage::set(Shelf::Device, self.key, if self.is_on() { "on" } else { "off" });
    }
}
