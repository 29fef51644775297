//! The signed-in agent's page: bar, then inbox, settings, team or devices. Also hears the shortcuts.

use leptos::prelude::*;
use protocol::{FromAgent, Me};

use super::devices::DevicesPage;
use super::inbox::InboxPage;
use super::settings::SettingsPage;
use super::team::TeamPage;
use crate::app::words;
use crate::rim::account::Door;
use crate::rim::address;
use crate::rim::desk::{Desk, Lines};
use crate::rim::keys::{self, Key};
use crate::rim::switch::Switch;
use crate::rules::doing::Trouble;
use crate::rules::fold::Standing;
use crate::rules::route::Route;
use crate::text::{Tongue, Words};
use crate::views::bar::Bar;
use crate::views::help::Help;

/// Opens the desk and draws it, anew in each language.
#[component]
pub(crate) fn DeskPage(door: Door, me: Me) -> impl IntoView {
    let tongue: RwSignal<Tongue> = use_context().unwrap_or_else(|| RwSignal::new(Tongue::En));
    let desk = Desk::open(door, me, tongue);
    let help = RwSignal::new(false);
    let shortcuts = Switch::new("edgewise.shortcuts");
    keys::listen(shortcuts, move |key| obey(desk, help, key));
    move || {
        provide_context(tongue.get().words());
        view! { <Drawn desk help shortcuts/> }
    }
}

#[component]
fn Drawn(desk: Desk, help: RwSignal<bool>, shortcuts: Switch) -> impl IntoView {
    let words = words();
    let my_id = desk.my_id();
    let failed = RwSignal::new(None::<String>);
    let on_failed = Callback::new(move |why: Trouble| failed.set(Some(words.trouble(&why))));
    let colleagues = Memo::new(move |_| desk.inbox.with(|inbox| inbox.colleagues(my_id)));
    let unanswered = Memo::new(move |_| desk.inbox.with(|inbox| inbox.unanswered(my_id)));
    let section = Memo::new(move |_| if desk.route.get().is_inbox() { Route::Inbox } else { desk.route.get() });
    let choose: Callback<Tongue> = use_context().unwrap_or_else(|| Callback::new(|_| ()));
    view! {
        <div class="desk" class:desk-reads=move || desk.route.get().conversation().is_some()>
            <button class="skip" on:click=|_| keys::focus("#pane, .page")>{words.skip}</button>
            <Bar
                me=desk.me.with_value(|me| me.agent.clone())
                site=desk.site_name.into()
                route=section.into()
                unanswered=unanswered.into()
                colleagues=colleagues.into()
                sound=desk.sound.on.signal()
                on_sound=Callback::new(move |()| desk.sound.toggle())
                on_tongue=choose
                on_help=Callback::new(move |()| help.set(true))
                on_sign_out=Callback::new(move |()| desk.door.sign_out(on_failed))
            />
            <div role="status">
                {move || told(desk.lines.get(), words).map(|text| view! { <p class="lost">{text}</p> })}
                {move || failed.get().map(|text| view! { <p class="lost">{text}</p> })}
            </div>
            <p class="unseen" role="status">{move || desk.said.get()}</p>
            {move || match section.get() {
                Route::Inbox | Route::Conversation(_) => view! { <InboxPage desk/> }.into_any(),
                Route::Settings => view! { <SettingsPage desk/> }.into_any(),
                Route::Team => view! { <TeamPage desk/> }.into_any(),
                Route::Devices => view! { <DevicesPage desk/> }.into_any(),
            }}
            <Help open=help letters=shortcuts.signal() on_letters=Callback::new(move |()| shortcuts.toggle())/>
        </div>
    }
}

/// What an agent is told of the lines.
fn told(lines: Lines, words: &Words) -> Option<&'static str> {
    match lines {
        Lines::Well => None,
        Lines::Slow => Some(words.slow),
        Lines::Lost => Some(words.reconnecting),
        Lines::LostUnsaved => Some(words.reconnecting_unsaved),
    }
}

/// What a shortcut does where the agent is.
fn obey(desk: Desk, help: RwSignal<bool>, key: Key) {
    let talk = desk.talks.open.get_untracked();
    let status = talk.and_then(|talk| untrack(|| desk.status(talk.sight)));
    let standing = status.map(|status| Standing::of(&status, desk.my_id()));
    match (key, talk) {
        (Key::Help, _) => help.set(true),
        (Key::Next | Key::Previous, _) if !desk.route.get_untracked().is_inbox() => address::go(Route::Inbox),
        (Key::Next, _) => keys::step(".row", "[aria-current]", 1),
        (Key::Previous, _) => keys::step(".row", "[aria-current]", -1),
        (Key::Back, Some(talk)) => back(talk.sight.conversation),
        (Key::Back, None) => address::go(Route::Inbox),
        (Key::Reply, Some(_)) => keys::focus(".composer textarea"),
        (Key::Take, Some(talk)) if standing == Some(Standing::Waiting) => {
            talk.act(&FromAgent::Take { from: None });
            keys::focus(".composer textarea");
        }
        // Only one's own: a slip of the finger must not close what a colleague answers.
        (Key::Close, Some(talk)) if standing == Some(Standing::Mine) => talk.act(&FromAgent::Close {}),
        _ => {}
    }
}

/// Back to the list, with the focus on the row one comes from.
pub(super) fn back(from: protocol::ConversationId) {
    address::go(Route::Inbox);
    keys::focus(&format!(".row[href$=\"{from}\"]"));
}
