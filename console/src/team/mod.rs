//! Who answers for the site, who was invited, and where one is signed in.

mod devices;
mod invite;
mod photo;

use leptos::prelude::*;
use protocol::{Agent, Invitation, Role, Team};
use words::fill;

pub(crate) use self::devices::DevicesPage;

use self::invite::InviteForm;
use self::photo::Photo;
use crate::context::{context, words};
use crate::io::intl;
use crate::io::resource::Resource;
use crate::parts::confirm::Confirm;
use crate::parts::face::{AgentFace, Size};
use crate::parts::field::TaskFault;
use crate::parts::page::Page;
use crate::texts::Texts;

/// Loads the team and draws it.
#[component]
pub(crate) fn TeamPage() -> impl IntoView {
    let words = words();
    let resource = Resource::load(context().account, async |api| api.team().await);
    let draw = move |team: Signal<Option<Team>>| view! { <Members team resource/> }.into_any();
    view! { <Page title=words.team lead=words.team_lead loaded=resource.loaded.into() draw/> }
}

/// The team. Only admins change it; the others see who is in it.
#[component]
fn Members(team: Signal<Option<Team>>, resource: Resource<Team>) -> impl IntoView {
    let words = words();
    let is_admin = context().is_admin();
    let agents = move || {
        let agents = team.get().map(|team| team.agents).unwrap_or_default();
        agents.into_iter().map(|agent| view! { <Member agent resource/> }).collect_view()
    };
    let open = move || {
        let invitations = team.get().map(|team| team.invitations).filter(|list| !list.is_empty())?;
        let invitations = invitations.into_iter().map(|invitation| view! { <Invited invitation resource/> });
        Some(view! { <h2>{words.invitations}</h2><ul class="entries">{invitations.collect_view()}</ul> })
    };
    view! {
        <TaskFault task=resource.task/>
        <ul class="entries">{agents}</ul>
        {open}
        {is_admin.then(|| view! { <InviteForm resource/> })}
    }
}

#[component]
fn Member(agent: Agent, resource: Resource<Team>) -> impl IntoView {
    let words = words();
    let context = context();
    let Agent { face, email, role } = agent;
    let (id, name) = (face.id, face.name.clone());
    let is_me = id == context.my_id();
    let removal = (context.is_admin() && !is_me).then(|| {
        let remove = Callback::new(move |()| {
            resource.change(async move |api| api.remove_agent(id).await, move |()| resource.reload());
        });
        let question = fill(words.remove_agent, &[("name", &name)]);
        view! { <Confirm label=words.remove question about=name.clone() act=remove/> }
    });
    view! {
        <li class="entry">
            <AgentFace face size=Size::Large/>
            <span class="entry-main">
                <b>{name}{is_me.then(|| view! { <span class="entry-you">{words.you}</span> })}</b>
                <span>{email.to_string()}</span>
            </span>
            <span class="entry-role">{role_name(role, words)}</span>
            <span class="entry-act">{removal}{is_me.then(|| view! { <Photo resource/> })}</span>
        </li>
    }
}

#[component]
fn Invited(invitation: Invitation, resource: Resource<Team>) -> impl IntoView {
    let words = words();
    let Invitation { email, role, expires } = invitation;
    let address = email.to_string();
    let withdraw = move |_| {
        let email = email.clone();
        resource.change(async move |api| api.withdraw(&email).await, move |()| resource.reload());
    };
    view! {
        <li class="entry">
            <span class="face face-large face-blank" aria-hidden="true">"@"</span>
            <span class="entry-main">
                <b>{address.clone()}</b>
                <span>{fill(words.until, &[("when", &intl::moment(expires, words.spoken))])}</span>
            </span>
            <span class="entry-role">{role_name(role, words)}</span>
            <span class="entry-act">
                <button class="button" aria-label=format!("{}: {address}", words.revoke) on:click=withdraw>
                    {words.revoke}
                </button>
            </span>
        </li>
    }
}

fn role_name(role: Role, words: Texts) -> &'static str {
    match role {
        Role::Admin => words.admin,
        Role::Agent => words.agent,
    }
}
