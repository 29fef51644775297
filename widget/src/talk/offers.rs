//! Answers that messages offer, and the one that the visitor says.

use browser::local_time;
use protocol::{Actor, Body, Change};
use reading::{Line, Origin, Thread};
use session::Input;

use super::{Kind, Offered, Talk};
use crate::page::scroller;

/// What a message offers.
#[derive(Debug)]
pub(crate) struct Offer {
    pub(crate) choices: Vec<String>,
    /// What the visitor has said since.
    pub(crate) said: Option<String>,
}

impl Talk {
    /// What the messages on the screen offer, and at which place of it each stands.
    pub(crate) fn offers(self) -> Vec<(u32, Offer)> {
        let screen = self.own().screen.borrow();
        let offering = screen.rows.iter().zip(0..).filter_map(|(row, place)| match &row.kind {
            Kind::Message(message) if message.offered != Offered::Nothing => Some((place, message.seq)),
            _ => None,
        });
        let Some(wire) = self.wire() else { return Vec::new() };
        wire.look(|session| {
            let (events, pending) = (session.log().events(), session.pending());
            let reader = Actor::Visitor;
            let lines = Thread { events, pending, reader, window: usize::MAX, day: local_time::day }.lines();
            let offer_of = |of| {
                lines.iter().find_map(|line| match line {
                    Line::Message(message) if matches!(message.origin, Origin::Log(event) if event.seq == of) => {
                        let offer = message.offer?;
                        let said = offer.said.map(|body| body.as_str().to_owned());
                        Some(Offer { choices: offer.choices.as_slice().to_vec(), said })
                    }
                    _ => None,
                })
            };
            offering.filter_map(|(place, seq)| Some((place, offer_of(seq)?))).collect()
        })
    }

    /// Says one of the answers.
    pub(crate) fn choose(self, text: &str) {
        if let (Ok(body), Some(wire)) = (Body::try_from(text), self.wire()) {
            scroller::to_bottom();
            wire.input(Input::Change(Change::Post(body.into())));
            self.begin(&wire);
        }
    }
}
