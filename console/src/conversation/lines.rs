//! The log as an agent reads it, in lines that a view can keep. Pure: what they are, `reading` decides.

use std::time::Duration;

use protocol::{AgentId, Content, Face, File, PageCard, Reaction, Receipt, Refusal, Seq, Timestamp, Who, Why};
use reading::{Author, Kind, Noticed, Offer, Origin, Reached, Thread};

/// A line of the thread.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// A new day begins; some time of it.
    Day(Timestamp),
    /// Somebody wrote something.
    Written(Written),
    /// Something else that happened.
    Notice(Notice),
}

/// What tells one line from another: kind, place, reaction, chosen answer.
pub(super) type LineKey = (u8, u64, Option<Reaction>, Option<usize>);

/// A message or a note.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub(super) at: Timestamp,
    pub(super) kind: Kind,
    pub(super) by: Side,
    /// As it reads now; nothing when it was taken back.
    pub(super) text: Option<String>,
    pub(super) state: State,
    /// The answers that it offers, and whether each was chosen.
    pub(super) choices: Vec<(String, bool)>,
    /// Whether the last of them ends the conversation.
    pub(super) ends: bool,
    /// The file that it is.
    pub(super) file: Option<File>,
    /// The page of the website that it is.
    pub(super) card: Option<PageCard>,
    /// What the other side reacts to it with.
    pub(super) reaction: Option<Reaction>,
    /// Whether it begins a group, and so shows who wrote it and when.
    pub(super) leads: bool,
    key: (u8, u64),
}

/// How far a message has come, as the thread shows it beside the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// In the log, at this place.
    Stored(Seq),
    /// The same; and it reads otherwise than at first.
    Edited(Seq),
    /// On its way, or its edit is.
    Sending,
    /// Refused for good.
    Failed(Refusal),
}

/// Whose a message is, to the agent who reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    /// The reader's, from whatever tab.
    Mine,
    /// Somebody else's.
    Other(Who),
}

/// Something that happened and was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) seq: Seq,
    pub(super) at: Timestamp,
    pub(super) by: Who,
    pub(super) what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// An agent answers from now on.
    Assigned(Face),
    /// The bot answers from now on.
    Automated,
    /// The bot handed over.
    HandedOver(Why),
    /// It was closed.
    Closed,
    /// It closed by itself, so many minutes after the last word of anybody.
    FellSilent(usize),
    /// It was reopened.
    Reopened,
    /// The visitor said how it was: from 1 to 5, and why.
    Rated(u8, Option<String>),
}

/// The lines of a thread; and how far the reader's newest message has come, if it is the last line and in the log.
pub(super) fn read(thread: &Thread<'_>, other: Receipt) -> (Vec<Line>, Option<Reached>) {
    let lines = thread.lines();
    let reached = match lines.last() {
        Some(reading::Line::Message(said)) => match (said.by, said.kind, said.origin) {
            (Author::Me, Kind::Message, Origin::Log(_)) => Some(said.reached(other)),
            _ => None,
        },
        _ => None,
    };
    let mut last_word = None;
    let line = |one: reading::Line<'_>| {
        if let reading::Line::Message(said) = one
            && !matches!(said.by, Author::Other(Who::System))
        {
            last_word = Some(said.at);
        }
        line(one, last_word)
    };
    (lines.into_iter().map(line).collect(), reached)
}

/// The reader's newest message that is still there, as it reads now.
pub(super) fn last_of_mine(lines: &[Line]) -> Option<(Seq, String)> {
    lines.iter().rev().find_map(|line| match line {
        Line::Written(written) => Some((written.editable()?, written.text.clone()?)),
        _ => None,
    })
}

/// Whether the visitor was just asked if there is anything else.
pub(super) fn asks_to_end(lines: &[Line]) -> bool {
    matches!(lines.last(), Some(Line::Written(written)) if written.ends && written.text.is_some())
}

