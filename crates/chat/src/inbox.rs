//! One shard of a site's inbox: which conversations wait, who answers them. Holds summaries, never messages.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ConversationId, SignInId, Status, Summary, Timestamp, ToConsole, limits};

/// The shard that lists a new conversation: evenly spread over `shards`, at least 1, by the id's random bits.
pub fn shard_of(key: [u8; 16], shards: u16) -> u16 {
    u16::from_be_bytes([key[0], key[1]]) % shards.max(1)
}

/// What an inbox is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A console has connected.
    Hello,
    /// A conversation says how it stands.
    Summary(Summary),
    /// A sign-in is no longer good.
    Revoke(SignInId),
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store the row. What follows must not leave before it is.
    Store(Summary),
    /// Remember the revocation.
    StoreRevoked(SignInId),
    /// Tell every console.
    Broadcast(ToConsole),
    /// Tell the one who acted.
    Reply(ToConsole),
    /// Close this sign-in's sockets here.
    CloseSockets(SignInId),
    /// Tell the conversation to close this sign-in's sockets.
    ShowOut(ConversationId, SignInId),
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Inbox {
    rows: BTreeMap<ConversationId, Summary>,
    revoked: BTreeSet<SignInId>,
}

impl Inbox {
    /// The inbox with these stored rows and revocations.
    pub fn load(rows: impl IntoIterator<Item = Summary>, revoked: impl IntoIterator<Item = SignInId>) -> Self {
        let rows = rows.into_iter().map(|row| (row.conversation, row)).collect();
        let mut inbox = Self { rows, revoked: revoked.into_iter().collect() };
        inbox.forget_old();
        inbox
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        match input {
            Input::Hello => {
                vec![Effect::Reply(ToConsole::Rows { rows: self.rows.values().cloned().collect(), now })]
            }
            Input::Summary(summary) => self.summary(now, summary),
            Input::Revoke(sign_in) => self.revoke(sign_in),
        }
    }

    fn summary(&mut self, now: Timestamp, row: Summary) -> Vec<Effect> {
        let known = self.rows.get(&row.conversation);
        if known.is_some_and(|known| (known.seq, known.version) >= (row.seq, row.version)) {
            return Vec::new();
        }
        self.rows.insert(row.conversation, row.clone());
        self.forget_old();
        // Somebody may have been shown out while this conversation let them in.
        let intruders = row.looking.iter().filter(|looker| self.revoked.contains(&looker.sign_in));
        let shown_out: Vec<_> = intruders.map(|looker| Effect::ShowOut(row.conversation, looker.sign_in)).collect();
        let told = [Effect::Store(row.clone()), Effect::Broadcast(ToConsole::Row { row, now })];
        told.into_iter().chain(shown_out).collect()
    }

    fn revoke(&mut self, sign_in: SignInId) -> Vec<Effect> {
        self.revoked.insert(sign_in);
        let open = self.rows.values().filter(|row| row.looking.iter().any(|looker| looker.sign_in == sign_in));
        let shown_out: Vec<_> = open.map(|row| Effect::ShowOut(row.conversation, sign_in)).collect();
        [Effect::StoreRevoked(sign_in), Effect::CloseSockets(sign_in)].into_iter().chain(shown_out).collect()
    }

    /// Old closed conversations stay stored; only the list forgets them.
    fn forget_old(&mut self) {
        let closed = |row: &Summary| match row.status {
            // While somebody looks it stays, so that they can be shown out.
            Status::Closed { at, .. } if row.looking.is_empty() => Some(at),
            Status::Closed { .. } | Status::Waiting { .. } | Status::Assigned { .. } => None,
        };
        let mut closed: Vec<_> = self.rows.values().filter_map(|row| Some((closed(row)?, row.conversation))).collect();
        if closed.len() <= limits::CLOSED_IN_LIST {
            return;
        }
        closed.sort_unstable();
        for (_, conversation) in &closed[..closed.len() - limits::CLOSED_IN_LIST] {
            self.rows.remove(conversation);
        }
    }
}

#[cfg(test)]
#[path = "inbox_tests.rs"]
mod tests;
