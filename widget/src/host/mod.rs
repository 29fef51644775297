//! The loader on the host page: one handshake, then one port. `widget/loader/loader.js` says what travels.

mod port;

use std::cell::RefCell;

use browser::Listener;
use protocol::Page;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort, Window};

pub(crate) use self::port::Port;
use self::port::object;
use crate::wire::json::Json as _;

/// What the loader says.
#[derive(Debug)]
pub(crate) enum FromHost {
    /// First: what it keeps for the frame, and where the visitor is.
    Hello {
        port: Port,
        ticket: Option<String>,
        kept: Option<String>,
        /// Whether it may keep anything.
        saves: bool,
        page: Page,
    },
    /// The ticket that it keeps now; before whatever else is said.
    Ticket(String),
    Open,
    Close,
    Page(Page),
    /// Who the visitor is, as the website signed it.
    Identify(JsValue),
    Suspend,
    Resume,
}

/// Whether the app stands in a frame at all.
pub(crate) fn is_framed() -> bool {
    web_sys::window().is_some_and(|window| parent(&window).is_some_and(|parent| parent != window))
}

/// Tells the loader that the app runs, and hears what it says from then on.
/// Only the parent window is obeyed, and only on an origin that the site allows.
pub(crate) fn listen(origins: &'static [String], hear: fn(FromHost)) {
    let Some(window) = web_sys::window() else { return };
    let Some(parent) = parent(&window) else { return };
    let from = JsValue::from(&parent);
    let ears = RefCell::new(None);
    let meet = Listener::on(&window, "message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        let data = event.data();
        let trusted =
            event.source().is_some_and(|source| JsValue::from(source) == from) && origins.contains(&event.origin());
        if !trusted || ears.borrow().is_some() || data.get("edgewise").text().as_deref() != Some("hello") {
            return;
        }
        let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() else { return };
        ears.replace(Some(Listener::on(&port, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(ticket) = data.get("token").text() {
                hear(FromHost::Ticket(ticket));
            }
            if let Some(said) = read(&data) {
                hear(said);
            }
        })));
        port.start();
        let (ticket, kept) = (data.get("token").text(), data.get("kept").text());
        let (saves, page) = (data.get("saves").is_truthy(), page(&data.get("page")));
        hear(FromHost::Hello { port: Port::new(port), ticket, kept, saves, page });
    });
    // As long as the frame.
    std::mem::forget(meet);
    // To anybody: it says nothing but that it is there, and `frame-ancestors` has chosen who may frame it.
    let _ = parent.post_message(&object(&[("edgewise", &"ready".into())]), "*");
}

fn parent(window: &Window) -> Option<Window> {
    window.parent().ok()?
}

fn read(data: &JsValue) -> Option<FromHost> {
    Some(match data.get("type").text()?.as_str() {
        "open" => FromHost::Open,
        "close" => FromHost::Close,
        "page" => FromHost::Page(page(data)),
        "identify" => FromHost::Identify(data.clone()),
        "suspend" => FromHost::Suspend,
        "resume" => FromHost::Resume,
        _ => return None,
    })
}

fn page(data: &JsValue) -> Page {
    let part = |name| data.get(name).text().unwrap_or_default();
    Page { url: part("url"), title: part("title"), referrer: part("referrer") }
}
