//! The log as lines: messages in groups, notes, days, what else happened, and what is not in the log yet. One walk for
//! both apps; what a line looks like is theirs.

use protocol::{Actor, Body, Change, Event, Noted, Party, Posted, Timestamp, What};
use session::{Pending, Progress};

use crate::edits::{Latest, latest};
use crate::groups::Groups;
use crate::line::{Author, Day, Kind, Line, Message, Notice, Noticed, Offer, Origin};

/// The window's upper end moves in steps, so that not every new message takes an old one away.
const STEP: usize = 50;

/// What is read, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Thread<'log> {
    /// The log, oldest first.
    pub events: &'log [Event],
    /// What the reader has sent and the log does not show.
    pub pending: &'log [Pending],
    /// Who reads.
    pub reader: Actor,
    /// How many events are shown at least.
    pub window: usize,
    /// Which local day a time falls on; days are numbered without gaps.
    pub day: fn(Timestamp) -> i64,
}

impl<'log> Thread<'log> {
    /// How many events the window leaves out.
    pub fn left_out(&self) -> usize {
        self.events.len().saturating_sub(self.window) / STEP * STEP
    }

    /// All lines, oldest first; what is not in the log yet comes last.
    pub fn lines(&self) -> Vec<Line<'log>> {
        let events = self.events.get(self.left_out()..).unwrap_or_default();
        let mut walk = Walk { thread: self, lines: Vec::new(), groups: Groups::default() };
        for (event, latest) in events.iter().zip(latest(events, self.pending)) {
            walk.event(event, latest);
        }
        for pending in self.pending {
            walk.pending(pending);
        }
        answer(&mut walk.lines, self.reader);
        walk.lines
    }
}

struct Walk<'walk, 'log> {
    thread: &'walk Thread<'log>,
    lines: Vec<Line<'log>>,
    groups: Groups<(Actor, Kind)>,
}

impl<'log> Walk<'_, 'log> {
    fn event(&mut self, event: &'log Event, latest: Latest<'log>) {
        let party = self.thread.reader.party();
        if !event.what.audience().admits(party) {
            return;
        }
        match &event.what {
            What::Posted(posted) => self.written(event, Kind::Message, &posted.body, Some(posted), latest),
            What::Noted(Noted { body }) => self.written(event, Kind::Note, body, None, latest),
            What::Assigned(assigned) => self.notice(event, Noticed::Assigned(&assigned.to)),
            What::Automated => self.notice(event, Noticed::Automated),
            What::HandedOver(handed_over) => self.notice(event, Noticed::HandedOver(handed_over.why)),
            What::Closed => self.notice(event, Noticed::Closed),
            What::Reopened if party == Party::Team => self.notice(event, Noticed::Reopened),
            What::Rated(rated) if party == Party::Team => {
                // The last one counts (rule S7).
                let is_another =
                    |line: &mut Line<'_>| matches!(line, Line::Notice(Notice { what: Noticed::Rated(_), .. }));
                self.lines.pop_if(is_another);
                self.notice(event, Noticed::Rated(rated));
            }
            What::Rated(_)
            | What::Reopened
            | What::Edited(_)
            | What::Deleted(_)
            | What::Reacted(_)
            | What::Hidden
            | What::Unknown => {}
        }
    }

    fn written(
        &mut self,
        event: &'log Event,
        kind: Kind,
        body: &'log Body,
        posted: Option<&'log Posted>,
        latest: Latest<'log>,
    ) {
        let (edit, body) = latest.edit.map_or((None, Some(body)), |(edit, body)| (Some(edit), body));
        let actor = event.by.actor();
        let by = if actor == self.thread.reader { Author::Me } else { Author::Other(&event.by) };
        let (at, origin) = (event.at, Origin::Log(event));
        let reaction = latest.reaction.filter(|_| body.is_some());
        let posted = posted.filter(|_| body.is_some());
        let (offer, with) = (posted.and_then(offer_of), posted.and_then(|posted| posted.with.as_ref()));
        self.message(actor, Message { kind, by, at, body, edit, offer, with, reaction, leads: true, origin });
    }

    fn pending(&mut self, pending: &'log Pending) {
        let (kind, body) = match (&pending.change, pending.progress) {
            (Change::Note(body), _) => (Kind::Note, body),
            // An edit that is on its way shows in its message.
            (Change::Post(Posted { body, .. }), _) | (Change::Edit { body, .. }, Progress::Failed(_)) => {
                (Kind::Message, body)
            }
            (Change::Edit { .. } | Change::Delete { .. } | Change::React { .. }, _) => return,
        };
        let (by, at, origin) = (Author::Me, pending.at, Origin::Outbox(pending));
        let posted = if let Change::Post(posted) = &pending.change { Some(posted) } else { None };
        let (offer, with) = (posted.and_then(offer_of), posted.and_then(|posted| posted.with.as_ref()));
        let (body, edit, reaction, leads) = (Some(body), None, None, true);
        self.message(self.thread.reader, Message { kind, by, at, body, edit, offer, with, reaction, leads, origin });
    }

    fn message(&mut self, actor: Actor, message: Message<'log>) {
        self.begin_day(message.at);
        let leads = self.groups.leads((actor, message.kind), message.at);
        self.lines.push(Line::Message(Message { leads, ..message }));
    }

    fn notice(&mut self, event: &'log Event, what: Noticed<'log>) {
        self.begin_day(event.at);
        self.groups.interrupt();
        self.lines.push(Line::Notice(Notice { seq: event.seq, at: event.at, by: &event.by, what }));
    }

    fn begin_day(&mut self, at: Timestamp) {
        let number = (self.thread.day)(at);
        if self.groups.begins_day(number) {
            self.lines.push(Line::Day(Day { at, number }));
        }
    }
}

fn offer_of(posted: &Posted) -> Option<Offer<'_>> {
    posted.choices().map(|choices| Offer { choices, ends: posted.ending().is_some(), said: None })
}

/// To each offer what the visitor said next, whether to `reader` that is oneself or the other.
fn answer(lines: &mut [Line<'_>], reader: Actor) {
    let mut said = None;
    for line in lines.iter_mut().rev() {
        let Line::Message(message) = line else { continue };
        let by = match message.by {
            Author::Me => reader,
            Author::Other(who) => who.actor(),
        };
        match &mut message.offer {
            Some(offer) => offer.said = said,
            None if by == Actor::Visitor => said = message.body,
            None => {}
        }
    }
}

#[cfg(test)]
#[path = "thread_tests.rs"]
mod tests;
