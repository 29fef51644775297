//! With whom one talks: where they are, what they came with, when they first wrote.

use leptos::prelude::*;
use protocol::{Email, Proven, Timestamp, Tracked, VisitorCard};
use reading::is_web;

use super::handle::conversation;
use super::open::Conversations;
use crate::context::{context, words};
use crate::io::intl;
use crate::parts::face::{Size, VisitorFace};
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// Letters of a conversation's id that tell it from others when people speak of it.
const SHORT: usize = 8;

/// The card; on narrow screens only while it is asked for.
#[component]
pub(super) fn Card() -> impl IntoView {
    let words = words();
    let now = context().clock.now;
    let conversation = conversation();
    let (id, card, first_at) = (conversation.id, conversation.view.card, conversation.view.first_at);
    let shows = expect_context::<Conversations>().shows_card;
    let name = Memo::new(move |_| conversation.name(words));
    let is_online = Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.online)));
    let their_zone = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.about.time_zone.clone())));
    let local_time = Memo::new(move |_| {
        let zone = their_zone.get().filter(|zone| !zone.is_empty())?;
        intl::time_in(now.get(), &zone, words.spoken).map(|time| format!("{time} · {}", zone.replace('_', " ")))
    });
    let facts = move || card.get().map(|card| facts(&card, now.get_untracked(), words));
    let first = move || first_at.get().map(|at| fact(words.first_seen, intl::moment(at, words.spoken)));
    let site = context().me.with_value(|me| me.site.clone());
    let zone = js_sys::encode_uri_component(&browser::local_time::zone());
    let spoken = words.spoken.tag();
    let transcript = format!("/api/{site}/conversations/{id}/agent/transcript?lang={spoken}&zone={zone}");
    let short: String = id.to_string().chars().take(SHORT).collect();
    view! {
        <section class="card" class:card-shows=move || shows.get() aria-label=words.about_visitor>
            <button class="tool card-close" aria-label=words.hide_card on:click=move |_| shows.set(false)>
                <Glyph icon=Icon::Close/>
            </button>
            <div class="card-who">
                {move || view! { <VisitorFace conversation=id name=name.get() size=Size::Large/> }}
                <div>
                    <p class="card-name" dir="auto">{name}</p>
                    <p class="card-online" class:card-is-online=move || is_online.get()>
                        {move || if is_online.get() { words.online } else { words.offline }}
                    </p>
                </div>
            </div>
            <dl>
                {facts}
                {move || local_time.get().map(|text| fact(words.local_time, text))}
                {first}
                <dt>{words.conversation_id}</dt>
                <dd><code title=id.to_string()>{short}</code></dd>
            </dl>
            {move || first_at.get().map(|_| view! {
                <a class="card-save" href=transcript.clone() download="">{words.save_talk}</a>
            })}
        </section>
    }
}

fn facts(card: &VisitorCard, now: Timestamp, words: Texts) -> AnyView {
    let page = &card.about.page;
    let title = if page.title.trim().is_empty() { &page.url } else { &page.title };
    let some = |label, text: String| (!text.is_empty()).then(|| fact(label, text));
    let language = &card.about.language;
    let spoken = if language.is_empty() { String::new() } else { intl::language_name(language, words.spoken) };
    let country = if card.country.is_empty() { String::new() } else { intl::country(&card.country, words.spoken) };
    let email = card.said.email.as_ref().map(|email| mail(email, words));
    let proven = card.proven.as_ref().map(|proven| proven_facts(proven, words));
    let unproven = (!card.said.is_empty()).then(|| view! { <dt class="card-unproven">{words.unproven}</dt> });
    view! {
        {proven}
        {email}
        {unproven}
        {(!page.url.is_empty()).then(|| address(words.page, title, &page.url, words.opens_new_tab))}
        {(!page.referrer.is_empty()).then(|| address(words.came_from, &page.referrer, &page.referrer, words.opens_new_tab))}
        {activity(&card.about.tracked, now, words)}
        {some(words.browser, card.browser.clone())}
        {some(words.speaks, spoken)}
        {some(words.country, country)}
    }
    .into_any()
}

/// What the website's scripts report, the newest on top.
fn activity(tracked: &[Tracked], now: Timestamp, words: Texts) -> Option<AnyView> {
    let line = |it: &Tracked| {
        // A clock that is ahead says when it was no later than now.
        let at = intl::moment(it.at.min(now), words.spoken);
        let detail = (!it.detail.is_empty()).then(|| view! { <span dir="auto">{it.detail.clone()}</span> });
        view! { <dd><b dir="auto">{it.name.clone()}</b> " " {detail} " " <time>{at}</time></dd> }
    };
    let lines = tracked.iter().rev().map(line).collect_view();
    (!tracked.is_empty()).then(|| view! { <dt>{words.tracked}</dt>{lines} }.into_any())
}

/// What the website has signed of the visitor, apart from what they say themselves.
fn proven_facts(proven: &Proven, words: Texts) -> AnyView {
    let attrs = proven.attrs.iter().map(|attr| {
        view! { <dt dir="auto">{attr.name.clone()}</dt><dd dir="auto">{attr.value.clone()}</dd> }
    });
    view! {
        <dt class="card-proven">{words.proven}</dt>
        <dt>{words.proven_id}</dt><dd dir="auto">{proven.id.clone()}</dd>
        {proven.email.as_ref().map(|email| mail(email, words))}
        {proven.phone.clone().map(|phone| fact(words.phone, phone))}
        {attrs.collect_view()}
    }
    .into_any()
}

fn mail(email: &Email, words: Texts) -> AnyView {
    let href = format!("mailto:{}", email.as_str());
    view! { <dt>{words.email}</dt><dd><a href=href>{email.as_str().to_owned()}</a></dd> }.into_any()
}

fn fact(label: &'static str, text: String) -> AnyView {
    view! { <dt>{label}</dt><dd dir="auto">{text}</dd> }.into_any()
}

/// A page of the visitor's. The address comes from their browser, so it is a link only if it is one of the web.
fn address(label: &'static str, text: &str, url: &str, title: &'static str) -> AnyView {
    let (text, url) = (text.to_owned(), url.to_owned());
    let shown = url.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    let second = (text != url).then(|| view! { <span class="card-url">{shown.clone()}</span> });
    let text = if text == url { shown.clone() } else { text };
    if is_web(&url) {
        let link = view! {
            <a href=url target="_blank" rel="noopener noreferrer nofollow" title=title dir="auto">{text}</a>
        };
        view! { <dt>{label}</dt><dd>{link}{second}</dd> }.into_any()
    } else {
        view! { <dt>{label}</dt><dd>{text}{second}</dd> }.into_any()
    }
}
