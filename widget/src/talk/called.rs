//! What the website's own scripts ask of the chat, through `widget/loader/page.js`. Only a later part takes it.

use protocol::{Body, Timestamp, Tracked};
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
            port.heed(|port, data| {
                // The host's word, of which the rest of the app tells this part.
                if data.get("type").text().as_deref() != Some("identify") {
                    called(port, data);
                }
            });
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

    /// Tells what the page has reported up to now.
    fn track(self, all: &[JsValue]) {
        let tracked = all.iter().filter_map(|it| {
            let (at, name) = (it.get("at").number().map(Timestamp)?, it.get("name").text()?);
            Some(Tracked { at, name, detail: it.get("detail").text().unwrap_or_default() })
        });
        self.own().tracked.replace(tracked.collect());
        if let Some(wire) = self.wire() {
            self.tell_about(&wire);
        }
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

impl Talk {
    /// Whether the page has asked for something that only a later part can do.
    pub(crate) fn is_asked(self) -> bool {
        self.own().asked.borrow().is_some()
    }

    /// Does it.
    pub(crate) fn answer_page(self) {
        if let Some(asked) = self.own().asked.take() {
            self.tell(|port| called(port, &asked));
        }
    }
}

fn called(port: &Port, data: &JsValue) {
    let text = || {
        let text = data.get("text").text().unwrap_or_default();
        cleaned(&text).unwrap_or(text)
    };
    let code = match data.get("type").text().as_deref() {
        Some("able") => return port.able(),
        Some("identify") => {
            let (port, id) = (port.clone(), data.get("id"));
            return Talk.identify(data.get("text").text().unwrap_or_default(), move |code| port.done(&id, code));
        }
        Some("prefill") => Talk.prefill(text()),
        Some("say") => Talk.say(&text()),
        Some("track") => return Talk.track(&data.get("tracked").list().unwrap_or_default()),
        _ => return,
    };
    port.done(&data.get("id"), code);
}
