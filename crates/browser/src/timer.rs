//! One-shot timers that end with their owner.

use std::time::Duration;

use wasm_bindgen::prelude::*;

/// A call in the future; dropped, it never comes.
#[derive(Debug)]
pub struct Timer {
    handle: i32,
    // The browser calls it; it must live as long as the timer may fire.
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `call` once, not before `wait` has passed. Waits over 24 days are cut, as the browser cannot hold them.
    pub fn after(wait: Duration, call: impl FnOnce() + 'static) -> Self {
        let call = Closure::once(call);
        let wait = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
        let set = |window: web_sys::Window| {
            let function = call.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, wait).ok()
        };
        let handle = web_sys::window().and_then(set).unwrap_or_default();
        Self { handle, _call: call }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}
