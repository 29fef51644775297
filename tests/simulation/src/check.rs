//! What must hold: at every step, and once everything has come to rest.

use std::collections::BTreeMap;

use chat::conversation::Conversation;
use protocol::Acknowledged;

use super::{Author, Checked, Happened, World, broken};

impl World {
    /// Holds at every step.
    pub(super) fn check(&self) -> Checked {
        for (place, client) in self.clients.iter().enumerate() {
            if !client.has_a_prefix_of(&self.objects[client.conversation].rows) {
                return broken(format!("what client {place} reads is not what is stored (D1, D6)"));
            }
        }
        for object in &self.objects {
            let numbered = object.rows.iter().zip(1..).all(|(event, place)| event.seq.0 == place);
            if !numbered {
                return broken("the log has a gap (D1)".to_owned());
            }
        }
        Ok(())
    }

    /// Whoever is told that a message is stored finds it stored, there.
    pub(super) fn check_acknowledged(&self, client: usize, acknowledged: &Acknowledged) -> Checked {
        let rows = &self.objects[self.clients[client].conversation].rows;
        let row = usize::try_from(acknowledged.seq.0).ok().and_then(|seq| rows.get(seq.checked_sub(1)?));
        match row.map(|event| &event.happened) {
            Some(Happened::Posted { number, .. }) if *number == acknowledged.number => Ok(()),
            other => broken(format!("{acknowledged:?} was told and not stored: {other:?} (D2)")),
        }
    }

    /// Holds once nothing is on its way any more.
    pub(super) fn check_rest(&mut self) -> Checked {
        self.check()?;
        for place in 0..self.objects.len() {
            self.check_messages(place)?;
            let rows = self.objects[place].rows.clone();
            let id = self.objects[place].id;
            let folded = Conversation::fold(id, rows);
            let memory = self.objects[place].conversation();
            if (memory.head(), memory.status()) != (folded.head(), folded.status()) {
                return broken(format!("{id}: what is in memory is not the fold of what is stored"));
            }
        }
        Ok(())
    }

    /// Every message is stored once, and each person's in the order in which they said it.
    fn check_messages(&self, conversation: usize) -> Checked {
        let mut stored: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sends = BTreeMap::new();
        for (row, event) in self.objects[conversation].rows.iter().enumerate() {
            let Happened::Posted { by, tab, number, body } = &event.happened else { continue };
            if stored.insert(body.as_str(), row).is_some() {
                return broken(format!("{:?} is stored twice (D3)", body.as_str()));
            }
            if sends.insert((*tab, *number), matches!(by, Author::Visitor)).is_some() {
                return broken(format!("{tab} has sent {number:?} twice (D3)"));
            }
        }
        for (place, client) in self.clients.iter().enumerate().filter(|(_, it)| it.conversation == conversation) {
            let rows: Vec<Option<&usize>> = client.said.iter().map(|text| stored.get(text.as_str())).collect();
            if let Some(lost) = rows.iter().position(Option::is_none) {
                return broken(format!("client {place}: {:?} is lost (D9)", client.said[lost]));
            }
            if !rows.is_sorted() {
                return broken(format!("client {place}: messages are out of order (D4)"));
            }
        }
        Ok(())
    }

    /// The inbox never goes back to an older state of a conversation.
    pub(super) fn check_list(&mut self) -> Checked {
        for row in &self.stored {
            let version = (row.seq, row.version);
            let before = self.shown.insert(row.conversation, version);
            if before.is_some_and(|before| before > version) {
                return broken(format!(
                    "{}: the inbox went back from {before:?} to {version:?} (I1)",
                    row.conversation
                ));
            }
        }
        Ok(())
    }

    /// The inbox shows every conversation as it is.
    pub(super) fn inbox_is_right(&mut self) -> bool {
        (0..self.objects.len()).all(|place| {
            let (head, status) = {
                let memory = self.objects[place].conversation();
                (memory.head(), memory.status().cloned())
            };
            let id = self.objects[place].id;
            let row = self.stored.iter().find(|row| row.conversation == id);
            row.map(|row| (row.seq, row.status.clone())) == status.map(|status| (head, status))
        })
    }
}
