//! The consoles that look at a shard, and which windows of its list each shows.

use std::collections::{BTreeMap, HashMap};

use protocol::{AgentId, Counts, Face, Looker, Rank, Section, Summary, Timestamp, ToConsole, Window};
use serde::{Deserialize, Serialize};

use super::Way;
use super::batch::{Before, Change, LESSER_NEWS_EVERY};
use super::list::{List, Place};
use crate::client::ClientKey;
use crate::gate::rate::Rate;
use crate::room::rest_of_pause;

/// A console, and what is remembered of it. What is serialised is attached to its socket, and outlives an eviction.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Console {
    /// Its key.
    pub key: ClientKey,
    /// Whose it is.
    pub looker: Looker,
    /// Since when it is here.
    #[serde(default)]
    since: Timestamp,
    /// When a frame last came.
    #[serde(default)]
    pub(super) heard: Timestamp,
    #[serde(default)]
    pub(super) windows: Vec<Watched>,
    #[serde(skip)]
    pub(super) way: Way,
    #[serde(skip)]
    pub(super) frames: Rate,
    /// The counts that it was told last.
    #[serde(skip)]
    pub(super) counts: Option<Counts>,
    /// When it was told them.
    #[serde(skip)]
    counted: Timestamp,
}

/// A window that a console shows: from its first row to its last, as they stood when the console asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Watched {
    section: Section,
    /// Nothing: from the section's beginning.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "as_text")]
    first: Option<Rank>,
    /// Nothing: to the section's end.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "as_text")]
    last: Option<Rank>,
}

/// A rank as text: its number is larger than those of JavaScript, in which a socket keeps what is attached to it.
mod as_text {
    use protocol::Rank;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

    #[allow(clippy::ref_option)] // as serde calls it
    pub(super) fn serialize<S: Serializer>(rank: &Option<Rank>, to: S) -> Result<S::Ok, S::Error> {
        let text = rank.as_ref().map(serde_json::to_string).transpose().map_err(ser::Error::custom)?;
        text.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Rank>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| serde_json::from_str(&text)).transpose().map_err(de::Error::custom)
    }
}

impl Watched {
    /// The window in which these rows were shown; nothing where it began beyond the section's end.
    pub(super) fn of(window: Window, rows: &[Summary]) -> Option<Self> {
        let is_beyond = window.from > 0 && rows.is_empty();
        let first = rows.first().filter(|_| window.from > 0).map(Rank::of);
        let is_full = rows.len() >= window.count as usize;
        let last = rows.last().filter(|_| is_full).map(Rank::of);
        (!is_beyond).then_some(Self { section: window.section, first, last })
    }

    /// Of several windows of one section, the one that spans them: what stands between them is followed as well.
    pub(super) fn spanning(windows: Vec<Self>) -> Vec<Self> {
        let mut spans: Vec<Self> = Vec::new();
        for window in windows {
            if let Some(span) = spans.iter_mut().find(|span| span.section == window.section) {
                span.first = span.first.zip(window.first).map(|(one, other)| one.min(other));
                span.last = span.last.zip(window.last).map(|(one, other)| one.max(other));
            } else {
                spans.push(window);
            }
        }
        spans
    }

    fn holds(&self, me: AgentId, place: &Place) -> bool {
        place.spot.section(me) == self.section
            && self.first.is_none_or(|first| first <= place.rank)
            && self.last.is_none_or(|last| place.rank <= last)
    }
}

impl Console {
    /// One that shows nothing yet.
    pub(super) fn new(key: ClientKey, looker: Looker, way: Way, now: Timestamp) -> Self {
        let (windows, frames, counted) = (Vec::new(), Rate::default(), Timestamp::default());
        Self { key, looker, since: now, heard: now, windows, way, frames, counts: None, counted }
    }

    /// Whether a change concerns what it shows.
    fn shows(&self, change: &Change) -> bool {
        let me = self.looker.face.id;
        let holds = |place: &Place| self.windows.iter().any(|window| window.holds(me, place));
        let held = match &change.before {
            Before::Nowhere => false,
            Before::At(place) => holds(place),
            Before::Within(spot) => self.windows.iter().any(|window| window.section == spot.section(me)),
        };
        held || holds(&Place::of(&change.row))
    }
}

/// All consoles.
#[derive(Debug, Clone, Default)]
pub(super) struct Consoles {
    all: Vec<Console>,
    /// Who was present when consoles were told last.
    told: BTreeMap<AgentId, Face>,
}

