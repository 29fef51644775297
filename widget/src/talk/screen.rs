//! What is shown.

use super::picker::Picker;
use super::rows::Row;

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Writing {
    /// A new message.
    #[default]
    New,
    /// Another text for a message.
    Edit,
}

/// Everything on the screen that changes.
#[derive(Default)]
pub(crate) struct Screen {
    pub(crate) rows: Vec<Row>,
    /// Whether there are earlier events than the rows show.
    pub(crate) earlier: bool,
    /// Whether something new stands below what is seen.
    pub(crate) newer: bool,
    /// The agent who answers; empty when nobody does.
    pub(crate) agent: String,
    /// The agent who types; empty when nobody does.
    pub(crate) typing: String,
    /// A sentence about the connection; empty when all is well.
    pub(crate) notice: &'static str,
    /// A sentence about how much may still be written; empty when that is plenty.
    pub(crate) room: String,
    /// Whether it is too long to be sent.
    pub(crate) over: bool,
    pub(crate) writing: Writing,
    pub(crate) picker: Picker,
}