/// A line; when the last word before it was said, if that is shown.
fn line(line: reading::Line<'_>, last_word: Option<Timestamp>) -> Line {
    match line {
        reading::Line::Day(day) => Line::Day(day.at),
        reading::Line::Notice(notice) => {
            let what = match notice.what {
                Noticed::Assigned(to) => What::Assigned(to.clone()),
                Noticed::Closed => match last_word.filter(|_| *notice.by == Who::System) {
                    Some(said) => What::FellSilent(minutes(notice.at.since(said))),
                    None => What::Closed,
                },
                Noticed::Automated => What::Automated,
                Noticed::HandedOver(why) => What::HandedOver(why),
                Noticed::Reopened => What::Reopened,
                Noticed::Rated(rated) => {
                    What::Rated(rated.stars.into(), rated.comment.as_ref().map(|text| text.as_str().to_owned()))
                }
            };
            Line::Notice(Notice { seq: notice.seq, at: notice.at, by: notice.by.clone(), what })
        }
        reading::Line::Message(said) => {
            let by = match said.by {
                Author::Me => Side::Mine,
                Author::Other(who) => Side::Other(who.clone()),
            };
            let (state, key) = match (said.origin, said.reached(Receipt::default()), said.edit) {
                (Origin::Log(event), _, None) => (State::Stored(event.seq), (1, u64::from(event.seq.0))),
                (Origin::Log(event), _, Some(edit)) => {
                    let key = (5, u64::from(event.seq.0) << 32 | u64::from(edit.place.0));
                    (if edit.is_coming { State::Sending } else { State::Edited(event.seq) }, key)
                }
                (Origin::Outbox(pending), Reached::Failed(code), _) => (State::Failed(code), (4, pending.at.0)),
                (Origin::Outbox(pending), ..) => (State::Sending, (3, pending.at.0)),
            };
            let text = said.body.map(|body| body.as_str().to_owned());
            let (reaction, leads) = (said.reaction, said.leads);
            let (file, card) = match said.with {
                Some(Content::File(file)) => (Some(file.clone()), None),
                Some(Content::Card(card)) => (None, Some(card.clone())),
                Some(Content::Choices(_) | Content::Closing(_)) | None => (None, None),
            };
            let choices = said.offer.map(choices).unwrap_or_default();
            let ends = said.offer.is_some_and(|offer| offer.ends);
            Line::Written(Written {
                at: said.at,
                kind: said.kind,
                by,
                text,
                state,
                choices,
                ends,
                file,
                card,
                reaction,
                leads,
                key,
            })
        }
    }
}

fn minutes(time: Duration) -> usize {
    usize::try_from(time.as_secs() / 60).unwrap_or_default()
}

fn choices(offer: Offer<'_>) -> Vec<(String, bool)> {
    let is_chosen = |text: &String| offer.said.is_some_and(|said| said.as_str() == text);
    offer.choices.as_slice().iter().map(|text| (text.clone(), is_chosen(text))).collect()
}

impl Written {
    /// Its place in the log, if it is a message that the reader can edit.
    pub(super) fn editable(&self) -> Option<Seq> {
        self.own().filter(|_| self.file.is_none() && self.card.is_none())
    }

    /// Its place in the log, if it is a message that the reader can take back.
    pub(super) fn own(&self) -> Option<Seq> {
        match self.state {
            State::Stored(seq) | State::Edited(seq)
                if self.by == Side::Mine && self.kind == Kind::Message && self.text.is_some() =>
            {
                Some(seq)
            }
            _ => None,
        }
    }

    /// Its place in the log, if it is a message that the reader can react to.
    pub(super) fn reactable(&self) -> Option<Seq> {
        match self.state {
            State::Stored(seq) | State::Edited(seq) if self.by == Side::Other(Who::Visitor) && self.text.is_some() => {
                Some(seq)
            }
            _ => None,
        }
    }

    /// Whether it is not in the log.
    pub(super) fn is_unsent(&self) -> bool {
        matches!(self.key.0, 3 | 4)
    }
}

impl Notice {
    /// Whether an agent took the conversation, rather than gave it to another.
    pub(super) fn is_taking(&self, to: AgentId) -> bool {
        self.by.agent().is_some_and(|by| by.id == to)
    }
}

impl Line {
    /// What tells this line from every other, whatever of it can change included.
    pub(super) fn key(&self) -> LineKey {
        match self {
            Self::Day(at) => (0, at.0, None, None),
            Self::Notice(notice) => (2, u64::from(notice.seq.0), None, None),
            Self::Written(written) => {
                let chosen = written.choices.iter().position(|(_, is_chosen)| *is_chosen);
                (written.key.0, written.key.1, written.reaction, chosen)
            }
        }
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
