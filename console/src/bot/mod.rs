//! The bot's page: whether it answers, what it knows, and what it would make of a question.

mod draft;
mod editor;
mod exchange;
mod filling;
mod library;
mod list;
mod plan;
mod start;
mod trial;

use leptos::prelude::*;

use self::exchange::Exchange;
use self::filling::{Filling, Progress};
use self::library::{Known, Library};
use self::list::AnswerList;
use self::trial::Trial;
use crate::context::{context, words};
use crate::parts::field::TaskFault;
use crate::parts::page::Page;
use crate::settings::BotForm;

/// Loads what the bot knows, and draws it. Agents who are no admins read and try it.
#[component]
pub(crate) fn BotPage() -> impl IntoView {
    let words = words();
    let library = Library::load(context().account);
    let draw = move |known: Signal<Option<Known>>| match known.get_untracked() {
        Some(Known { settings, .. }) => {
            let is_admin = context().is_admin();
            let filling = Filling::new(library);
            let knows_nothing =
                Signal::derive(move || library.with(|known| Some(known.answers.is_empty())) == Some(true));
            view! {
                {(!is_admin).then(|| view! { <p class="front-notice">{words.read_only}</p> })}
                <div class="settings bot">
                    <div>
                        <BotForm settings knows_nothing/>
                        <section class="bot-answers" aria-labelledby="bot-answers">
                            <TaskFault task=library.task()/>
                            <AnswerList library filling/>
                            {is_admin.then(|| view! { <Progress filling/> })}
                            <Exchange library filling/>
                        </section>
                    </div>
                    <Trial library/>
                </div>
            }
            .into_any()
        }
        None => ().into_any(),
    };
    view! { <Page title=words.bot lead=words.bot_lead loaded=library.loaded() draw/> }
}
