//! Who is there for a visitor before they have written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{AgentId, Face, PictureId, Timestamp, lenient};

/// With whom a visitor would talk now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reception {
    /// Agents with a console open, by name; at most [`crate::limits::FACES_SHOWN`].
    pub on_duty: Vec<Face>,
    /// Within how many seconds three of four visitors had their first answer lately (rule G2); nothing where that is not
    /// known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers_within: Option<u32>,
    /// Whether only visitors whose identity the website has signed may begin (rule V5).
    #[serde(default)]
    pub identity_required: bool,
    /// How it stands by the opening hours (rule H3); nothing where the owner has set none.
    #[serde(flatten)]
    pub hours: Option<Opening>,
    /// Which agents have a photo.
    #[serde(default, deserialize_with = "lenient::known_entries")]
    pub pictures: BTreeMap<AgentId, PictureId>,
}

/// Whether the site is open, and until when that is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Whether the site answers now.
    pub open: bool,
    /// When it closes, where it is open and that is within eight days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_until: Option<Timestamp>,
    /// When it opens, where it is closed and ever does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Timestamp>,
    /// The server's clock: of a visitor's clock that is wrong, only the difference matters.
    pub now: Timestamp,
}
