//! When the browser has nothing to do.

use std::time::Duration;

use browser::js;
use wasm_bindgen::closure::Closure;

/// How long to wait where the browser does not say, as Safari long did not.
const ELSE: Duration = Duration::from_secs(1);

/// Calls back then, once.
pub(crate) fn then(call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    let window = js::window();
    if js::call(&window, "requestIdleCallback", &[&call]).is_err() {
        let wait = u32::try_from(ELSE.as_millis()).unwrap_or(u32::MAX);
        let _ = js::call(&window, "setTimeout", &[&call, &wait.into()]);
    }
}
