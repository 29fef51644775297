//! What the bot would make of a question, and where it was not right, the way to teach it.

use leptos::prelude::*;
use protocol::{Answer, AnswerId, Opinion, Verdict};
use words::fill;

use super::library::Library;
use crate::context::{context, words};
use crate::io::resource::run;
use crate::io::task::Task;
use crate::parts::body::Body;

/// What was asked, and what the bot makes of it.
#[derive(Debug, Clone, PartialEq)]
struct Tried {
    question: String,
    opinion: Opinion,
    /// The best answers, as they are stored.
    answers: Vec<Answer>,
}

/// The question's field, and what comes of it.
#[component]
pub(super) fn Trial(library: Library) -> impl IntoView {
    let words = words();
    let is_admin = context().is_admin();
    let (text, task) = (RwSignal::new(String::new()), RwSignal::new(Task::Nothing));
    let tried = RwSignal::new(None::<Tried>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let question = text.with_untracked(|text| text.trim().to_owned());
        if question.is_empty() || task.with_untracked(|task| *task == Task::Busy) {
            return;
        }
        let asked = question.clone();
        run(
            library.account(),
            task,
            async move |api| api.try_question(asked).await,
            move |opinion| {
                let stored = |id: &AnswerId| untrack(|| library.answer(*id));
                let answers = opinion.answers.iter().filter_map(stored).collect();
                tried.set(Some(Tried { question, opinion, answers }));
            },
        );
    };
    let trouble = move || task.with(|task| task.trouble().map(|trouble| words.trouble(trouble)));
    let shown = move || {
        tried.get().map(|tried| {
            let question = tried.question.clone();
            view! {
                <Outcome tried/>
                {is_admin.then(|| view! { <Teach library question/> })}
            }
        })
    };
    view! {
        <section class="bot-trial settings-side" aria-labelledby="bot-trial">
            <h2 id="bot-trial">{words.bot_try}</h2>
            <form novalidate on:submit=submit>
                <div class="field">
                    <label for="bot-question">{words.bot_question}</label>
                    <div class="bot-ask">
                        <input
                            id="bot-question"
                            type="text"
                            dir="auto"
                            autocomplete="off"
                            maxlength="1000"
                            aria-describedby="bot-question-hint"
                            prop:value=move || text.get()
                            on:input:target=move |event| text.set(event.target().value())
                        />
                        <button class="button" type="submit">{words.bot_ask}</button>
                    </div>
                    <p class="field-hint" id="bot-question-hint">{words.bot_question_hint}</p>
                </div>
            </form>
            <p role="alert" class="field-fault">{trouble}</p>
            <div role="status">{shown}</div>
        </section>
    }
}

/// What the bot would do.
#[component]
fn Outcome(tried: Tried) -> impl IntoView {
    let words = words();
    let Tried { question, opinion, answers } = tried;
    let titles: Vec<_> = answers.iter().map(|answer| answer.title.clone()).collect();
    let first = answers.into_iter().next();
    let does = match (opinion.verdict, &first) {
        (Verdict::Answer, Some(answer)) => fill(words.bot_would_answer, &[("title", &answer.title)]),
        (Verdict::Offer, Some(_)) => fill(words.bot_would_offer, &[("titles", &titles.join(", "))]),
        _ => words.bot_would_hand_over.to_owned(),
    };
    let said = first.filter(|_| opinion.verdict == Verdict::Answer).map(|answer| {
        let paragraphs = paragraphs(answer.body.as_str());
        let link = Some(answer.link).filter(|link| !link.is_empty());
        let bubble = |text: String| view! { <p class="bot-said" dir="auto"><Body text/></p> };
        paragraphs.into_iter().chain(link).map(bubble).collect_view()
    });
    let sure = fill(words.bot_sure, &[("percent", &format!("{:.0}", opinion.confidence * 100.0))]);
    view! {
        <div class="bot-outcome">
            <p class="bot-asked" dir="auto">{question}</p>
            <p><b dir="auto">{does}</b></p>
            {said}
            <p class="field-hint">{sure}</p>
        </div>
    }
}

/// The bubbles of an answer: a blank line ends one.
fn paragraphs(body: &str) -> Vec<String> {
    let mut bubbles: Vec<String> = Vec::new();
    let mut is_new = true;
    for line in body.lines() {
        if line.trim().is_empty() {
            is_new = true;
        } else if let Some(bubble) = bubbles.last_mut().filter(|_| !is_new) {
            bubble.push('\n');
            bubble.push_str(line);
        } else {
            bubbles.push(line.to_owned());
            is_new = false;
        }
    }
    bubbles
}

/// Adds the question to the answer that it asks for.
#[component]
fn Teach(library: Library, question: String) -> impl IntoView {
    let words = words();
    let task = RwSignal::new(Task::Nothing);
    let chosen = RwSignal::new(None::<AnswerId>);
    let added = RwSignal::new(None::<String>);
    let all =
        move || library.with(|known| known.answers.iter().map(|answer| (answer.id, answer.title.clone())).collect());
    let all = Memo::new(move |_| -> Vec<(AnswerId, String)> { all() });
    let option = move |(id, title): (AnswerId, String)| {
        view! { <option value=id.to_string() prop:selected=move || chosen.get() == Some(id)>{title}</option> }
    };
    let options = move || all.get().into_iter().map(option).collect_view();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(id) = chosen.get_untracked() else { return };
        if task.with_untracked(|task| *task == Task::Busy) {
            return;
        }
        added.set(None);
        let title = untrack(|| library.answer(id)).map(|answer| answer.title).unwrap_or_default();
        library.add(task, id, question.clone(), move || drop(added.try_set(Some(title))));
    };
    let cannot = move || chosen.get().is_none().then_some("true");
    let state = move || match task.get() {
        Task::Failed(trouble) => words.trouble(&trouble),
        Task::Busy => words.saving.to_owned(),
        _ => added.get().map(|title| fill(words.bot_taught, &[("title", &title)])).unwrap_or_default(),
    };
    let is_failed = move || task.with(|task| task.trouble().is_some());
    let is_none = Memo::new(move |_| all.with(Vec::is_empty));
    move || {
        (!is_none.get()).then(|| {
            view! {
                <form class="bot-teach" novalidate on:submit=submit.clone()>
                    <label for="bot-teach">{words.bot_teach}</label>
                    <div class="bot-ask">
                        <select
                            id="bot-teach"
                            on:change:target=move |event| chosen.set(event.target().value().parse().ok())
                        >
                            <option value="" prop:selected=move || chosen.get().is_none()>{words.bot_choose}</option>
                            {options}
                        </select>
                        <button class="button" type="submit" aria-disabled=cannot>{words.bot_add}</button>
                    </div>
                    <p role="status" class="field-hint" class:settings-failed=is_failed>{state}</p>
                </form>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_blank_line_begins_a_bubble() {
        assert_eq!(paragraphs("Yes.\nSure.\n\n \nWithin 30 days."), ["Yes.\nSure.", "Within 30 days."]);
        assert_eq!(paragraphs("Yes."), ["Yes."]);
    }
}
