//! Answers that an agent offers below a message: the visitor says one with a tap.

use leptos::prelude::*;
use protocol::{Choices, Content, limits};

/// What is being offered: the answers, and the one that is being written.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    /// Whether the agent wants to offer some.
    pub(super) is_open: RwSignal<bool>,
    pub(super) answers: RwSignal<Vec<String>>,
    pub(super) next: RwSignal<String>,
}

impl Offer {
    /// None, or what was kept.
    pub(super) fn new(answers: Vec<String>) -> Self {
        let is_open = RwSignal::new(!answers.is_empty());
        Self { is_open, answers: RwSignal::new(answers), next: RwSignal::default() }
    }

    /// All of them, the one that is being written included.
    pub(super) fn all(self) -> Vec<String> {
        let mut all = if self.is_open.get() { self.answers.get() } else { Vec::new() };
        let next = self.next.get();
        if self.is_open.get() && !next.trim().is_empty() {
            all.push(next.trim().to_owned());
        }
        all
    }

    /// What a message offers; an error where it cannot be sent like this.
    pub(super) fn content(self) -> Result<Option<Content>, protocol::ChoicesError> {
        let all = self.all();
        if all.is_empty() { Ok(None) } else { Choices::try_from(all).map(|all| Some(Content::Choices(all))) }
    }

    /// The message is sent.
    pub(super) fn clear(self) {
        self.is_open.set(false);
        self.answers.set(Vec::new());
        self.next.set(String::new());
    }

    /// The answer that is being written is one of them.
    pub(super) fn add(self) {
        let next = self.next.get_untracked().trim().to_owned();
        if !next.is_empty() && self.answers.with_untracked(|answers| answers.len() < limits::CHOICES) {
            self.answers.update(|answers| answers.push(next));
            self.next.set(String::new());
        }
    }
}
