//! The page's address: which site, which view. The only module that names `location` and `history`.

use browser::Listener;
use leptos::prelude::*;
use protocol::SiteId;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, MouseEvent};

use crate::rules::route::{Pass, Route};

/// The site that the page is the console of: `/console/SITE`.
pub(crate) fn site() -> Option<SiteId> {
    let path = window().location().pathname().ok()?;
    path.trim_matches('/').split('/').nth(1)?.parse().ok()
}

/// Scheme, host and port.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The one-time pass in the address, taken out of it at once, so that no history and no screenshot keeps it.
pub(crate) fn take_pass() -> Option<Pass> {
    let pass = Pass::parse(&fragment())?;
    let path = window().location().pathname().unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    Some(pass)
}

/// The view that the address names, now and whenever it changes. A link leads there at once: browsers tell of the new
/// address later, and what is typed until then would be said in the conversation before.
pub(crate) fn route() -> RwSignal<Route> {
    let route = RwSignal::new(Route::parse(&fragment()));
    let leads = move |fragment: &str| {
        let next = Route::parse(fragment);
        if route.get_untracked() != next {
            route.set(next);
        }
    };
    let changed = Listener::on(&window(), "hashchange", move |_| leads(&fragment()));
    let clicked = Listener::on(&window(), "click", move |event| {
        if let Some(fragment) = followed(event.unchecked_ref()) {
            leads(&fragment);
        }
    });
    // Held by the owner: an agent who signs out takes the listeners along.
    StoredValue::new_local([changed, clicked]);
    route
}

/// Where on this page a click leads, unless it opens a tab or a window.
fn followed(event: &MouseEvent) -> Option<String> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0;
    if elsewhere || event.default_prevented() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href^='#/']").ok()??;
    link.get_attribute("href")
}

/// Goes to a view; the back button leads back.
pub(crate) fn go(route: Route) {
    let _ = window().location().set_hash(&route.to_string());
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}
