//! JSON: what the browser parsed, walked through by name, and objects written in small pieces.
//!
//! Not by `serde_json`, as everywhere else: for these frames it is 20 KB where the browser's own parser is one.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::prelude::*;

/// A value that was parsed. The tests walk through `serde_json`'s, and so compare both on the same text.
pub(crate) trait Json: Sized {
    /// What stands under this name; something that is neither text, number nor list where nothing does.
    fn get(&self, name: &str) -> Self;
    /// A string.
    fn text(&self) -> Option<String>;
    /// A whole number from 0 to 2^53.
    fn number(&self) -> Option<u64>;
    /// A list.
    fn list(&self) -> Option<Vec<Self>>;
    /// The first name of an object.
    fn name(&self) -> Option<String>;

    /// The kind and the content of a value of an enum: `"kind"` or `{"kind": content}`.
    fn tag(&self) -> Option<(String, Self)> {
        let kind = self.text().or_else(|| self.name())?;
        let content = self.get(&kind);
        Some((kind, content))
    }
}

/// Reads a whole text; nothing when it is not JSON.
pub(crate) fn parse(text: &str) -> Option<JsValue> {
    JSON::parse(text).ok()
}

impl Json for JsValue {
    fn get(&self, name: &str) -> Self {
        Reflect::get(self, &name.into()).unwrap_or(Self::UNDEFINED)
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::float_cmp)]
    fn number(&self) -> Option<u64> {
        // Whatever is not such a number comes back as another.
        self.as_f64().filter(|number| *number as u64 as f64 == *number).map(|number| number as u64)
    }

    fn list(&self) -> Option<Vec<Self>> {
        self.dyn_ref::<Array>().map(Array::to_vec)
    }

    fn name(&self) -> Option<String> {
        Reflect::own_keys(self).ok()?.get(0).as_string()
    }
}

/// An object; the values are JSON already.
pub(crate) fn object(entries: &[(&str, &str)]) -> String {
    let mut text = String::from("{");
    for (name, value) in entries {
        if text.len() > 1 {
            text.push(',');
        }
        text.extend(["\"", *name, "\":", *value]);
    }
    text.push('}');
    text
}

/// A string.
#[cfg(not(test))]
pub(crate) fn quote(text: &str) -> String {
    let written = JSON::stringify(&text.into()).ok().and_then(|text| text.as_string());
    written.unwrap_or_default()
}

#[cfg(test)]
pub(crate) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
impl Json for serde_json::Value {
    fn get(&self, name: &str) -> Self {
        self.as_object().and_then(|map| map.get(name)).cloned().unwrap_or_default()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<u64> {
        self.as_u64()
    }

    fn list(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn name(&self) -> Option<String> {
        self.as_object()?.keys().next().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_written_as_its_entries() {
        assert_eq!(object(&[]), "{}");
        assert_eq!(object(&[("a", "1"), ("b", &quote("\"\n"))]), r#"{"a":1,"b":"\"\n"}"#);
    }
}
