//! The settings page: what visitors see and where, a form for each part, with a preview of what is not yet saved.

mod bot;
mod endings;
mod form;
mod frame;
mod greetings;
mod hours;
mod identity;
mod inputs;
mod look;
mod part;
mod preview;
mod profile;
mod scale;

use leptos::prelude::*;
use protocol::{Endings, Greetings, Hours, Identity, Look, Profile, Scale, Settings};
use words::Formality;

pub(crate) use self::bot::BotForm;

use self::form::Form;
use self::frame::framed;
use self::hours::HoursFields;
use self::identity::Keys;
use self::inputs::field;
use self::part::Part;
use self::preview::Preview;
use crate::context::{context, words};
use crate::io::address;
use crate::io::resource::Resource;
use crate::parts::copy::Copy;
use crate::parts::page::Page;

/// Loads the settings and draws them.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let words = words();
    let resource = Resource::load(context().account, async |api| api.settings().await);
    let draw = move |settings: Signal<Option<Settings>>| match settings.get_untracked() {
        Some(settings) => view! { <Parts settings/> }.into_any(),
        None => ().into_any(),
    };
    view! { <Page title=words.settings lead=words.settings_lead loaded=resource.loaded.into() draw/> }
}

/// All parts. Agents who are no admins read them.
#[component]
fn Parts(settings: Settings) -> impl IntoView {
    let words = words();
    let context = context();
    let is_admin = context.is_admin();
    let saved = Callback::new(move |settings: Settings| {
        context.site_name.set(settings.profile.value.name.into());
        context.formality.set(Formality::of(settings.look.value.formal));
    });
    let profile: Form<Profile> = Form::new(&settings, saved);
    let look: Form<Look> = Form::new(&settings, saved);
    let greetings: Form<Greetings> = Form::new(&settings, saved);
    let identity: Form<Identity> = Form::new(&settings, saved);
    let endings: Form<Endings> = Form::new(&settings, saved);
    let hours: Form<Hours> = Form::new(&settings, saved);
    let scale: Form<Scale> = Form::new(&settings, saved);
    // The preview keeps the last colour that was one while another is being typed.
    let shown = Memo::new(move |before: Option<&Look>| match before {
        Some(before) if !look.is_sound() => before.clone(),
        _ => look.edited(),
    });
    let name = Signal::derive(move || profile.edited().name.into());
    let language = words.spoken.tag();
    let greetings_shown = Memo::new(move |_| {
        let edited = greetings.edited();
        edited.of(language).map(|(first, rest)| (first.to_owned(), rest.to_owned()))
    });
    let site = context.me.with_value(|me| me.site.clone());
    let tag = format!("<script async src=\"{}/{site}.js\"></script>", address::origin());
    view! {
        {(!is_admin).then(|| view! { <p class="front-notice">{words.read_only}</p> })}
        <div class="settings">
            <div>
                <PartForm form=profile/>
                <PartForm form=look/>
                <PartForm form=greetings/>
                <PartForm form=hours><HoursFields form=hours/></PartForm>
                <PartForm form=endings/>
                {is_admin.then(|| view! { <PartForm form=identity/><Keys form=identity/><PartForm form=scale/> })}
            </div>
            <section class="settings-side">
                <h2>{words.preview}</h2>
                <Preview name look=shown greeting=greetings_shown/>
            </section>
            <section class="settings-tag">
                <h2>{words.tag}</h2>
                <p class="field-hint">{words.tag_hint}</p>
                <Copy text=tag label=words.tag/>
            </section>
        </div>
    }
}

/// A part's fields, one below the other (`children`, where they are no usual ones), with what stands around them.
#[component]
fn PartForm<P: Part>(form: Form<P>, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let field = |(place, setting)| field(form, place, setting);
    let fields = match children {
        Some(children) => children(),
        None => P::SETTINGS.iter().enumerate().map(field).collect_view().into_any(),
    };
    framed(form, fields)
}
