//! A message of the visitor's own that is given another text, or taken back.

use protocol::{Body, Change, Seq};
use session::Input;

use super::{Kind, Talk, Writing};
use crate::page::field;

impl Talk {
    /// What stands in the field becomes the message's text, if it is another one.
    pub(super) fn change_to(self, of: Seq, body: Body) {
        let is_same = self.own().screen.borrow().rows.iter().any(
            |row| matches!(&row.kind, Kind::Message(message) if message.seq == of && message.body == body.as_str()),
        );
        self.stop_editing();
        if let Some(wire) = self.wire().filter(|_| !is_same) {
            wire.input(Input::Change(Change::Edit { of, body }));
        }
    }

    /// What is being written.
    pub(crate) fn writing(self) -> Writing {
        self.own().screen.borrow().writing
    }

    /// Takes the message that is being edited back.
    pub(crate) fn take_back(self) {
        if let (Some(of), Some(wire)) = (self.own().editing.get(), self.wire()) {
            self.stop_editing();
            wire.input(Input::Change(Change::Delete { of }));
        }
    }

    /// Goes on with what was being written before; says whether a message was being edited.
    pub(crate) fn stop_editing(self) -> bool {
        let was_editing = self.own().editing.take().is_some();
        if was_editing {
            let waiting = self.own().waiting.take();
            field::set(&waiting);
            self.write(waiting);
            field::focus();
            self.draw(|screen| std::mem::take(&mut screen.writing) != Writing::New);
        }
        was_editing
    }

    /// Begins to give the message of the row `key` another text, or the newest message that can have one. What was being
    /// written waits until then. Says whether there is such a message.
    pub(crate) fn edit(self, key: Option<u64>) -> bool {
        let found = self.own().screen.borrow().rows.iter().rev().find_map(|row| match &row.kind {
            Kind::Message(message) if message.is_editable() && key.is_none_or(|key| key == row.key) => {
                Some((message.seq, message.body.clone()))
            }
            _ => None,
        });
        let Some((of, body)) = found else { return false };
        if self.own().editing.replace(Some(of)).is_none() {
            self.own().waiting.replace(field::value());
        }
        field::set(&body);
        self.write(body);
        field::focus();
        self.draw(|screen| std::mem::replace(&mut screen.writing, Writing::Edit) != Writing::Edit);
        true
    }
}
