//! What must hold: at every step, and once everything has come to rest.

use std::collections::BTreeMap;
use std::time::Duration;

use chat::conversation::Fold;
use protocol::{
    Body, Content, Deleted, Edited, Event, PageCard, Posted, Reacted, Receipt, Seq, Status, Timestamp, What, limits,
};
use session::Incoming;

use super::{Checked, Client, Person, World, broken};

/// The silence after which a visitor is asked, and after which it closes.
const SILENCE: Duration = Duration::from_mins(5);

/// What the bot offers that means a person.
const PERSON: &str = "Talk to a person";
/// What the bot offers.
const OFFERED: [&str; 6] = [PERSON, "Yes, it did", "No, it did not", "Something else", "Returns", "Delivery"];

impl World {
    /// Holds at every step.
    pub(super) fn check(&self) -> Checked {
        for (place, client) in self.clients.iter().enumerate() {
            if !client.has_a_prefix_of(self.log_of(client)) {
                return broken(format!("what client {place} reads is not what is stored for it (D1, D6, N1)"));
            }
        }
        for (place, client) in self.clients.iter().enumerate() {
            let (other, most) = (client.session.other(), self.told(client));
            if other.delivered > most.delivered || other.read > most.read || other.read > other.delivered {
                return broken(format!("client {place} is told {other:?}, but the other side said {most:?} (R1)"));
            }
            if other.max(client.shown) != other {
                return broken(format!(
                    "client {place}: the receipt went back from {:?} to {other:?} (R1)",
                    client.shown
                ));
            }
        }
        for object in &self.objects {
            if let Some(leaked) = &object.leaked {
                return broken(format!("{leaked} (V4)"));
            }
            let numbered = object.disk.rows.iter().zip(1..).all(|(row, place)| row.seq.0 == place);
            if !numbered {
                return broken("the log has a gap (D1)".to_owned());
            }
        }
        Ok(())
    }

    /// The furthest that the other side of that client has ever said.
    fn told(&self, client: &Client) -> Receipt {
        let others = self
            .clients
            .iter()
            .filter(|other| other.conversation == client.conversation && other.who.party() != client.who.party());
        others.map(|other| other.told).fold(Receipt::default(), Receipt::max)
    }

    /// The log as that client may see it.
    pub(super) fn log_of(&self, client: &Client) -> &[Event] {
        self.objects[client.conversation].disk.log(client.who.party())
    }

    /// Whatever anybody is told of is stored, there.
    pub(super) fn check_told(&self, client: usize, frame: &Incoming) -> Checked {
        let rows = self.log_of(&self.clients[client]);
        let row = |seq: Seq| usize::try_from(seq.0).ok().and_then(|seq| rows.get(seq.checked_sub(1)?));
        match frame {
            Incoming::Events(told) => match told.events.iter().find(|event| row(event.seq) != Some(event)) {
                Some(event) => broken(format!("{event:?} was told and not stored: {:?} (D2)", row(event.seq))),
                None => Ok(()),
            },
            Incoming::Acknowledged(acknowledged) => {
                let named = (acknowledged.tab, acknowledged.number);
                match row(acknowledged.seq) {
                    Some(event) if event.sent.is_some_and(|sent| (Some(sent.tab), sent.number) == named) => Ok(()),
                    other => broken(format!("{acknowledged:?} was told and not stored: {other:?} (D2)")),
                }
            }
            _ => Ok(()),
        }
    }

    /// Holds once nothing is on its way any more.
    pub(super) fn check_rest(&mut self) -> Checked {
        self.check()?;
        for place in 0..self.objects.len() {
            self.check_messages(place)?;
            self.check_files(place)?;
            self.check_endings(place)?;
            self.check_silence(place)?;
            self.check_bot(place)?;
            let id = self.objects[place].id;
            let folded = Fold::of(self.objects[place].disk.events());
            let memory = self.objects[place].room();
            if memory.fold() != &folded {
                return broken(format!("{id}: what is in memory is not the fold of what is stored"));
            }
        }
        Ok(())
    }

