//! The settings page.

use leptos::prelude::*;

use crate::app::words;
use crate::rim::desk::Desk;
use crate::rim::office::Office;
use crate::rim::{address, clipboard};
use crate::views::page::Page;
use crate::views::settings::Settings;

/// Loads the settings and draws them.
#[component]
pub(crate) fn SettingsPage(desk: Desk) -> impl IntoView {
    let words = words();
    let office = Office::settings(desk.door);
    let site = desk.me.with_value(|me| me.site.clone());
    let tag = format!("<script async src=\"{}/{site}.js\"></script>", address::origin());
    let saved = Callback::new(move |name| desk.site_name.set(name));
    let draw = move |settings: Signal<Option<protocol::Settings>>| {
        let Some(settings) = settings.get_untracked() else { return ().into_any() };
        let save = Callback::new(move |settings| office.save(settings, saved));
        let copy = Callback::new(|text: String| clipboard::copy(&text));
        view! { <Settings settings tag=tag.clone() is_admin=desk.is_admin() doing=office.doing save copy/> }.into_any()
    };
    view! { <Page title=words.settings lead=words.settings_lead loaded=office.loaded.into() draw/> }
}
