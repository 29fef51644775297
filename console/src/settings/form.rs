//! A part of the settings that is being changed: what is stored, what stands in the fields, and how saving goes. When
//! a colleague was faster, the form says so and keeps everything that was typed.

use leptos::prelude::*;
use protocol::{Refusal, Settings, Versioned};

use super::part::{Part, differences, read, written};
use crate::context::{Context, context};
use crate::io::api::Api;
use crate::io::resource;
use crate::io::task::{Task, Trouble};
use crate::parts::fields::Fault;
use crate::texts::Texts;

/// The form. Copies are the same one.
pub(super) struct Form<P: Part> {
    /// As it is stored, as far as is known.
    stored: RwSignal<Versioned<P>>,
    /// What stands in the fields.
    pub(super) texts: RwSignal<Vec<String>>,
    /// What they mean, what cannot be read being as it is stored; and what is wrong with each.
    parsed: Memo<(P, Vec<Option<Fault>>)>,
    /// How saving goes.
    pub(super) task: RwSignal<Task>,
    /// What a colleague has made of it since.
    pub(super) theirs: RwSignal<Option<Versioned<P>>>,
    context: Context,
    saved: Callback<Settings>,
}

#[allow(clippy::expl_impl_clone_on_copy, reason = "a derived one would want parts that are `Copy`")]
impl<P: Part> Clone for Form<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Part> Copy for Form<P> {}

impl<P: Part> Form<P> {
    /// The form of what is stored. Calls `saved` with all settings after each change.
    pub(super) fn new(settings: &Settings, saved: Callback<Settings>) -> Self {
        let stored = P::of(settings).clone();
        let texts = RwSignal::new(written(&stored.value));
        let stored = RwSignal::new(stored);
        let parsed = move |_: Option<&_>| stored.with(|stored| texts.with(|texts| read(&stored.value, texts)));
        Self {
            stored,
            texts,
            parsed: Memo::new(parsed),
            task: RwSignal::default(),
            theirs: RwSignal::new(None),
            context: context(),
            saved,
        }
    }

    /// What is wrong with a field.
    pub(super) fn fault(self, place: usize) -> Option<Fault> {
        self.parsed.with(|(_, faults)| faults.get(place).cloned().flatten())
    }

    /// The part as it is in the fields, as far as they can be read.
    pub(super) fn edited(self) -> P {
        self.parsed.with(|(edited, _)| edited.clone())
    }

    /// Whether every field can be read.
    pub(super) fn is_sound(self) -> bool {
        self.parsed.with(|(_, faults)| faults.iter().all(Option::is_none))
    }

    /// Whether anything stands in the fields that is not stored.
    pub(super) fn is_changed(self) -> bool {
        !self.is_sound() || self.stored.with(|stored| self.parsed.with(|(edited, _)| stored.value != *edited))
    }

    /// Saves, if it can be and there is something to be saved.
    pub(super) fn save(self) {
        let is_busy = self.task.with_untracked(|task| *task == Task::Busy);
        if is_busy || !untrack(|| self.is_sound() && self.is_changed()) {
            return;
        }
        let version = self.stored.with_untracked(|stored| stored.version);
        let (sent, value) = (self.texts.get_untracked(), untrack(|| self.edited()));
        let ask = async move |api: Api| {
            let change = P::change(Versioned { version, value: value.clone() });
            let refused = match api.change_settings(&change).await {
                Err(Trouble::Refused(refused)) if refused.code == Refusal::SettingsChanged => refused,
                answer => return answer,
            };
            let settings = api.settings().await?;
            let theirs = P::of(&settings).clone();
            if theirs.value == value {
                // The colleague has made the same change.
                return Ok(settings);
            }
            let _ = self.theirs.try_set(Some(theirs));
            Err(Trouble::Refused(refused))
        };
        resource::run(self.context.account, self.task, ask, move |settings: Settings| {
            let stored = P::of(&settings).clone();
            if self.texts.with_untracked(|texts| *texts == sent) {
                self.show(stored);
            } else {
                // More was typed meanwhile.
                self.stored.set(stored);
            }
            self.saved.run(settings);
        });
    }

    /// The part as it is stored, to change something of it.
    pub(super) fn stored(self) -> Versioned<P> {
        self.stored.get_untracked()
    }

    /// The same; whoever reads it follows it.
    pub(super) fn stored_now(self) -> Versioned<P> {
        self.stored.get()
    }

    /// Changes something of the part that stands in no field; `then` gives the settings that came of it.
    pub(super) fn ask<A: 'static>(
        self,
        task: RwSignal<Task>,
        ask: impl AsyncFnOnce(Api) -> Result<A, Trouble> + 'static,
        then: impl FnOnce(A) -> Settings + 'static,
    ) {
        if task.with_untracked(|task| *task == Task::Busy) {
            return;
        }
        resource::run(self.context.account, task, ask, move |answer| {
            let settings = then(answer);
            // What stands in the fields stays there.
            self.stored.set(P::of(&settings).clone());
            self.saved.run(settings);
        });
    }

    /// Takes the colleague's version in place of what was typed.
    pub(super) fn load_theirs(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.show(theirs);
            self.task.set(Task::Nothing);
        }
    }

    /// Saves what was typed on top of the colleague's version.
    pub(super) fn save_mine(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.theirs.set(None);
            self.stored.set(theirs);
            self.task.set(Task::Nothing);
            self.save();
        }
    }

    /// Which settings differ between what was typed and the colleague's version.
    pub(super) fn differences(self, words: Texts) -> Vec<&'static str> {
        self.theirs.with(|theirs| match theirs {
            Some(theirs) => self.parsed.with(|(edited, _)| differences(edited, &theirs.value, words)),
            None => Vec::new(),
        })
    }

    fn show(self, stored: Versioned<P>) {
        self.theirs.set(None);
        self.texts.set(written(&stored.value));
        self.stored.set(stored);
    }
}
