//! What the website's own scripts ask of the chat, through `widget/loader/page.js`. Only a later part takes it.

use protocol::Body;
use wasm_bindgen::JsValue;

use super::draft::cleaned;
use super::{Talk, Writing};
use crate::host::Port;
use crate::page::field;
use crate::wire::json::Json as _;

impl Talk {
    /// Takes what they ask from now on, and tells them so.
    pub(crate) fn take_calls(self) {
        self.tell(|port| {
            port.heed(called);
            port.able();
        });
    }

    /// Puts a text into the empty field.
    fn prefill(self, text: String) -> &'static str {
        if self.writing() != Writing::New || !field::value().is_empty() {
            return "draft_exists";
        }
        field::set(&text);
        self.write(text);
        ""
    }

    /// Says a text as the visitor.
    fn say(self, text: &str) -> &'static str {
        if Body::try_from(text).is_err() {
            return "bad_text";
        }
        self.choose(text);
        ""
    }
}

fn called(port: &Port, data: &JsValue) {
    let text = || {
        let text = data.get("text").text().unwrap_or_default();
        cleaned(&text).unwrap_or(text)
    };
    let code = match data.get("type").text().as_deref() {
        Some("able") => return port.able(),
        Some("prefill") => Talk.prefill(text()),
        Some("say") => Talk.say(&text()),
        _ => return,
    };
    port.done(&data.get("id"), code);
}
