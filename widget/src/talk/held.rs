//! What messages hold beside their text: answers that the visitor can say, files, pages of the website.

use browser::local_time;
use protocol::{Actor, Body, Change, File, PageCard, Seq};
use reading::{Line, Origin, Thread};
use session::Input;

use super::{Held, Kind, Message, Talk};
use crate::page::scroller;

/// What a message holds.
#[derive(Debug)]
pub(crate) enum Content {
    /// Answers, and what the visitor has said since.
    Choices(Vec<String>, Option<String>),
    /// A file.
    File(File),
    /// A page of the website.
    Card(PageCard),
}

impl Talk {
    /// What the messages on the screen hold, where `is_wanted` wants the place on it that it stands at.
    pub(crate) fn held(self, is_wanted: impl Fn(u32) -> bool) -> Vec<(u32, Content)> {
        let screen = self.own().screen.borrow();
        let holding = screen.rows.iter().zip(0..).filter_map(|(row, place)| match &row.kind {
            Kind::Message(message) if message.held != Held::Nothing && is_wanted(place) => Some((place, message)),
            _ => None,
        });
        let mut holding = holding.peekable();
        let Some(wire) = self.wire().filter(|_| holding.peek().is_some()) else { return Vec::new() };
        wire.look(|session| {
            let (events, pending) = (session.log().events(), session.pending());
            let reader = Actor::Visitor;
            let lines = Thread { events, pending, reader, window: usize::MAX, day: local_time::day }.lines();
            let content_of = |message: &Message| {
                let is_it = |origin: Origin<'_>| match origin {
                    Origin::Log(event) => event.seq == message.seq,
                    Origin::Outbox(pending) => message.seq == Seq(0) && pending.at == message.at,
                };
                lines.iter().find_map(|line| match line {
                    Line::Message(line) if is_it(line.origin) => {
                        match line.with? {
                            protocol::Content::File(file) => return Some(Content::File(file.clone())),
                            protocol::Content::Card(card) => return Some(Content::Card(card.clone())),
                            protocol::Content::Choices(_) | protocol::Content::Closing(_) => {}
                        }
                        let offer = line.offer?;
                        let said = offer.said.map(|body| body.as_str().to_owned());
                        Some(Content::Choices(offer.choices.as_slice().to_vec(), said))
                    }
                    _ => None,
                })
            };
            holding.filter_map(|(place, message)| Some((place, content_of(message)?))).collect()
        })
    }

    /// The address of the page that the visitor is on.
    pub(crate) fn page(self) -> String {
        self.own().page.borrow().url.clone()
    }

    /// The key of the row that says that the conversation is closed, if it is.
    pub(crate) fn end(self) -> Option<u64> {
        let screen = self.own().screen.borrow();
        screen.rows.last().filter(|row| matches!(row.kind, Kind::Closed(_))).map(|row| row.key)
    }

    /// What `read` says of the text of each message on the screen, and its place.
    pub(crate) fn texts_on_screen<T>(self, read: fn(&str) -> T) -> Vec<(u32, T)> {
        let screen = self.own().screen.borrow();
        let messages = screen.rows.iter().zip(0..).filter_map(|(row, place)| match &row.kind {
            Kind::Message(message) => Some((place, read(&message.body))),
            _ => None,
        });
        messages.collect()
    }

    /// Whether the visitor has said something that is in the log.
    pub(crate) fn has_said(self) -> bool {
        let said = |row: &super::Row| matches!(&row.kind, Kind::Message(message) if message.by.is_none() && message.seq > Seq(0));
        self.own().screen.borrow().rows.iter().any(said)
    }

    /// Says one of the answers.
    pub(crate) fn choose(self, text: &str) {
        if let (Ok(body), Some(wire)) = (Body::try_from(text), self.wire()) {
            scroller::to_bottom();
            wire.input(Input::Change(Change::Post(body.into())));
            self.begin(&wire);
        }
    }

    /// The key of the row at that place, if that is the visitor's own.
    pub(crate) fn own_row(self, place: u32) -> Option<u64> {
        let screen = self.own().screen.borrow();
        let row = screen.rows.get(place as usize)?;
        match &row.kind {
            Kind::Message(message) if message.by.is_none() => Some(row.key),
            _ => None,
        }
    }

    /// Takes the visitor's file in the row `key` back.
    pub(crate) fn take_file_back(self, key: u64) {
        if let (Some(of), Some(wire)) = (self.message(key, |message| message.seq), self.wire()) {
            wire.input(Input::Change(Change::Delete { of }));
        }
    }
}
