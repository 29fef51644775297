//! Who answers, who was invited, and the way to invite somebody.

use leptos::prelude::*;
use protocol::{Agent, AgentId, Invitation, Invite, Role, Team as Members};

use crate::app::words;
use crate::rim::intl;
use crate::rules::doing::Doing;
use crate::rules::fields;
use crate::text::Words;
use crate::views::confirm::Confirm;
use crate::views::copy::Copy;
use crate::views::face::{AgentFace, Size};
use crate::views::field::{Fault, Field, Kind};

/// The team. Only admins change it; the others see who is in it.
#[component]
pub(crate) fn Team(
    team: Signal<Option<Members>>,
    me: AgentId,
    is_admin: bool,
    doing: Signal<Doing>,
    link: Signal<Option<String>>,
    invite: Callback<Invite>,
    withdraw: Callback<String>,
    remove: Callback<AgentId>,
    copy: Callback<String, bool>,
) -> impl IntoView {
    let words = words();
    let agent = move |agent: Agent| {
        let face = agent.face.clone();
        let (id, name) = (face.id, face.name.clone());
        let you = (id == me).then(|| view! { <span class="entry-you">{words.you}</span> });
        let removal = (is_admin && id != me).then(|| {
            let act = Callback::new(move |()| remove.run(id));
            view! { <Confirm label=words.remove question=words.remove_agent(&name) about=name.clone() act/> }
        });
        view! {
            <li class="entry">
                <AgentFace face=face size=Size::Large/>
                <span class="entry-main"><b>{name.clone()}{you}</b><span>{agent.email}</span></span>
                <span class="entry-role">{role(agent.role, words)}</span>
                <span class="entry-act">{removal}</span>
            </li>
        }
    };
    let invitation = move |invitation: Invitation| {
        let (email, about) = (invitation.email.clone(), invitation.email.clone());
        view! {
            <li class="entry">
                <span class="face face-large face-blank" aria-hidden="true">"@"</span>
                <span class="entry-main">
                    <b>{invitation.email.clone()}</b>
                    <span>{words.until(&intl::moment(invitation.expires, words.tongue))}</span>
                </span>
                <span class="entry-role">{role(invitation.role, words)}</span>
                <span class="entry-act">
                    <button
                        class="button"
                        aria-label=format!("{}: {about}", words.revoke)
                        on:click=move |_| withdraw.run(email.clone())
                    >
                        {words.revoke}
                    </button>
                </span>
            </li>
        }
    };
    let trouble = Signal::derive(move || doing.with(|doing| doing.trouble().map(|trouble| words.trouble(trouble))));
    let agents = move || team.get().map(|team| team.agents.into_iter().map(agent).collect_view());
    let open = move || {
        let invitations = team.get().map(|team| team.invitations).filter(|list| !list.is_empty())?;
        Some(view! {
            <h2>{words.invitations}</h2>
            <ul class="entries">{invitations.into_iter().map(invitation).collect_view()}</ul>
        })
    };
    view! {
        <Fault id="team-fault" text=trouble/>
        <ul class="entries">{agents}</ul>
        {open}
        {is_admin.then(|| view! { <InviteForm doing link invite copy/> })}
    }
}

#[component]
fn InviteForm(
    doing: Signal<Doing>,
    link: Signal<Option<String>>,
    invite: Callback<Invite>,
    copy: Callback<String, bool>,
) -> impl IntoView {
    let words = words();
    let email = RwSignal::new(String::new());
    let fault = RwSignal::new(None);
    let chosen = RwSignal::new(Role::Agent);
    Effect::new(move |_| {
        if link.with(Option::is_some) {
            email.set(String::new());
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let address = fields::email(&email.read_untracked());
        fault.set(address.as_ref().err().map(|fault| words.fault(fault)));
        if let Ok(email) = address
            && doing.get_untracked() != Doing::Busy
        {
            invite.run(Invite { email, role: chosen.get_untracked() });
        }
    };
    view! {
        <section class="invite">
            <h2>{words.invite_title}</h2>
            <form novalidate on:submit=submit>
                <Field id="invite-email" label=words.email kind=Kind::Email value=email fault=fault/>
                <div class="field">
                    <label for="invite-role">{words.role}</label>
                    <select
                        id="invite-role"
                        aria-describedby="invite-role-hint"
                        on:change:target=move |event| {
                            chosen.set(if event.target().value() == "admin" { Role::Admin } else { Role::Agent });
                        }
                    >
                        <option value="agent">{words.agent}</option>
                        <option value="admin">{words.admin}</option>
                    </select>
                    <p class="field-hint" id="invite-role-hint">{words.role_hint}</p>
                </div>
                <button class="button button-main" type="submit">{words.invite_do}</button>
            </form>
            <div role="status">
                {move || link.get().map(|link| view! {
                    <div class="invite-made">
                        <p>{words.invite_made}</p>
                        <Copy text=link label=words.invite_link copy/>
                    </div>
                })}
            </div>
        </section>
    }
}

fn role(role: Role, words: &Words) -> &'static str {
    match role {
        Role::Admin => words.admin,
        Role::Agent => words.agent,
    }
}
