//! Who types, until they stop.

use browser::Timer;
use leptos::prelude::*;
use protocol::{Actor, Who, limits};

/// The last who did. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    /// Who types.
    pub(super) who: RwSignal<Option<Who>>,
    ends: StoredValue<Option<Timer>, LocalStorage>,
}

impl Typing {
    /// Nobody.
    pub(super) fn new() -> Self {
        Self { who: RwSignal::default(), ends: StoredValue::new_local(None) }
    }

    /// Somebody types; shown for a while.
    pub(super) fn shows(self, who: Who) {
        self.who.set(Some(who));
        let timer = Timer::after(limits::TYPING_EXPIRES, move || self.who.set(None));
        self.ends.set_value(Some(timer));
    }

    /// An author who has sent something no longer types.
    pub(super) fn has_sent(self, actor: Actor) {
        if self.who.with_untracked(|who| who.as_ref().is_some_and(|who| who.actor() == actor)) {
            self.who.set(None);
        }
    }
}
