//! Frames between an agent's console and an inbox shard: windows of the list, never a message.

mod section;
mod summary;

use serde::{Deserialize, Serialize};

pub use self::section::{Counts, Rank, Section};
pub use self::summary::{LastLine, Looker, Summary};

use crate::lenient;
use crate::{AgentId, Face, Refused, Timestamp};

/// A part of the list that a console shows: so many conversations of a section, from a place on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Which section.
    pub section: Section,
    /// How many of the section's first conversations it leaves out.
    #[serde(default)]
    pub from: u32,
    /// How many it shows at most: 1 to [`crate::limits::ROWS_PER_WINDOW`].
    pub count: u32,
}

/// What stands in a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Which window.
    pub window: Window,
    /// In the section's order. Fewer than the window's count: the section ends here.
    #[serde(deserialize_with = "lenient::known")]
    pub rows: Vec<Summary>,
}

/// From a console to an inbox shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromConsole {
    /// Always first: which windows the console shows. The answer is [`ToConsole::List`].
    Hello {
        /// At most [`crate::limits::WINDOWS_PER_CONSOLE`].
        #[serde(default, deserialize_with = "lenient::known")]
        windows: Vec<Window>,
    },
    /// The console shows these windows from now on, in place of all before. The answer is [`ToConsole::List`].
    Show {
        /// At most [`crate::limits::WINDOWS_PER_CONSOLE`].
        #[serde(deserialize_with = "lenient::known")]
        windows: Vec<Window>,
    },
}

/// From an inbox shard to a console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToConsole {
    /// What stands in the windows that the console asked for.
    List {
        /// In the order of the question.
        windows: Vec<Shown>,
        /// How many conversations each section of this shard has.
        counts: Counts,
        /// How many shards the site has; the console connects to each, from 0.
        #[serde(default)]
        shards: u16,
        /// The edge's clock, so that waiting clocks are right on any machine.
        now: Timestamp,
    },
    /// Conversations that stand in the console's windows, or have just left one, have changed.
    Changes {
        /// How each is from now on; each once.
        #[serde(deserialize_with = "lenient::known")]
        rows: Vec<Summary>,
        /// How many conversations each section of this shard has.
        counts: Counts,
        /// The edge's clock.
        now: Timestamp,
    },
    /// The site has so many shards now.
    Shards {
        /// From 0 to one less.
        count: u16,
    },
    /// Agents with a console open, all of them.
    Present {
        /// Each once.
        agents: Vec<Face>,
    },
    /// Agents who have opened their first console, and who have closed their last.
    Presence {
        /// Who is there now and was not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        came: Vec<Face>,
        /// Who was there and is not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left: Vec<AgentId>,
    },
    /// The shard refused something.
    Refused(Refused),
}
