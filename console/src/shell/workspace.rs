//! All that a signed-in agent has before them: the bar, a page, the shortcuts. Lives until the sign-in ends.

use browser::is_visible;
use leptos::prelude::*;
use protocol::{ConversationId, Me, Section, Status, Summary};
use words::fill;

use super::bar::Bar;
use super::connection::Connection;
use super::help::Help;
use super::{beside, pages, shortcuts};
use crate::context::{Context, LanguageChoice, context, words};
use crate::conversation::Conversations;
use crate::inbox::{Inbox, List};
use crate::io::account::Account;
use crate::io::route::Route;
use crate::io::sound::Sound;
use crate::io::switch::Switch;
use crate::io::task::Trouble;
use crate::io::{focus, title};
use crate::parts::names::name_of;
use crate::texts::Texts;

/// Opens the workspace and draws it, anew in each language.
#[component]
pub(super) fn WorkspacePage(account: Account, me: Me) -> impl IntoView {
    let choice: LanguageChoice = expect_context();
    let context = Context::new(account, me);
    let (sound, said) = (Sound::new(), RwSignal::new(String::new()));
    let inbox = Inbox::open(context, Callback::new(move |row| announce(context, choice, sound, said, &row)));
    let listed = Callback::new(move |conversation: ConversationId| -> Option<Status> {
        inbox.list.with(|list| list.row(conversation).map(|row| row.status.clone()))
    });
    let conversations = Conversations::follow(context, listed);
    let connection = Connection::of(context, inbox, conversations);
    let (help, letters) = (RwSignal::new(false), Switch::new("edgewise.shortcuts"));
    // Which page is shown, whatever is open on it.
    let section = Memo::new(move |_| context.route.get().section());
    provide_context(context);
    provide_context(inbox);
    provide_context(conversations);
    beside::load_ahead(inbox);
    shortcuts::listen(letters, context, conversations, help);
    Effect::new(move |_| {
        let words = Texts::of(choice.get());
        let unanswered = inbox.list.with(List::unanswered);
        let page = pages::title(section.get(), words);
        title::set(&context.site_name.with(|site| words.page_title(page, unanswered, site)));
    });
    choice.draw(move || view! { <Drawn connection sound said help letters section/> }.into_any())
}

#[component]
fn Drawn(
    connection: Memo<Connection>,
    sound: Sound,
    said: RwSignal<String>,
    help: RwSignal<bool>,
    letters: Switch,
    section: Memo<Route>,
) -> impl IntoView {
    let (words, context) = (words(), context());
    let failed = RwSignal::new(None::<String>);
    let on_failed = Callback::new(move |why: Trouble| failed.set(Some(words.trouble(&why))));
    let told = move |text: Option<String>| text.map(|text| view! { <p class="lost">{text}</p> });
    let reads = move || context.route.with(|route| *route != route.section());
    view! {
        <div class="desk" class:desk-reads=reads>
            <button class="skip" on:click=|_| focus::focus("#pane, .page")>{words.skip}</button>
            <Bar
                section
                sound
                on_help=Callback::new(move |()| help.set(true))
                on_sign_out=Callback::new(move |()| context.account.sign_out(on_failed))
            />
            <div role="status">
                {move || told(connection.get().sentence(words))}
                {move || told(failed.get())}
            </div>
            <p class="unseen" role="status">{said}</p>
            {move || pages::draw(section.get())}
            <Help open=help letters/>
        </div>
    }
}

/// Rings, and tells screen readers who waits. What one has before one's eyes needs no sound.
fn announce(context: Context, choice: LanguageChoice, sound: Sound, said: RwSignal<String>, row: &Summary) {
    if Section::of(&row.status, context.my_id()) == Section::Waiting {
        let words = choice.texts();
        said.set(fill(words.now_waits, &[("name", &name_of(row.conversation, row.name.as_ref(), words))]));
    } else if is_visible() && context.shows(row.conversation) {
        return;
    }
    sound.ring();
}
