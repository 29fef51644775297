//! The way to the loader on the host page: one handshake, then one port. What travels stands in `loader.js`.

use std::cell::Cell;

use browser::Listener;
use js_sys::{Object, Reflect};
use protocol::Page;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use crate::ticket::Ticket;

/// What the loader says.
#[derive(Debug)]
pub(crate) enum FromHost {
    /// Once, first: the mirrored ticket, what it keeps for this tab, where the visitor is.
    Hello {
        port: Port,
        ticket: Option<String>,
        kept: Option<String>,
        /// Whether it may keep anything.
        saves: bool,
        page: Page,
    },
    /// The mirrored ticket as it is now; before whatever else is said.
    Ticket(String),
    Open,
    Close,
    Page(Page),
    Suspend,
    Resume,
}

/// The frame's end of the port.
#[derive(Debug, Clone)]
pub(crate) struct Port(MessagePort);

impl Port {
    /// The frame has painted.
    pub(crate) fn ready(&self) {
        self.post("ready", "", &JsValue::UNDEFINED);
    }

    /// Close the panel.
    pub(crate) fn close(&self) {
        self.post("close", "", &JsValue::UNDEFINED);
    }

    /// Mirror this, or nothing any more.
    pub(crate) fn ticket(&self, ticket: Option<&Ticket>) {
        self.post("token", "token", &ticket.map_or(JsValue::NULL, |ticket| ticket.text().into()));
    }

    /// Keep this for this tab.
    pub(crate) fn keep(&self, text: &str) {
        self.post("keep", "kept", &text.into());
    }

    /// So many messages are unread.
    pub(crate) fn unread(&self, count: u32) {
        self.post("unread", "count", &count.into());
    }

    fn post(&self, kind: &str, name: &str, value: &JsValue) {
        // The host page may be gone; then nobody misses it.
        let _ = self.0.post_message(&object(&[("type", &kind.into()), (name, value)]));
    }
}

/// Whether the app stands in a frame at all.
pub(crate) fn is_framed() -> bool {
    web_sys::window().is_some_and(|window| parent(&window).is_some_and(|parent| parent != window))
}

/// Tells the loader that the app runs, and hears what it says from then on.
/// Only the parent window is obeyed, and only on an origin that the site allows.
pub(crate) fn listen(origins: Vec<String>, hear: impl Fn(FromHost) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(parent) = parent(&window) else { return };
    let from = JsValue::from(&parent);
    let greeted = Cell::new(false);
    let meet = Listener::on(&window, "message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        let data = event.data();
        let trusted =
            event.source().is_some_and(|source| JsValue::from(source) == from) && origins.contains(&event.origin());
        if !trusted || greeted.get() || text(&data, "edgewise").as_deref() != Some("hello") {
            return;
        }
        let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() else { return };
        greeted.set(true);
        let told = hear.clone();
        let hear_port = Listener::on(&port, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(ticket) = text(&data, "token") {
                told(FromHost::Ticket(ticket));
            }
            if let Some(said) = read(&data) {
                told(said);
            }
        });
        port.start();
        // Both listeners live as long as the frame does.
        std::mem::forget(hear_port);
        let (ticket, kept, saves) = (text(&data, "token"), text(&data, "kept"), get(&data, "saves").is_truthy());
        hear(FromHost::Hello { port: Port(port), ticket, kept, saves, page: page(&get(&data, "page")) });
    });
    std::mem::forget(meet);
    // To anybody: it says nothing but that it is there, and `frame-ancestors` has chosen who may frame it.
    let _ = parent.post_message(&object(&[("edgewise", &"ready".into())]), "*");
}

fn parent(window: &web_sys::Window) -> Option<web_sys::Window> {
    window.parent().ok()?
}

fn read(data: &JsValue) -> Option<FromHost> {
    Some(match text(data, "type")?.as_str() {
        "open" => FromHost::Open,
        "close" => FromHost::Close,
        "page" => FromHost::Page(page(data)),
        "suspend" => FromHost::Suspend,
        "resume" => FromHost::Resume,
        _ => return None,
    })
}

fn page(data: &JsValue) -> Page {
    let part = |name| text(data, name).unwrap_or_default();
    Page { url: part("url"), title: part("title"), referrer: part("referrer") }
}

fn text(data: &JsValue, name: &str) -> Option<String> {
    get(data, name).as_string()
}

/// Undefined, too, of what is no object: anybody may post anything.
fn get(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn object(entries: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
