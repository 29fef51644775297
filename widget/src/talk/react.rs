//! The visitor reacts to a message of the team.

use protocol::{Change, Reaction};
use session::Input;

use super::{Kind, Message, Talk};

impl Talk {
    /// The place on the screen of the row `key`.
    pub(crate) fn place_of(self, key: u64) -> Option<u32> {
        let place = self.own().screen.borrow().rows.iter().position(|row| row.key == key)?;
        u32::try_from(place).ok()
    }

    /// What the message of that row shows.
    pub(crate) fn reaction_to(self, key: u64) -> Option<Reaction> {
        self.message(key, |message| message.reaction).flatten()
    }

    /// Reacts to the message of that row.
    pub(crate) fn react(self, key: u64, with: Reaction) {
        if let (Some(of), Some(wire)) = (self.message(key, |message| message.seq), self.wire()) {
            wire.input(Input::Change(Change::React { of, with }));
        }
    }

    /// Reads the message of that row.
    pub(super) fn message<T>(self, key: u64, read: impl FnOnce(&Message) -> T) -> Option<T> {
        let screen = self.own().screen.borrow();
        let row = screen.rows.iter().find(|row| row.key == key)?;
        if let Kind::Message(message) = &row.kind { Some(read(message)) } else { None }
    }
}
