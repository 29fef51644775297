//! The team page.

use leptos::prelude::*;

use crate::app::words;
use crate::rim::clipboard;
use crate::rim::desk::Desk;
use crate::rim::office::Office;
use crate::views::page::Page;
use crate::views::team::Team;

/// Loads the team and draws it.
#[component]
pub(crate) fn TeamPage(desk: Desk) -> impl IntoView {
    let words = words();
    let office = Office::team(desk.door);
    // Outlives the list, which is drawn anew after each change.
    let link = RwSignal::new(None);
    let invite = Callback::new(move |invite| {
        link.set(None);
        office.invite(invite, Callback::new(move |made| link.set(Some(made))));
    });
    let draw = move |team: Signal<Option<protocol::Team>>| {
        view! {
            <Team
                team
                me=desk.my_id()
                is_admin=desk.is_admin()
                doing=office.doing.into()
                link=link.into()
                invite
                withdraw=Callback::new(move |email| office.withdraw(email))
                remove=Callback::new(move |agent| office.remove(agent))
                copy=Callback::new(|text: String| clipboard::copy(&text))
            />
        }
        .into_any()
    };
    view! { <Page title=words.team lead=words.team_lead loaded=office.loaded.into() draw/> }
}
