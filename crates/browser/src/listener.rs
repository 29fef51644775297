//! Event listeners that end with their owner.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// A listener on anything that has events; dropped, it hears nothing more.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    hear: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `hear` for every event `name` of `target`.
    pub fn on(target: &EventTarget, name: &'static str, hear: impl Fn(Event) + 'static) -> Self {
        let hear = Closure::<dyn Fn(Event)>::new(hear);
        // Fails only for a listener that is no function.
        let _ = target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
        Self { target: target.clone(), name, hear }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.hear.as_ref().unchecked_ref());
    }
}
