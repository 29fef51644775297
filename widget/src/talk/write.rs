//! What the visitor writes.

use browser::now;
use protocol::limits::TYPING_REPEATS;
use protocol::{Body, Change, FromVisitor, Timestamp};
use session::{Input, Pending};
use words::fill;

use super::Talk;
use super::draft::{Room, cleaned, room};
use crate::page::{field, scroller};
use crate::wire::{Kept, written};

impl Talk {
    /// Sends what is written, if it is a message.
    pub(crate) fn send(self) {
        if let (Ok(body), Some(wire)) = (Body::try_from(field::value().as_str()), self.wire()) {
            // What is typed next is told at once.
            self.own().told_typing.take();
            self.close_picker();
            if let Some(of) = self.own().editing.get() {
                return self.change_to(of, body);
            }
            field::set("");
            scroller::to_bottom();
            wire.input(Input::Change(Change::Post(body.into())));
            self.write(String::new());
            self.begin(&wire);
        }
        field::focus();
    }

    /// Sends the message of that time once more.
    pub(crate) fn retry(self, at: u64) {
        if let Some(wire) = self.wire() {
            wire.input(Input::Retry(Timestamp(at)));
            self.begin(&wire);
        }
    }

    /// Gives the message of that time up.
    pub(crate) fn discard(self, at: u64) {
        if let Some(wire) = self.wire() {
            wire.input(Input::Discard(Timestamp(at)));
        }
    }

    /// Writes `text` where the cursor stands.
    pub(crate) fn insert(self, text: &str) {
        field::insert(text);
        self.write(field::value());
    }

    /// `text` now stands in the field.
    pub(crate) fn write(self, mut text: String) {
        if let Some(cleaned) = cleaned(&text) {
            field::set(&cleaned);
            text = cleaned;
        }
        field::grow();
        if let Some(wire) = self.wire() {
            wire.look(|session| self.keep(session.pending()));
            let told = &self.own().told_typing;
            if !text.is_empty()
                && now().since(told.get()) >= TYPING_REPEATS
                && wire.send(&written(&FromVisitor::Typing {}))
            {
                told.set(now());
            }
        }
        let texts = self.texts();
        let say = |sentence, count: usize| fill(sentence, &[("count", &count.to_string())]);
        let (over, room) = match room(&text) {
            Room::Plenty => (false, String::new()),
            Room::Left(count) => (false, say(texts.left, count)),
            Room::Over(count) => (true, say(texts.over, count)),
        };
        self.draw(|screen| {
            screen.over = over;
            std::mem::replace(&mut screen.room, room.clone()) != room
        });
    }

    /// Keeps what is not sent, what is being written and how far is read for a reload of this tab, at one stroke; with
    /// the host only where the frame may store nothing.
    pub(super) fn keep(self, pending: &[Pending]) {
        let own = self.own();
        // A message that is being edited is no draft.
        let draft = if own.editing.get().is_some() { own.waiting.borrow().clone() } else { field::value() };
        let text = Kept::written(pending, &draft, own.shelves.read());
        let saved = own.shelves.keep(&text);
        if !saved {
            self.tell(|port| port.keep(&text));
        }
        own.saved.set(saved || own.page_saves.get());
    }
}
