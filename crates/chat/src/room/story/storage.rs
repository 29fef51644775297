//! What a room asks of the object that keeps it, answered from a story's log.

use std::convert::Infallible;

use protocol::{FileId, Party, Sent, Seq, Timestamp, What, limits};

use super::Story;
use crate::client::ClientKey;
use crate::conversation::Original;
use crate::files::Upload;
use crate::room::{Backing, Page, Row};

impl Backing for Story {
    type Error = Infallible;

    fn original(&self, seq: Seq) -> Result<Option<Original>, Infallible> {
        let row = (seq.0 as usize).checked_sub(1).and_then(|place| self.log.get(place));
        Ok(row.and_then(|row| Original::of(row.event().unwrap())))
    }

    fn file(&self, file: FileId) -> Result<Option<(Upload, bool)>, Infallible> {
        let is_taken = |row: &Row| matches!(row.event().unwrap().what, What::Posted(posted) if posted.file().is_some_and(|it| it.id == file));
        let stored = self.files.iter().find(|stored| stored.file.id == file);
        Ok(stored.map(|stored| (stored.clone(), self.log.iter().any(is_taken))))
    }

    fn find(&self, sent: Sent) -> Result<Option<(Seq, Timestamp)>, Infallible> {
        let mut events = self.log.iter().map(|row| row.event().unwrap());
        Ok(events.find(|event| event.sent == Some(sent)).map(|event| (event.seq, event.at)))
    }

    fn page(&self, seq: Seq, party: Party) -> Result<Option<Page>, Infallible> {
        let (mut last, mut bytes, mut events) = (None, 0, Vec::new());
        for row in self.log.iter().skip(seq.0 as usize).take(limits::EVENTS_PER_PAGE) {
            bytes += row.rest.len();
            if bytes > limits::PAGE_BYTES && last.is_some() {
                break;
            }
            last = Some(row.seq);
            events.push(if row.audience.admits(party) { row.json() } else { row.hidden() });
        }
        Ok(last.map(|last| Page { last, events: events.join(",") }))
    }

    fn bytes_after(&self, seq: Seq) -> Result<usize, Infallible> {
        Ok(self.log.iter().skip(seq.0 as usize).map(|row| row.rest.len()).sum())
    }

    fn last_ping(&self, client: ClientKey) -> Timestamp {
        self.pings.get(&client).copied().unwrap_or_default()
    }
}
