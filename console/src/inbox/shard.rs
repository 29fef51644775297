//! What is known of one inbox shard: rows within the windows that it was asked for. Pure.

use std::collections::BTreeMap;

use protocol::{AgentId, ConversationId, Counts, Face, Rank, Section, Shown, Summary, Window, limits};

/// How far a section is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Known {
    /// Not at all.
    #[default]
    Nothing,
    /// From its beginning to this rank.
    UpTo(Rank),
    /// To its end.
    Whole,
}

/// A row, and what was known of its conversation before.
pub(super) type News = (Option<Summary>, Summary);

/// A shard.
#[derive(Debug, Clone, Default)]
pub(super) struct Shard {
    pub(super) rows: BTreeMap<ConversationId, Summary>,
    known: BTreeMap<Section, Known>,
    /// How many rows of a section are asked for.
    depths: BTreeMap<Section, u32>,
    pub(super) counts: Counts,
    pub(super) present: Vec<Face>,
    asked: Option<Vec<Window>>,
    /// Whether an answer is awaited.
    waits: bool,
    /// Whether it has ever answered.
    pub(super) is_there: bool,
    link: Link,
}

/// How its link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Link {
    /// It has not answered yet.
    #[default]
    New,
    /// It has answered, and tells what changes.
    Followed,
    /// It is down.
    Down,
}

impl Shard {
    /// Of which so much of each section is wanted.
    pub(super) fn new(depths: BTreeMap<Section, u32>) -> Self {
        Self { depths, ..Self::default() }
    }

    /// How far a section is known.
    pub(super) fn known(&self, section: Section) -> Known {
        self.known.get(&section).copied().unwrap_or_default()
    }

    /// A section's rows, as far as they are known.
    pub(super) fn section(&self, section: Section, me: AgentId) -> impl Iterator<Item = &Summary> {
        self.rows.values().filter(move |row| Section::of(&row.status, me) == section)
    }

    /// Its link is down: nothing is to be waited for.
    pub(super) fn lost(&mut self) {
        self.link = Link::Down;
    }

    /// Whether its answer is worth waiting for.
    pub(super) fn is_about_to_answer(&self) -> bool {
        self.waits && self.link != Link::Down
    }

    pub(super) fn want(&mut self, section: Section, depth: u32) {
        self.depths.insert(section, depth);
    }

    /// More of a section is wanted: as much as before, where some of that has moved out, or else so much more.
    pub(super) fn want_more(&mut self, section: Section, me: AgentId, missing: usize) {
        let held = self.section(section, me).count();
        let depth = self.depths.entry(section).or_default();
        if held < to_usize(*depth) {
            self.asked = None;
        } else {
            // No more than one window at a time, so that no row between two windows is never seen.
            let missing = u32::try_from(missing).unwrap_or(u32::MAX).min(limits::ROWS_PER_WINDOW);
            *depth = depth.saturating_add(missing);
        }
    }

    /// A section has grown far beyond what is wanted of it.
    pub(super) fn is_crowded(&self, section: Section, me: AgentId) -> bool {
        let depth = self.depths.get(&section).copied().unwrap_or_default();
        self.section(section, me).count() > to_usize(depth) * 2
    }

    /// The same windows are wanted once more.
    pub(super) fn forget_asked(&mut self) {
        self.asked = None;
    }

    /// The windows to ask for, unless that is done.
    pub(super) fn asks(&mut self) -> Option<Vec<Window>> {
        let windows = self.windows();
        if self.asked.as_ref() == Some(&windows) {
            return None;
        }
        self.waits = true;
        self.asked = Some(windows.clone());
        Some(windows)
    }

    /// At most two of each section, its first rows and the last that are wanted: what lies between was asked for before,
    /// and the shard tells what changes there.
    fn windows(&self) -> Vec<Window> {
        let window = |section, from, to: u32| Window { section, from, count: to - from };
        let windows = self.depths.iter().flat_map(|(&section, &depth)| {
            let head = depth.min(limits::ROWS_PER_WINDOW);
            let tail = head.max(depth.saturating_sub(limits::ROWS_PER_WINDOW));
            [window(section, 0, head), window(section, tail, depth)]
        });
        windows.filter(|window| window.count > 0).collect()
    }

