//! What is stored of a conversation's log, and what the platform knows of its sockets: answers a room's questions.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chat::client::ClientKey;
use chat::room::{Backing, Page, Row};
use protocol::{Audience, Event, Number, Party, Sent, Seq, TabId, Timestamp, What, Who};

use crate::bug::Bug;

/// Events in a page: few, so that short logs have several.
const PAGE: usize = 4;

/// Rows, and when the platform last answered each socket's ping.
pub(crate) struct Disk {
    bug: Option<Bug>,
    /// The log.
    pub(crate) rows: Vec<Row>,
    /// The same, read; and as the visitor may see it.
    logs: [Vec<Event>; 2],
    /// By socket.
    pub(crate) pings: BTreeMap<ClientKey, Timestamp>,
}

impl Disk {
    pub(crate) fn new(bug: Option<Bug>) -> Self {
        Self { bug, rows: Vec::new(), logs: Default::default(), pings: BTreeMap::new() }
    }

    /// The log, read.
    pub(crate) fn events(&self) -> &[Event] {
        &self.logs[0]
    }

    /// The log as that side may see it.
    pub(crate) fn log(&self, party: Party) -> &[Event] {
        match party {
            Party::Team => &self.logs[0],
            Party::Visitor => &self.logs[1],
        }
    }

    /// Stores a row.
    pub(crate) fn push(&mut self, row: Row) {
        if let Ok(event) = row.event() {
            let admits = event.what.audience().admits(Party::Visitor);
            self.logs[1].push(if admits { event.clone() } else { event.hidden() });
            self.logs[0].push(event);
        }
        self.rows.push(row);
    }

    /// The last number that is stored of a tab.
    pub(crate) fn last_of(&self, of: TabId) -> Number {
        let sent = self.events().iter().filter_map(|event| event.sent);
        sent.filter(|sent| sent.tab == of).map(|sent| sent.number).max().unwrap_or_default()
    }
}

impl Backing for Disk {
    type Error = Infallible;

    fn poster(&self, seq: Seq) -> Result<Option<Who>, Infallible> {
        let posted = |event: &&Event| event.seq == seq && matches!(event.what, What::Posted(_));
        Ok(self.events().iter().find(posted).map(|event| event.by.clone()))
    }

    fn find(&self, sent: Sent) -> Result<Option<(Seq, Timestamp)>, Infallible> {
        let is_it = |event: &&Event| event.sent == Some(sent);
        Ok(self.events().iter().find(is_it).map(|event| (event.seq, event.at)))
    }

    fn page(&self, seq: Seq, party: Party) -> Result<Option<Page>, Infallible> {
        let after = if self.bug == Some(Bug::ResumeOffByOne) { seq.next() } else { seq };
        let rows: Vec<_> = self.rows.iter().filter(|row| row.seq > after).take(PAGE).collect();
        let shown = |row: &&Row| match (row.audience, party) {
            (Audience::Team, Party::Visitor) => row.hidden(),
            (Audience::All | Audience::Team, _) => row.json(),
        };
        let events = rows.iter().map(shown).collect::<Vec<_>>().join(",");
        Ok(rows.last().map(|last| Page { last: last.seq, events }))
    }

    fn bytes_after(&self, seq: Seq) -> Result<usize, Infallible> {
        Ok(self.rows.iter().filter(|row| row.seq > seq).map(|row| row.rest.len()).sum())
    }

    fn last_ping(&self, client: ClientKey) -> Timestamp {
        self.pings.get(&client).copied().unwrap_or_default()
    }
}
