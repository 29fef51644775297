//! The page's address, `/console/SITE/PAGE`. The only module that names `location` and `history`.

use browser::Listener;
use leptos::prelude::*;
use protocol::SiteId;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MouseEvent};

use super::route::{Pass, Route};

/// The site that the page is the console of.
pub(crate) fn site() -> Option<SiteId> {
    pathname().trim_matches('/').split('/').nth(1)?.parse().ok()
}

/// Scheme, host and port.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Loads the page anew: what the server has now.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// A page's address, for a link.
pub(crate) fn href(route: Route) -> String {
    format!("{}{route}", base(&pathname()))
}

/// The one-time pass in the address, taken out of it at once, so that no history and no screenshot keeps it.
pub(crate) fn take_pass() -> Option<Pass> {
    let pass = Pass::parse(&fragment())?;
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&pathname()));
    }
    Some(pass)
}

/// Calls `call` whenever a one-time address is opened in this tab, for as long as the current owner lives.
pub(crate) fn on_pass(call: impl Fn() + 'static) {
    let heard = Listener::on(&window(), "hashchange", move |_| {
        if Pass::parse(&fragment()).is_some() {
            call();
        }
    });
    StoredValue::new_local(heard);
}

/// The page that the address names, now and whenever it changes. A link leads there at once: what is typed right after
/// a click is for what was clicked.
pub(crate) fn route() -> RwSignal<Route> {
    let route = RwSignal::new(named());
    let lead = move || {
        let next = named();
        if route.get_untracked() != next {
            route.set(next);
        }
    };
    let gone_back = Listener::on(&window(), "popstate", move |_| lead());
    let clicked = Listener::on(&window(), "click", move |event| {
        if let Some(path) = followed(event.unchecked_ref()) {
            event.prevent_default();
            push(&path);
            lead();
        }
    });
    // Held by the owner: an agent who signs out takes the listeners along.
    StoredValue::new_local([gone_back, clicked]);
    route
}

/// Goes to a page; the back button leads back.
pub(crate) fn go(to: RwSignal<Route>, route: Route) {
    push(&href(route));
    to.set(route);
}

fn named() -> Route {
    let path = pathname();
    Route::parse(path.strip_prefix(base(&path)).unwrap_or_default())
}

/// Where on this console a click leads, unless it opens a tab or a window.
fn followed(event: &MouseEvent) -> Option<String> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0;
    if elsewhere || event.default_prevented() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href^='/console/']").ok()??;
    link.get_attribute("href").filter(|href| base(href) == base(&pathname()))
}

/// `/console/SITE`
fn base(path: &str) -> &str {
    let end = path.match_indices('/').nth(2).map_or(path.len(), |(place, _)| place);
    &path[..end]
}

fn push(path: &str) {
    if let Ok(history) = window().history()
        && pathname() != path
    {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

fn pathname() -> String {
    window().location().pathname().unwrap_or_default()
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn the_console_of_a_site_has_one_beginning() {
        for path in ["/console/main", "/console/main/", "/console/main/settings", "/console/main/conversations/x"] {
            assert_eq!(base(path), "/console/main", "{path}");
        }
    }
}
