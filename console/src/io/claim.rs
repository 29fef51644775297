//! What only one of a person's tabs does. The only module that names `navigator.locks`.

use std::time::Duration;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], catch)]
    fn request(name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// Calls `act`, unless a tab of this browser did so under this `name` less than `hold` ago.
pub(crate) fn alone(name: &str, hold: Duration, act: impl FnOnce() + 'static) {
    let granted = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        act();
        // The lock is held until this resolves.
        Promise::new(&mut |resolve, _| set_timeout(move || drop(resolve.call0(&JsValue::UNDEFINED)), hold)).into()
    });
    let options = Object::new();
    // Fails only on a frozen object.
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    if request(name, &options, granted.unchecked_ref()).is_err() {
        // A browser without locks: each tab for itself.
        let _ = granted.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &JsValue::TRUE);
    }
}
