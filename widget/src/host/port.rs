//! The frame's end of the port.

use browser::Listener;
use js_sys::{Object, Reflect};
use protocol::Party;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, MessagePort};

/// What the loader is told over it; `widget/loader/loader.js` says what it does about each.
#[derive(Debug, Clone)]
pub(crate) struct Port(MessagePort);

impl Port {
    pub(super) fn new(port: MessagePort) -> Self {
        Self(port)
    }

    /// The frame has painted.
    pub(crate) fn ready(&self) {
        self.post("ready", "", &JsValue::UNDEFINED);
    }

    /// Close the panel.
    pub(crate) fn close(&self) {
        self.post("close", "", &JsValue::UNDEFINED);
    }

    /// Keep this ticket for the frame, or none.
    pub(crate) fn ticket(&self, ticket: Option<&str>) {
        self.post("token", "token", &ticket.map_or(JsValue::NULL, Into::into));
    }

    /// Keep this for this tab.
    pub(crate) fn keep(&self, text: &str) {
        self.post("keep", "kept", &text.into());
    }

    /// So many messages are unread.
    pub(crate) fn unread(&self, count: u32) {
        self.post("unread", "count", &count.into());
    }

    /// A message was said by that side.
    pub(crate) fn message(&self, by: Party) {
        let by = if by == Party::Team { "team" } else { "visitor" };
        self.post("message", "by", &by.into());
    }

    /// Hears what the page asks for beyond what the loader says, as long as the frame lives.
    pub(crate) fn heed(&self, hear: fn(&Self, &JsValue)) {
        let own = self.clone();
        let ear =
            Listener::on(&self.0, "message", move |event| hear(&own, &event.unchecked_ref::<MessageEvent>().data()));
        std::mem::forget(ear);
    }

    /// The page may ask from now on.
    pub(crate) fn able(&self) {
        self.post("able", "", &JsValue::UNDEFINED);
    }

    /// What the page asked for under `id` is done, or refused with a code.
    pub(crate) fn done(&self, id: &JsValue, code: &str) {
        let _ = self.0.post_message(&object(&[("type", &"done".into()), ("id", id), ("code", &code.into())]));
    }

    fn post(&self, kind: &str, name: &str, value: &JsValue) {
        // The host page may be gone; then nobody misses it.
        let _ = self.0.post_message(&object(&[("type", &kind.into()), (name, value)]));
    }
}

/// A plain object.
pub(super) fn object(entries: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Fails only on a frozen object.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
