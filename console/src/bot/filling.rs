//! Several answers written one after another: a start, or what was in a file. What fails is begun again where it stopped.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Answer, Refusal};
use wasm_bindgen::JsValue;
use words::fill;

use super::library::{Library, fresh};
use super::plan;
use super::start::Start;
use crate::context::{context, words};
use crate::io::api::Api;
use crate::io::file;
use crate::io::resource::run;
use crate::io::task::{Task, Trouble};
use crate::parts::empty::Empty;

/// A file of the most answers that a site may have, each as long as it may be.
const FILE_BYTES: usize = protocol::limits::ANSWERS_PER_SITE * protocol::limits::ANSWER_BYTES;

/// The handle. Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Filling {
    library: Library,
    task: RwSignal<Task>,
    /// All that are to be written; none where nothing is planned. Their ids are made once.
    planned: RwSignal<Vec<Answer>>,
    done: RwSignal<usize>,
    /// Titles of those that the server does not take.
    left_out: RwSignal<Vec<String>>,
    /// Whether a file had no answers in it.
    is_no_file: RwSignal<bool>,
}

impl Filling {
    pub(super) fn new(library: Library) -> Self {
        Self {
            library,
            task: RwSignal::default(),
            planned: RwSignal::default(),
            done: RwSignal::default(),
            left_out: RwSignal::default(),
            is_no_file: RwSignal::default(),
        }
    }

    /// Writes the answers of a start.
    fn start(self, start: Start) {
        self.begin(start.answers(fresh));
    }

    /// Writes what is in a file.
    pub(super) fn import(self, file: JsValue) {
        spawn_local(async move {
            let text = file::read(&file, FILE_BYTES).await.unwrap_or_default();
            let read = plan::read(&text);
            if self.is_no_file.try_set(read.is_none()).is_some() || self.is_busy() {
                return;
            }
            let stored = untrack(|| self.library.with(|known| known.answers.clone()));
            if let Some(answers) = read {
                self.begin(plan::for_site(answers, &stored, fresh));
            }
        });
    }

    /// Whether one is on its way, or waits to be tried again.
    fn is_pending(self) -> bool {
        self.task.with(|task| matches!(task, Task::Busy | Task::Failed(_)))
    }

    fn is_busy(self) -> bool {
        self.task.with_untracked(|task| *task == Task::Busy)
    }

    fn begin(self, answers: Vec<Answer>) {
        if !self.is_busy() {
            self.planned.set(answers);
            self.go();
        }
    }

    /// Writes those that are not stored yet.
    fn go(self) {
        let Self { library, done, left_out, .. } = self;
        let planned = self.planned.get_untracked();
        self.is_no_file.set(false);
        left_out.set(Vec::new());
        done.set(0);
        let ask = async move |api: Api| {
            let written = write(&api, &planned, done, left_out).await;
            // What is stored is shown, whether or not it is all.
            let answers = api.answers().await;
            written?;
            answers
        };
        let ask = async move |api: Api| {
            let answer = ask(api).await;
            if answer.is_err() {
                library.reload();
            }
            answer
        };
        run(library.account(), self.task, ask, move |answers| library.show(answers));
    }

    /// What was planned is planned no more.
    fn give_up(self) {
        self.planned.set(Vec::new());
        self.task.set(Task::Nothing);
    }
}

async fn write(
    api: &Api,
    planned: &[Answer],
    done: RwSignal<usize>,
    left_out: RwSignal<Vec<String>>,
) -> Result<(), Trouble> {
    let due = plan::due(planned, &api.answers().await?.answers);
    let _ = done.try_set(planned.len() - due.len());
    for answer in due {
        match api.write_answer(&answer).await {
            Ok(_) => drop(done.try_update(|done| *done += 1)),
            Err(Trouble::Refused(refused)) if refused.code == Refusal::BadAnswer => {
                let _ = left_out.try_update(|titles| titles.push(answer.title));
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(())
}

/// How far it has come, and what can be done about what went wrong.
#[component]
pub(super) fn Progress(filling: Filling) -> impl IntoView {
    let words = words();
    let Filling { task, planned, done, left_out, is_no_file, .. } = filling;
    let come = move || {
        let (done, total) = (done.get().to_string(), planned.with(Vec::len).to_string());
        fill(words.bot_saved_of, &[("done", &done), ("total", &total)])
    };
    let state = move || match task.get() {
        Task::Nothing => String::new(),
        Task::Busy | Task::Done => come(),
        Task::Failed(trouble) => format!("{} {}", come(), words.trouble(&trouble)),
    };
    let left_out = move || {
        let titles = left_out.get();
        (!titles.is_empty()).then(|| fill(words.bot_left_out, &[("titles", &titles.join(", "))]))
    };
    let is_failed = move || task.with(|task| task.trouble().is_some());
    view! {
        <div class="bot-progress">
            <p role="status" class:settings-failed=is_failed>{state}</p>
            <p role="alert" class="field-fault">{left_out}</p>
            <p role="alert" class="field-fault">{move || is_no_file.get().then_some(words.bot_no_file)}</p>
            {move || is_failed().then(|| view! {
                <div class="bot-acts">
                    <button class="button button-main" type="button" on:click=move |_| filling.go()>{words.try_again}</button>
                    <button class="button" type="button" on:click=move |_| filling.give_up()>{words.cancel}</button>
                </div>
            })}
        </div>
    }
}

/// There are no answers yet: what to do, and for admins something to begin with.
#[component]
pub(super) fn Starts(filling: Filling) -> impl IntoView {
    let words = words();
    let is_admin = context().is_admin();
    let button = move |start: Start, label: &'static str| {
        view! { <button class="button" type="button" on:click=move |_| filling.start(start)>{label}</button> }
    };
    let buttons = move || {
        (is_admin && !filling.is_pending()).then(|| {
            view! {
                <div class="bot-starts">
                    {button(Start::Nl, words.bot_start_nl)}
                    {button(Start::En, words.bot_start_en)}
                </div>
            }
        })
    };
    let text = if is_admin { words.bot_none_more } else { words.bot_none_agent };
    view! { <div class="bot-none"><Empty title=words.bot_none text>{buttons}</Empty></div> }
}
