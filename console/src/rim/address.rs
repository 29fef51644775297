//! The page's address: which site, which view. The only module that names `location` and `history`.

use browser::Listener;
use leptos::prelude::*;
use protocol::SiteId;

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

/// The view that the address names, now and whenever it changes.
pub(crate) fn route() -> RwSignal<Route> {
    let route = RwSignal::new(Route::parse(&fragment()));
    let listener = Listener::on(&window(), "hashchange", move |_| route.set(Route::parse(&fragment())));
    // Held by the owner: an agent who signs out takes the listener along.
    StoredValue::new_local(listener);
    route
}

/// Goes to a view; the back button leads back.
pub(crate) fn go(route: Route) {
    let _ = window().location().set_hash(&route.to_string());
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}
