//! How far something has come that the server is asked for or told. Asks nothing itself.

use protocol::Refused;

/// Why a request came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The server refused it.
    Refused(Refused),
    /// There was no answer, or none of this interface.
    Unreached,
}

/// Something that the server has.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Loaded<T> {
    /// It was asked for.
    Loading,
    /// It is here.
    There(T),
    /// It could not be had.
    Failed(Trouble),
}

/// A change on its way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Task {
    /// None.
    #[default]
    Nothing,
    /// Sent.
    Busy,
    /// Done.
    Done,
    /// Refused, or not reached.
    Failed(Trouble),
}

impl Task {
    /// Why it failed, if it did.
    pub(crate) fn trouble(&self) -> Option<&Trouble> {
        match self {
            Self::Failed(trouble) => Some(trouble),
            _ => None,
        }
    }
}
