//! Prices as people of a language write them, by the browser's `Intl`.

use js_sys::Object;
use wasm_bindgen::JsValue;

use crate::js;

/// A decimal number with a point, and the three letters of its currency, as people of that language write it.
pub fn price_text(amount: &str, currency: &str, language: &str) -> String {
    let options: JsValue = Object::new().into();
    js::set(&options, "style", &"currency".into());
    js::set(&options, "currency", &currency.into());
    let format = js::new_of(&js::get(&js::window(), "Intl"), "NumberFormat", &[&language.into(), &options]);
    // Text is as good as a number to it, and loses nothing.
    let text = format.and_then(|format| js::call(&format, "format", &[&amount.into()]));
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| [currency, " ", amount].concat())
}