    /// Every message is stored once, and each person's in the order in which they said it.
    fn check_messages(&self, conversation: usize) -> Checked {
        let mut stored: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sends = BTreeMap::new();
        let events = self.objects[conversation].disk.events();
        for (row, event) in events.iter().enumerate() {
            if card(event).is_some_and(|(card, body)| event.by.agent().is_none() || Body::from(card) != *body) {
                return broken(format!("{event:?} is no card of an agent's in its own words (K2)"));
            }
            let Some(sent) = event.sent else { continue };
            if sends.insert((sent.tab, sent.number), row).is_some() {
                return broken(format!("{sent:?} is there twice (D3)"));
            }
            match &event.what {
                What::Posted(Posted { body, .. }) | What::Noted(protocol::Noted { body })
                    // What is offered may be said more than once, and two tabs may say that there is nothing else.
                    if stored.insert(body.as_str(), row).is_some()
                        && !body.as_str().starts_with("No,")
                        && !OFFERED.contains(&body.as_str()) =>
                {
                    return broken(format!("{:?} is stored twice (D3)", body.as_str()));
                }
                What::Edited(Edited { of, .. }) | What::Deleted(Deleted { of }) => {
                    let target = &events[of.0 as usize - 1];
                    if matches!(event.what, What::Edited(_)) && card(target).is_some() {
                        return broken(format!("a card has another text: {target:?} (K2)"));
                    }
                    if !matches!(target.what, What::Posted(_)) || target.by != event.by {
                        return broken(format!("somebody changed what is not theirs: {target:?} (E1)"));
                    }
                }
                What::Reacted(Reacted { of, .. }) => {
                    let target = &events[of.0 as usize - 1];
                    if !matches!(target.what, What::Posted(_)) || target.by.party() == event.by.party() {
                        return broken(format!("somebody reacted to their own side: {target:?} (E3)"));
                    }
                }
                _ => {}
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

    /// What the visitor says last to the question whether there is anything else closes the conversation, and nothing
    /// else that they say does.
    fn check_endings(&self, conversation: usize) -> Checked {
        let mut ending = None;
        let mut closes = false;
        for event in self.objects[conversation].disk.events() {
            let is_closed = event.what == What::Closed && event.by == Person::Visitor;
            if is_closed != closes {
                return broken(format!("{event:?} does not follow from what was said before (S6)"));
            }
            closes = false;
            match &event.what {
                What::Posted(posted) => {
                    closes = event.by == Person::Visitor && ending.as_deref() == Some(posted.body.as_str());
                    ending = posted.ending().map(str::to_owned);
                }
                What::Closed | What::Reopened => ending = None,
                What::Deleted(Deleted { of }) => {
                    let target = &self.objects[conversation].disk.events()[of.0 as usize - 1];
                    if matches!(&target.what, What::Posted(posted) if posted.ending() == ending.as_deref()) {
                        ending = None;
                    }
                }
                _ => {}
            }
        }
        if closes { broken("what ends the conversation did not close it (S6)".to_owned()) } else { Ok(()) }
    }

    /// What happens by itself follows from a silence: one question in each, and none where the visitor waits.
    fn check_silence(&self, conversation: usize) -> Checked {
        let (mut status, mut asked) = (None, None);
        let mut changed = Timestamp::default();
        for event in self.objects[conversation].disk.events() {
            if event.by == Person::System {
                let is_answered = matches!(status, Some(Status::Assigned { unanswered_since: None, .. }));
                let is_due = is_answered && event.at.since(changed) >= SILENCE;
                let fits = match &event.what {
                    What::Posted(_) => asked.is_none(),
                    What::Closed => asked.is_some(),
                    _ => false,
                };
                if !is_due || !fits {
                    return broken(format!("{event:?} is no end of a silence (S8)"));
                }
            }
            match &event.what {
                What::Posted(posted) => asked = posted.ending().map(|_| event.seq),
                What::Closed | What::Reopened => asked = None,
                What::Deleted(Deleted { of }) if asked == Some(*of) => asked = None,
                _ => {}
            }
            (status, changed) = (Status::after(status, event), event.at);
        }
        Ok(())
    }

    /// The bot says something only while it has the conversation, and once to each message; and nobody is left with it who
    /// waits for an answer, or was promised a person.
    fn check_bot(&self, conversation: usize) -> Checked {
        let (mut status, mut owed, mut promised) = (None, None, false);
        let mut before: Option<&Event> = None;
        for event in self.objects[conversation].disk.events() {
            if event.by == Person::Bot {
                let has_it = status == Some(Status::Automated {});
                let fits = match &event.what {
                    What::Automated => matches!(status, Some(Status::Waiting { .. })) && owed.is_some(),
                    What::HandedOver(_) => has_it && owed.is_some(),
                    What::Posted(_) => {
                        let is_farewell = before.is_some_and(|before| matches!(before.what, What::HandedOver(_)));
                        is_farewell || (has_it && owed.is_some() && !promised)
                    }
                    What::Closed => has_it && owed.is_none(),
                    _ => false,
                };
                if !fits {
                    return broken(format!("{event:?} is not for the bot to do (Q3, Q4)"));
                }
            }
            match (&event.what, &event.by) {
                (What::Posted(posted), Person::Visitor) => {
                    owed = Some(event.seq);
                    promised |= posted.body.as_str() == PERSON;
                }
                (What::Posted(_) | What::Assigned(_) | What::HandedOver(_) | What::Closed, _) => {
                    (owed, promised) = (None, false);
                }
                (What::Deleted(Deleted { of }) | What::Edited(Edited { of, .. }), _) if owed == Some(*of) => {
                    owed = owed.filter(|_| matches!(event.what, What::Edited(_)));
                    promised = false;
                }
                _ => {}
            }
            (status, before) = (Status::after(status, event), Some(event));
        }
        if status == Some(Status::Automated {}) && owed.is_some() {
            return broken(format!("the visitor is left with a bot that owes an answer to {owed:?} (Q3)"));
        }
        Ok(())
    }

    /// Every file that somebody sent is whole and in one message, and nothing is left of what was taken back.
    fn check_files(&self, conversation: usize) -> Checked {
        let disk = &self.objects[conversation].disk;
        let clients = self.clients.iter().filter(|client| client.conversation == conversation);
        for file in clients.flat_map(|client| &client.attached) {
            let messages = disk.messages_with(*file);
            if messages != 1 {
                return broken(format!("{file} is in {messages} messages (F5)"));
            }
        }
        for event in disk.events() {
            let What::Posted(posted) = &event.what else { continue };
            let Some(file) = posted.file() else { continue };
            let back = disk
                .events()
                .iter()
                .find(|later| matches!(&later.what, What::Deleted(Deleted { of }) if *of == event.seq));
            match (disk.files.get(&file.id), back) {
                (None, Some(_)) => {}
                // A copy of the tab had sent it once more.
                (Some(upload), Some(back)) if upload.at >= back.at => {}
                (_, Some(_)) => return broken(format!("{} is taken back, and still there (F5)", file.id)),
                (Some(upload), None) if upload.is_whole() => {
                    let pieces = file.bytes.div_ceil(limits::PIECE_BYTES);
                    if (0..pieces).any(|place| !disk.pieces.contains(&(file.id, place))) {
                        return broken(format!("a message has {}, of which a piece is missing (F1)", file.id));
                    }
                }
                (_, None) => return broken(format!("a message has {}, which is not there (F5)", file.id)),
            }
        }
        Ok(())
    }

    /// The inbox never goes back to an older state of a conversation.
    pub(super) fn check_list(&mut self) -> Checked {
        for row in self.list.rows() {
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
                let memory = self.objects[place].room().fold();
                (memory.beat().head, memory.status().cloned())
            };
            let id = self.objects[place].id;
            let row = self.list.rows().find(|row| row.conversation == id);
            row.map(|row| (row.seq, row.status.clone())) == status.map(|status| (head, status))
        })
    }
}

/// The card that an event holds, and the text that stands for it.
fn card(event: &Event) -> Option<(&PageCard, &Body)> {
    match &event.what {
        What::Posted(Posted { body, with: Some(Content::Card(card)) }) => Some((card, body)),
        _ => None,
    }
}
