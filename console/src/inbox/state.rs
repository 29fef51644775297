//! The inbox of a signed-in agent: a feed to each shard, and what they say as signals.

use std::collections::{BTreeMap, BTreeSet};

use browser::Wire;
use leptos::prelude::*;
use protocol::{Refused, Section, Summary, Timestamp, ToConsole};

use super::feed::{self, Feed, News};
use super::list::List;
use crate::context::Context;

/// The inbox. Copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Inbox {
    /// What there is.
    pub(crate) list: RwSignal<List>,
    /// Shards whose link is down, and since when by the device's clock.
    pub(crate) down: RwSignal<BTreeMap<u16, Timestamp>>,
    /// Shards whose news comes every few seconds only.
    pub(crate) slow: RwSignal<BTreeSet<u16>>,
    /// What a shard has refused, since it last answered.
    pub(crate) refused: RwSignal<Option<Refused>>,
    context: Context,
    rings: Callback<Summary>,
    feeds: StoredValue<BTreeMap<u16, Wire<Feed>>, LocalStorage>,
}

/// The inbox of whoever is signed in, for its views.
pub(super) fn inbox() -> Inbox {
    expect_context()
}

impl Inbox {
    /// Connects to every shard; ends with the current owner. Calls `rings` with each row that is worth a sound.
    pub(crate) fn open(context: Context, rings: Callback<Summary>) -> Self {
        let shards = context.me.with_value(|me| me.shards);
        let inbox = Self {
            list: RwSignal::new(List::new(context.my_id(), shards)),
            down: RwSignal::default(),
            slow: RwSignal::default(),
            refused: RwSignal::default(),
            context,
            rings,
            feeds: StoredValue::new_local(BTreeMap::new()),
        };
        inbox.ask();
        inbox
    }

    /// Shows a section's first conversations, or folds it away.
    pub(super) fn unfold(self, section: Section, is_open: bool) {
        self.list.update(|list| list.unfold(section, is_open));
        self.ask();
    }

    /// Shows more of a section.
    pub(super) fn more(self, section: Section) {
        self.list.update(|list| list.more(section));
        self.ask();
    }

    /// Asks each shard for what is wanted of it.
    fn ask(self) {
        let asks = self.list.try_update_untracked(List::asks).unwrap_or_default();
        let site = self.context.me.with_value(|me| me.site.clone());
        for (shard, windows) in asks {
            // Cloned first: what is heard may lead back here.
            let feed = self.feeds.with_value(|feeds| feeds.get(&shard).cloned());
            if let Some(feed) = feed {
                feed::show(&feed, windows);
            } else {
                let feed = feed::open(site.clone(), shard, windows, move |shard, news| self.heard(shard, news));
                self.feeds.update_value(|feeds| drop(feeds.insert(shard, feed.clone())));
                feed.start();
            }
        }
    }

    fn heard(self, shard: u16, news: News) {
        match news {
            News::Frame(frame) => self.take(shard, frame),
            News::Up | News::Slow => {
                let is_slow = matches!(news, News::Slow);
                if self.slow.with_untracked(|slow| slow.contains(&shard)) != is_slow {
                    self.slow.update(|slow| {
                        let _ = if is_slow { slow.insert(shard) } else { slow.remove(&shard) };
                    });
                }
                if self.down.with_untracked(|down| down.contains_key(&shard)) {
                    self.down.update(|down| {
                        down.remove(&shard);
                    });
                }
            }
            News::Down(since) => {
                if self.down.with_untracked(|down| !down.contains_key(&shard)) {
                    self.down.update(|down| {
                        down.insert(shard, since);
                    });
                    self.list.try_update_untracked(|list| list.lost(shard));
                    self.ask();
                }
            }
            News::Doubt => self.context.account.check(),
            News::Ended => self.context.account.ended(),
        }
    }

    fn take(self, shard: u16, frame: ToConsole) {
        let rung = match frame {
            ToConsole::List { windows, counts, shards, now } => {
                self.context.clock.set(now);
                if self.refused.with_untracked(Option::is_some) {
                    self.refused.set(None);
                }
                self.list.try_update(|list| {
                    list.grow(shards);
                    list.listed(shard, windows, counts)
                })
            }
            ToConsole::Changes { rows, counts, now } => {
                self.context.clock.set(now);
                self.list.try_update(|list| list.changed(shard, rows, counts))
            }
            ToConsole::Shards { count } => {
                self.list.update(|list| list.grow(count));
                None
            }
            ToConsole::Present { agents } => {
                self.list.update(|list| list.set_present(shard, agents));
                None
            }
            ToConsole::Presence { came, left } => {
                self.list.update(|list| list.presence(shard, came, &left));
                None
            }
            ToConsole::Refused(refused) => {
                self.refused.set(Some(refused));
                None
            }
        };
        rung.into_iter().flatten().for_each(|row| self.rings.run(row));
        self.ask();
    }
}