    /// The answer to a question: a row that is not in it is gone from there. Gives the rows that were news where the
    /// section was known before.
    pub(super) fn listed(&mut self, shown: Vec<Shown>, counts: Counts, me: AgentId) -> Vec<News> {
        (self.counts, self.waits) = (counts, false);
        let knew = std::mem::take(&mut self.known);
        let was_there = std::mem::replace(&mut self.is_there, true);
        let was_followed = std::mem::replace(&mut self.link, Link::Followed) == Link::Followed;
        let mut news = Vec::new();
        let mut by_section: BTreeMap<Section, Vec<Shown>> = BTreeMap::new();
        for window in shown {
            by_section.entry(window.window.section).or_default().push(window);
        }
        self.rows.retain(|_, row| by_section.contains_key(&Section::of(&row.status, me)));
        for (section, windows) in by_section {
            let before = knew.get(&section).copied().unwrap_or_default();
            let mut runs = runs(windows, counts.of(section));
            if !was_followed && runs.len() > 1 {
                // What lies between was not followed meanwhile: it is asked for anew, step by step.
                runs.truncate(1);
                self.want(section, limits::ROWS_PER_WINDOW);
            }
            for row in self.show(section, runs, me) {
                if was_there && Known::UpTo(Rank::of(&row.1)) <= before {
                    news.push(row);
                }
            }
        }
        news
    }

    /// Takes what stands in a section's windows in place of what stood there.
    fn show(&mut self, section: Section, runs: Vec<Run>, me: AgentId) -> Vec<News> {
        let mut news = Vec::new();
        for Run { begins, rows, ends } in runs {
            self.known.insert(section, ends);
            let Some(begins) = begins else {
                // The section ends before this window: less of it is there than is asked for.
                self.want(section, self.counts.of(section));
                continue;
            };
            let listed: Vec<_> = rows.iter().map(|row| row.conversation).collect();
            self.rows.retain(|conversation, row| {
                let rank = Known::UpTo(Rank::of(row));
                let is_within = begins <= rank && rank <= ends;
                Section::of(&row.status, me) != section || !is_within || listed.contains(conversation)
            });
            news.extend(rows.into_iter().filter_map(|row| self.take(row)));
        }
        // What stands behind the last window is not followed any more.
        let known = self.known(section);
        let is_known = |row: &Summary| Known::UpTo(Rank::of(row)) <= known;
        self.rows.retain(|_, row| Section::of(&row.status, me) != section || is_known(row));
        news
    }

    /// Rows that are new or have changed; what has moved out of the windows is dropped. Gives those that were news.
    pub(super) fn changed(&mut self, rows: Vec<Summary>, counts: Counts, me: AgentId) -> Vec<News> {
        self.counts = counts;
        let mut news = Vec::new();
        for row in rows {
            let is_within = Known::UpTo(Rank::of(&row)) <= self.known(Section::of(&row.status, me));
            let conversation = row.conversation;
            let Some(taken) = self.take(row) else { continue };
            if is_within {
                news.push(taken);
            } else {
                self.rows.remove(&conversation);
            }
        }
        news
    }

    /// Takes a row, unless it is older than what is known (rule I1): that is what an eviction left (I4).
    fn take(&mut self, row: Summary) -> Option<News> {
        if self.rows.get(&row.conversation).is_some_and(|known| known.age() >= row.age()) {
            return None;
        }
        let before = self.rows.insert(row.conversation, row.clone());
        Some((before, row))
    }
}

/// Rows that stand together, and where.
struct Run {
    /// At a rank, or at the section's beginning ([`Known::Nothing`] stands before it); nothing where there is none.
    begins: Option<Known>,
    rows: Vec<Summary>,
    ends: Known,
}

/// Windows that adjoin as one, of a section of so many: nothing else can stand between them.
fn runs(mut windows: Vec<Shown>, count: u32) -> Vec<Run> {
    windows.sort_by_key(|shown| shown.window.from);
    let mut runs: Vec<Run> = Vec::new();
    let mut next = 0;
    for Shown { window, rows } in windows {
        let adjoins = window.from <= next;
        next = window.from.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let ends = match rows.last() {
            // A row that this release cannot read is missing in a window, and is no end of the section.
            Some(last) if rows.len() >= to_usize(window.count) || next < count => Known::UpTo(Rank::of(last)),
            _ => Known::Whole,
        };
        if let Some(run) = runs.last_mut().filter(|_| adjoins) {
            run.rows.extend(rows);
            run.ends = ends;
        } else {
            let first = || rows.first().map(|first| Known::UpTo(Rank::of(first)));
            let begins = if adjoins { Some(Known::Nothing) } else { first() };
            runs.push(Run { begins, rows, ends });
        }
    }
    runs
}

fn to_usize(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