impl Consoles {
    pub(super) fn of(all: Vec<Console>) -> Self {
        let mut consoles = Self { all, told: BTreeMap::new() };
        consoles.told = consoles.present();
        consoles
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, key: ClientKey) -> Option<&Console> {
        self.all.iter().find(|console| console.key == key)
    }

    pub(super) fn get_mut(&mut self, key: ClientKey) -> Option<&mut Console> {
        self.all.iter_mut().find(|console| console.key == key)
    }

    /// The console of that sign-in that uses exchanges, if it is known.
    pub(super) fn exchanging(&mut self, looker: &Looker) -> Option<&mut Console> {
        self.all.iter_mut().find(|console| console.way == Way::Exchange && console.looker.sign_in == looker.sign_in)
    }

    pub(super) fn push(&mut self, console: Console) {
        self.all.push(console);
    }

    pub(super) fn remove(&mut self, key: ClientKey) {
        self.all.retain(|console| console.key != key);
    }

    pub(super) fn filtered(&self, wanted: impl Fn(&Console) -> bool) -> Vec<ClientKey> {
        self.all.iter().filter(|console| wanted(console)).map(|console| console.key).collect()
    }

    /// Those that hear of changes. A console that uses exchanges asks.
    pub(super) fn listening(&self) -> Vec<ClientKey> {
        self.filtered(|console| console.way == Way::Socket)
    }

    pub(super) fn is_anybody_listening(&self) -> bool {
        self.all.iter().any(|console| console.way == Way::Socket)
    }

    /// Agents with a console open, each once.
    pub(super) fn present(&self) -> BTreeMap<AgentId, Face> {
        self.all.iter().map(|console| (console.looker.face.id, console.looker.face.clone())).collect()
    }

    /// Since when one of those who are here has been here.
    pub(super) fn present_since(&self) -> Option<Timestamp> {
        self.all.iter().map(|console| console.since).min()
    }

    /// Who came and who left since consoles were told last.
    pub(super) fn presence(&mut self) -> Option<ToConsole> {
        let present = self.present();
        let told = std::mem::replace(&mut self.told, present);
        let came: Vec<_> = self.told.values().filter(|face| !told.contains_key(&face.id)).cloned().collect();
        let left: Vec<_> = told.into_keys().filter(|id| !self.told.contains_key(id)).collect();
        (!came.is_empty() || !left.is_empty()).then_some(ToConsole::Presence { came, left })
    }

    /// The frames that tell each console what changed in its windows, and how many there are; and whether some are to be
    /// told only later how many. Consoles that show the same share one text.
    pub(super) fn changes(
        &mut self,
        list: &List,
        changes: &[Change],
        now: Timestamp,
    ) -> (Vec<(Vec<ClientKey>, String)>, bool) {
        let mut is_more = false;
        let mut counts: HashMap<AgentId, Counts> = HashMap::new();
        let mut groups: HashMap<(Vec<usize>, Counts), usize> = HashMap::new();
        let mut frames: Vec<(Vec<ClientKey>, String)> = Vec::new();
        for console in self.all.iter_mut().filter(|console| console.way == Way::Socket) {
            let me = console.looker.face.id;
            let counts = *counts.entry(me).or_insert_with(|| list.counts(me));
            let shown: Vec<_> = (0..changes.len()).filter(|place| console.shows(&changes[*place])).collect();
            if shown.is_empty() {
                // What a console that was forgotten has been told is not known: it is told where anything changed.
                let is_news = console.counts.map_or(!changes.is_empty(), |told| told != counts);
                let is_early = !rest_of_pause(console.counted, LESSER_NEWS_EVERY, now).is_zero();
                is_more |= is_news && is_early;
                if !is_news || is_early {
                    continue;
                }
            }
            (console.counts, console.counted) = (Some(counts), now);
            let group = *groups.entry((shown.clone(), counts)).or_insert_with(|| {
                let rows = shown.iter().map(|place| changes[*place].row.clone()).collect();
                let frame = ToConsole::Changes { rows, counts, now };
                frames.push((Vec::new(), serde_json::to_string(&frame).unwrap_or_default()));
                frames.len() - 1
            });
            frames[group].0.push(console.key);
        }
        (frames, is_more)
    }
}

#[cfg(test)]
#[path = "consoles_tests.rs"]
mod tests;
