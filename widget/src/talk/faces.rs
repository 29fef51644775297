//! Which agents the visitor sees.

use protocol::{AgentId, Event};
use reading::answering;

use super::{Kind, Talk};

impl Talk {
    /// Who wrote the agents' messages on the screen, where `is_wanted` wants the place on it that one stands at.
    pub(crate) fn authors(self, is_wanted: impl Fn(u32) -> bool) -> Vec<(u32, AgentId)> {
        let screen = self.own().screen.borrow();
        let messages = screen.rows.iter().zip(0..).filter_map(|(row, place)| match &row.kind {
            Kind::Message(message) if message.by.is_some() && is_wanted(place) => Some((place, message.seq)),
            _ => None,
        });
        self.with_events(|events| {
            let author = |seq| events.iter().find(|event| event.seq == seq)?.by.agent().map(|face| face.id);
            messages.filter_map(|(place, seq)| Some((place, author(seq)?))).collect()
        })
    }

    /// The agent who answers, if somebody does.
    pub(crate) fn answering(self) -> Option<AgentId> {
        self.with_events(|events| answering(events).map(|face| face.id))
    }

    /// The agent of that name who wrote last.
    pub(crate) fn named(self, name: &str) -> Option<AgentId> {
        self.with_events(|events| {
            let faces = events.iter().rev().filter_map(|event| event.by.agent());
            faces.into_iter().find(|face| face.name == name).map(|face| face.id)
        })
    }

    /// The name of whoever types, nobody being empty.
    pub(crate) fn typist(self) -> String {
        self.own().screen.borrow().typing.clone()
    }

    fn with_events<T: Default>(self, read: impl FnOnce(&[Event]) -> T) -> T {
        self.wire().map(|wire| wire.look(|session| read(session.log().events()))).unwrap_or_default()
    }
}
