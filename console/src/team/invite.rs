//! The way to invite a colleague.

use leptos::prelude::*;
use protocol::{Invite, PathAnswer, Role, Team};

use crate::context::words;
use crate::io::address;
use crate::io::resource::Resource;
use crate::io::task::Task;
use crate::parts::copy::Copy;
use crate::parts::field::{Entry, Field, Kind};
use crate::parts::fields;

/// Makes an invitation and shows its link, once.
#[component]
pub(super) fn InviteForm(resource: Resource<Team>) -> impl IntoView {
    let words = words();
    let email = Entry::new();
    let role = RwSignal::new(Role::Agent);
    let link = RwSignal::new(None);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(address) = email.read(words, fields::email)
            && resource.task.get_untracked() != Task::Busy
        {
            link.set(None);
            let invite = Invite { email: address, role: role.get_untracked() };
            resource.change(
                async move |api| api.invite(&invite).await,
                move |made: PathAnswer| {
                    link.set(Some(address::origin() + &made.path));
                    email.text.set(String::new());
                    resource.reload();
                },
            );
        }
    };
    let chosen = move |text: &str| role.set(if text == "admin" { Role::Admin } else { Role::Agent });
    view! {
        <section class="invite">
            <h2>{words.invite_title}</h2>
            <form novalidate on:submit=submit>
                <Field id="invite-email" label=words.email kind=Kind::Email entry=email/>
                <div class="field">
                    <label for="invite-role">{words.role}</label>
                    <select
                        id="invite-role"
                        aria-describedby="invite-role-hint"
                        on:change:target=move |event| chosen(&event.target().value())
                    >
                        <option value="agent">{words.agent}</option>
                        <option value="admin">{words.admin}</option>
                    </select>
                    <p class="field-hint" id="invite-role-hint">{words.role_hint}</p>
                </div>
                <button class="button button-main" type="submit">{words.invite_do}</button>
            </form>
            <div role="status">
                {move || link.get().map(|link: String| view! {
                    <div class="invite-made">
                        <p>{words.invite_made}</p>
                        <Copy text=link label=words.invite_link/>
                    </div>
                })}
            </div>
        </section>
    }
}
