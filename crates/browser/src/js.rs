//! The browser's objects by their names. A binding for each would be code that every visitor loads before they can type,
//! for what few of them use: only through these few can all of it come later.

use std::pin::Pin;
use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The global object.
pub fn window() -> JsValue {
    web_sys::window().map(JsValue::from).unwrap_or_default()
}

/// What stands under that name; nothing where nothing does.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Puts it there.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    // What cannot be set has no effect, as in a browser.
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a method.
pub fn call(of: &JsValue, name: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name).unchecked_into();
    Reflect::apply(&method, of, &list(with))
}

/// Makes an object of that class.
pub fn new(class: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    new_of(&window(), class, with)
}

/// The same where the class is not global.
pub fn new_of(within: &JsValue, class: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(within, class).unchecked_into();
    Reflect::construct(&class, &list(with))
}

/// A wait, boxed: whoever waits for it calls it, where a copy of it would be part of them.
pub type Wait<T> = Pin<Box<dyn Future<Output = T>>>;

/// Waits until the browser calls what `start` is given, and says with what.
pub fn called(start: impl FnOnce(&JsValue)) -> Wait<JsValue> {
    let mut start = Some(start);
    let promise = Promise::new(&mut |done, _| {
        if let Some(start) = start.take() {
            start(&done);
        }
    });
    Box::pin(async move { JsFuture::from(promise).await.unwrap_or_default() })
}

/// Waits for a promise; nothing where it is broken.
pub fn kept(promise: Result<JsValue, JsValue>) -> Wait<Option<JsValue>> {
    Box::pin(async move {
        let promise: Promise = promise.ok()?.unchecked_into();
        JsFuture::from(promise).await.ok()
    })
}

/// Waits.
pub fn sleep(wait: Duration) -> Wait<JsValue> {
    let milliseconds = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
    called(|done| _ = call(&window(), "setTimeout", &[done, &milliseconds.into()]))
}

/// How large a `Blob` is, in bytes; more than that counts as no more.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast stops at the largest number")]
pub fn size(blob: &JsValue) -> u32 {
    get(blob, "size").as_f64().unwrap_or_default() as u32
}

fn list(values: &[&JsValue]) -> Array {
    let list = Array::new();
    for value in values {
        list.push(value);
    }
    list
}
