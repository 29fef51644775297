//! The frames that visitors and agents have in common: greeting, sending, receiving, resuming.

use serde::{Deserialize, Serialize};

use crate::{Content, Epoch, Event, FileId, Number, PageFacts, Posted, Reaction, Seq, TabId, Timestamp, Who};

/// The first frame of a client: its tab, and what it has of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The tab whose sends are numbered.
    pub tab: TabId,
    /// The epoch of the client's log, which is the time of its first event; 0 when it has nothing.
    #[serde(default)]
    pub epoch: Epoch,
    /// The last event that it has without a gap before it.
    #[serde(default)]
    pub seq: Seq,
}

/// A message. The same number is the same message, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Say {
    /// The tab under whose numbers it is sent; a reloaded one first sends what it had kept under its former id.
    pub tab: TabId,
    /// That tab's last number plus one.
    pub number: Number,
    /// The text; [`crate::Body`] says what it may hold.
    pub body: String,
    /// Answers to choose from, where an agent offers some; [`crate::Choices`] says which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Whether the last of the answers, said next, ends the conversation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends: bool,
    /// The file that the message holds; its name is the text then. With a card, its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileId>,
    /// A page of the owner's website, from an agent; [`crate::PageCard`] says which. A line that stands for it is the text
    /// then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<PageFacts>,
}

/// Another text for a message of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// As in [`Say`].
    pub tab: TabId,
    /// As in [`Say`]: edits are numbered together with messages.
    pub number: Number,
    /// The message's place in the log.
    pub of: Seq,
    /// The text from now on; [`crate::Body`] says what it may hold.
    pub body: String,
}

/// A message of one's own is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delete {
    /// As in [`Say`].
    pub tab: TabId,
    /// As in [`Say`]: deletions are numbered together with messages.
    pub number: Number,
    /// The message's place in the log.
    pub of: Seq,
}

/// A reaction to a message of the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct React {
    /// As in [`Say`].
    pub tab: TabId,
    /// As in [`Say`]: reactions are numbered together with messages.
    pub number: Number,
    /// The message's place in the log.
    pub of: Seq,
    /// With what.
    pub with: Reaction,
}

/// The answer to [`Hello`]; the events that the client lacks follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The log's epoch; 0 as long as nothing has happened. A client whose log is of another drops it.
    pub epoch: Epoch,
    /// The last event of the log.
    pub head: Seq,
    /// The last number that the server has accepted from the tab in [`Hello`]; 0 for a new tab.
    pub number: Number,
}

/// Events in the log's order, one after the other: a page of a resume, or what happened just now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Events {
    /// Without a gap among them.
    pub events: Vec<Event>,
    /// The last event of the log, so that a client knows whether more is to come.
    pub head: Seq,
}

/// Where the log has a send that a client repeats. The first time the event itself says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// The tab whose send it was; the first release did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tab: Option<TabId>,
    /// The tab's number of it.
    pub number: Number,
    /// Its place in the log.
    pub seq: Seq,
    /// When it was stored.
    pub at: Timestamp,
}

/// Where the log ends: the answer to [`crate::PING`], which the platform gives without waking the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// The log's epoch.
    pub epoch: Epoch,
    /// Its last event.
    pub head: Seq,
}

/// From a client, up to where it has the log; to a client, up to where the other side has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Receipt {
    /// Everything up to here is on a device.
    #[serde(default)]
    pub delivered: Seq,
    /// Everything up to here was in front of a person.
    #[serde(default)]
    pub read: Seq,
}

/// A person types. What they type is not sent. Shown for [`crate::limits::TYPING_EXPIRES`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    /// Who types.
    pub by: Who,
}

impl Say {
    /// That tab's send of a message.
    pub fn of(tab: TabId, number: Number, Posted { body, with }: Posted) -> Self {
        let ends = matches!(with, Some(Content::Closing(_)));
        let (choices, file, card) = match with {
            Some(Content::Choices(choices) | Content::Closing(choices)) => (choices.into(), None, None),
            Some(Content::File(file)) => (Vec::new(), Some(file), None),
            Some(Content::Card(card)) => {
                let (facts, picture) = card.into_parts();
                (Vec::new(), picture, Some(facts))
            }
            None => (Vec::new(), None, None),
        };
        Self { tab, number, body: body.into(), choices, ends, file: file.map(|file| file.id), card }
    }
}

impl Receipt {
    /// The further of the two in each: a receipt never goes back.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self { delivered: self.delivered.max(other.delivered), read: self.read.max(other.read) }
    }
}
