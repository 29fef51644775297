//! What is stored of a conversation's log, and what the platform knows of its sockets: answers a room's questions.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use chat::client::ClientKey;
use chat::conversation::Original;
use chat::files::{Held, Upload};
use chat::room::{Backing, Page, Row};
use protocol::{Actor, Audience, Event, FileId, Number, Party, Sent, Seq, TabId, Timestamp, What};

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
    /// What is stored of files.
    pub(crate) files: BTreeMap<FileId, Upload>,
    /// The pieces that are stored.
    pub(crate) pieces: BTreeSet<(FileId, u32)>,
    /// By socket.
    pub(crate) pings: BTreeMap<ClientKey, Timestamp>,
}

impl Disk {
    pub(crate) fn new(bug: Option<Bug>) -> Self {
        Self {
            bug,
            rows: Vec::new(),
            logs: Default::default(),
            files: BTreeMap::new(),
            pieces: BTreeSet::new(),
            pings: BTreeMap::new(),
        }
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

    /// What is stored of all files.
    pub(crate) fn held(&self, now: Timestamp) -> Held {
        let of_visitor = self.files.values().filter(|it| it.by == Actor::Visitor && it.at >= Held::since(now));
        let begun: Vec<_> = of_visitor.map(|upload| upload.at).collect();
        Held {
            files: self.files.len(),
            bytes: self.files.values().map(|upload| u64::from(upload.file.bytes)).sum(),
            of_visitor: begun.len(),
            first_of_visitor: begun.into_iter().min().unwrap_or_default(),
        }
    }

    /// Nothing of the file stays.
    pub(crate) fn drop_file(&mut self, file: FileId) {
        self.files.remove(&file);
        self.pieces.retain(|(of, _)| *of != file);
    }

    /// Drops what no message has had for too long; says when to look again.
    pub(crate) fn sweep(&mut self, now: Timestamp) -> Option<Timestamp> {
        let open: Vec<_> = self.files.values().filter(|it| self.messages_with(it.file.id) == 0).cloned().collect();
        for upload in open.iter().filter(|upload| upload.given_up_at() <= now) {
            self.drop_file(upload.file.id);
        }
        open.iter().map(Upload::given_up_at).filter(|at| *at > now).min()
    }

    /// Whether a message has that file, or had it.
    pub(crate) fn is_taken(&self, file: FileId) -> bool {
        self.bug != Some(Bug::FileForMany) && self.messages_with(file) > 0
    }

    /// How many messages have that file, or had it.
    pub(crate) fn messages_with(&self, file: FileId) -> usize {
        let has_it = |event: &&Event| matches!(&event.what, What::Posted(posted) if posted.file().is_some_and(|it| it.id == file));
        self.events().iter().filter(has_it).count()
    }

    /// The last number that is stored of a tab.
    pub(crate) fn last_of(&self, of: TabId) -> Number {
        let sent = self.events().iter().filter_map(|event| event.sent);
        sent.filter(|sent| sent.tab == of).map(|sent| sent.number).max().unwrap_or_default()
    }
}

impl Backing for Disk {
    type Error = Infallible;

    fn original(&self, seq: Seq) -> Result<Option<Original>, Infallible> {
        let mut original = self.events().iter().find(|event| event.seq == seq).cloned().and_then(Original::of);
        if let Some(original) = original.as_mut().filter(|_| self.bug == Some(Bug::CardEdited)) {
            original.is_fixed = original.file.is_some();
        }
        Ok(original)
    }

    fn file(&self, file: FileId) -> Result<Option<(Upload, bool)>, Infallible> {
        Ok(self.files.get(&file).map(|upload| (upload.clone(), self.is_taken(file))))
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
