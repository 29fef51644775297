//! What the page works on: the answers as they are stored, and those that are being written. An answer that is open stays
//! with all that was typed, whatever becomes of the stored one meanwhile.

use std::collections::BTreeMap;

use leptos::prelude::*;
use protocol::{Answer, AnswerId, Answers, Refusal, Settings};

use super::draft::{Draft, asked_also};
use crate::io::account::Account;
use crate::io::focus;
use crate::io::resource::{Resource, run};
use crate::io::task::{Loaded, Task, Trouble};

/// What the server has of the bot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    pub(super) settings: Settings,
    pub(super) answers: Answers,
}

/// The handle. Copies are the same library.
#[derive(Clone, Copy)]
pub(super) struct Library {
    account: Account,
    /// What is stored, as far as is known.
    resource: Resource<Known>,
    /// What stands in the fields of those that are open.
    drafts: RwSignal<BTreeMap<AnswerId, ArcRwSignal<Draft>>>,
}

/// An answer's id, made here.
pub(super) fn fresh() -> AnswerId {
    AnswerId::from_random(browser::key())
}

impl Library {
    pub(super) fn load(account: Account) -> Self {
        let resource = Resource::load(account, async |api| {
            Ok(Known { settings: api.settings().await?, answers: api.answers().await? })
        });
        Self { account, resource, drafts: RwSignal::default() }
    }

    pub(super) fn loaded(self) -> Signal<Loaded<Known>> {
        self.resource.loaded.into()
    }

    /// How reading it again went.
    pub(super) fn task(self) -> RwSignal<Task> {
        self.resource.task
    }

    pub(super) fn account(self) -> Account {
        self.account
    }

    /// Looks at the answers; whoever does follows them.
    pub(super) fn with<T: Default>(self, look: impl FnOnce(&Answers) -> T) -> T {
        self.resource.loaded.with(|loaded| match loaded {
            Loaded::There(known) => look(&known.answers),
            Loaded::Loading | Loaded::Failed(_) => T::default(),
        })
    }

    /// A stored answer.
    pub(super) fn answer(self, id: AnswerId) -> Option<Answer> {
        self.with(|known| known.answers.iter().find(|answer| answer.id == id).cloned())
    }

    /// All, in their order; behind them those that are open and not stored.
    pub(super) fn ids(self) -> Vec<AnswerId> {
        let mut ids: Vec<_> = self.with(|known| known.answers.iter().map(|answer| answer.id).collect());
        let open: Vec<_> = self.drafts.with(|drafts| drafts.keys().copied().collect());
        ids.extend(open.into_iter().filter(|id| self.answer(*id).is_none()));
        ids
    }

    /// What is being written of an answer, where it is open.
    pub(super) fn draft(self, id: AnswerId) -> Option<ArcRwSignal<Draft>> {
        self.drafts.with(|drafts| drafts.get(&id).cloned())
    }

    /// Opens an answer, or a new one.
    pub(super) fn open(self, id: AnswerId) {
        let draft = untrack(|| self.answer(id)).map_or_else(|| Draft::new(id), |answer| Draft::from(&answer));
        self.drafts.update(|drafts| _ = drafts.insert(id, ArcRwSignal::new(draft)));
        focus::soon(format!("answer-title-{id}"));
    }

    /// Closes it; what was typed is gone.
    pub(super) fn close(self, id: AnswerId) {
        self.drafts.update(|drafts| _ = drafts.remove(&id));
        let is_stored = untrack(|| self.answer(id)).is_some();
        focus::soon(if is_stored { format!("answer-{id}") } else { "answer-new".to_owned() });
    }

    /// Reads all again.
    pub(super) fn reload(self) {
        self.resource.reload();
    }

    /// These are the answers now.
    pub(super) fn show(self, answers: Answers) {
        self.change(|known| *known = answers);
    }

    /// Saves an answer, and closes it.
    pub(super) fn save(self, task: RwSignal<Task>, answer: Answer) {
        let sent = answer.clone();
        run(
            self.account,
            task,
            async move |api| api.write_answer(&answer).await,
            move |stored| {
                let (id, version) = (stored.id, stored.version);
                self.stored(stored);
                match untrack(|| self.draft(id)) {
                    // More was typed meanwhile.
                    Some(draft) if draft.with_untracked(|draft| draft.read().as_ref() != Some(&sent)) => {
                        draft.update(|draft| draft.version = version);
                    }
                    _ => self.close(id),
                }
            },
        );
    }

    /// Adds a way to ask to an answer; to what is being typed of it, too. Then calls `done`.
    pub(super) fn add(self, task: RwSignal<Task>, id: AnswerId, phrasing: String, done: impl FnOnce() + 'static) {
        let ask = async move |api: crate::io::api::Api| {
            let answers = api.answers().await?.answers;
            let gone = || Trouble::Refused(Refusal::NotFound.into());
            let answer = answers.into_iter().find(|answer| answer.id == id).ok_or_else(gone)?;
            let before = answer.version;
            let stored = match asked_also(&answer, &phrasing) {
                Some(more) => api.write_answer(&more).await?,
                None => answer,
            };
            Ok((before, stored, phrasing))
        };
        run(self.account, task, ask, move |(before, stored, phrasing)| {
            if let Some(draft) = untrack(|| self.draft(id))
                && before != stored.version
            {
                draft.update(|draft| draft.asked_also(before, stored.version, &phrasing));
            }
            self.stored(stored);
            done();
        });
    }

    /// Forgets an answer.
    pub(super) fn remove(self, task: RwSignal<Task>, id: AnswerId) {
        run(
            self.account,
            task,
            async move |api| api.remove_answer(id).await,
            move |()| {
                self.change(|known| known.answers.retain(|answer| answer.id != id));
                self.close(id);
                self.reload();
            },
        );
    }

    /// An answer is stored like this now. What contradicts what is read again.
    fn stored(self, stored: Answer) {
        self.change(|known| match known.answers.iter_mut().find(|answer| answer.id == stored.id) {
            Some(answer) => *answer = stored,
            None => known.answers.push(stored),
        });
        self.reload();
    }

    fn change(self, change: impl FnOnce(&mut Answers)) {
        self.resource.loaded.update(|loaded| {
            if let Loaded::There(known) = loaded {
                change(&mut known.answers);
            }
        });
    }
}
