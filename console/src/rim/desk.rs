//! All that a signed-in agent has before them: inbox, open conversation, clock, sound. Lives until the sign-in ends.

use std::collections::BTreeMap;
use std::time::Duration;

use browser::{is_visible, now};
use leptos::prelude::*;
use protocol::{AgentId, ConversationId, Me, Role, Status, Summary, Timestamp, ToConsole};

use super::account::Door;
use super::feed::{self, News};
use super::sight::Sight;
use super::sound::Sound;
use super::talks::Talks;
use super::{address, tick, title};
use crate::rules::inbox::{self, Inbox, Section};
use crate::rules::names::visitor_name;
use crate::rules::route::Route;
use crate::text::{Tongue, sentences};

/// How long a line may be down before anybody is told: most are back sooner.
const PATIENCE: Duration = Duration::from_secs(2);

/// How the lines are, as an agent is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Nothing is to be told.
    Well,
    /// News comes every few seconds: this network lets no sockets through.
    Slow,
    /// One has been down for long enough to say so. What is not sent is saved on this device.
    Lost,
    /// The same, but nothing may be saved.
    LostUnsaved,
}

/// An agent's desk.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// Who is signed in, and how that ends.
    pub(crate) door: Door,
    /// The agent.
    pub(crate) me: StoredValue<Me>,
    /// The site's name.
    pub(crate) site_name: RwSignal<String>,
    /// What is shown.
    pub(crate) route: RwSignal<Route>,
    /// The list.
    pub(crate) inbox: RwSignal<Inbox>,
    /// Whether every shard has sent its list.
    pub(crate) is_whole: Memo<bool>,
    /// The open conversation.
    pub(crate) talks: Talks,
    /// The edge's clock, once a second.
    pub(crate) now: Memo<Timestamp>,
    /// How the lines are.
    pub(crate) lines: Memo<Lines>,
    /// The bell.
    pub(crate) sound: Sound,
    /// The last thing that screen readers are told.
    pub(crate) said: RwSignal<String>,
    /// The console's language.
    pub(crate) tongue: RwSignal<Tongue>,
    /// How far the edge's clock is ahead of the device's, in milliseconds.
    ahead: RwSignal<i64>,
    down: RwSignal<BTreeMap<u16, Timestamp>>,
    slow: RwSignal<bool>,
}

impl Desk {
    /// A desk whose lines are open; they close with the current owner.
    pub(crate) fn open(door: Door, me: Me, tongue: RwSignal<Tongue>) -> Self {
        let clock = RwSignal::new(now());
        tick::every_second(move || clock.set(now()));
        let ahead = RwSignal::new(0_i64);
        let down = RwSignal::new(BTreeMap::<u16, Timestamp>::new());
        let inbox = RwSignal::new(Inbox::default());
        let shards = me.shards;
        let talks = Talks::new(me.site.clone(), me.agent.face.id, door);
        let slow = RwSignal::new(false);
        let lines = move |_: Option<&Lines>| {
            let sight = talks.open.get().map(|talk| talk.sight);
            let talk = sight.and_then(|sight| sight.down_since.get());
            let first = down.with(|down| down.values().copied().min()).into_iter().chain(talk).min();
            match sight {
                _ if first.is_none_or(|since| clock.get().since(since) < PATIENCE) => {
                    if slow.get() {
                        Lines::Slow
                    } else {
                        Lines::Well
                    }
                }
                Some(sight) if !sight.is_saved.get() => Lines::LostUnsaved,
                _ => Lines::Lost,
            }
        };
        let desk = Self {
            door,
            site_name: RwSignal::new(me.site_name.clone()),
            route: address::route(),
            inbox,
            is_whole: Memo::new(move |_| inbox.with(|inbox| inbox.is_whole(shards))),
            talks,
            now: Memo::new(move |_| Timestamp(clock.get().0.saturating_add_signed(ahead.get()))),
            lines: Memo::new(lines),
            sound: Sound::new(),
            said: RwSignal::default(),
            tongue,
            ahead,
            down,
            slow,
            me: StoredValue::new(me),
        };
        let site = desk.me.with_value(|me| me.site.clone());
        let feeds: Vec<_> = (0..shards)
            .map(|shard| feed::open(site.clone(), shard, move |shard, news| desk.heard(shard, news)))
            .collect();
        StoredValue::new_local(feeds);
        Effect::new(move |_| desk.talks.go(desk.route.get().conversation()));
        Effect::new(move |_| desk.name_page());
        desk
    }

    /// The agent's id.
    pub(crate) fn my_id(self) -> AgentId {
        self.me.with_value(|me| me.agent.face.id)
    }

    /// Whether the agent may change settings and team.
    pub(crate) fn is_admin(self) -> bool {
        self.me.with_value(|me| me.agent.role == Role::Admin)
    }

    /// Where a conversation stands. The log is the truth; the list's row is there first.
    pub(crate) fn status(self, sight: Sight) -> Option<Status> {
        let listed = || self.inbox.with(|inbox| inbox.row(sight.conversation).map(|row| row.status.clone()));
        sight.status.get().or_else(listed)
    }

    fn heard(self, shard: u16, news: News) {
        match news {
            News::Frame(ToConsole::Rows { rows, now }) => {
                self.set_clock(now);
                if self.inbox.with_untracked(|inbox| !inbox.is_empty()) {
                    for row in &rows {
                        self.announce(row);
                    }
                }
                self.inbox.update(|inbox| inbox.replace(shard, rows));
            }
            News::Frame(ToConsole::Changes { rows, now }) => {
                self.set_clock(now);
                for row in &rows {
                    self.announce(row);
                }
                self.inbox.update(|inbox| {
                    for row in rows {
                        inbox.change(row);
                    }
                });
            }
            News::Frame(ToConsole::Present { agents }) => {
                self.inbox.update(|inbox| inbox.set_present(shard, agents));
            }
            News::Frame(ToConsole::Refused(_)) => {}
            News::Up | News::Slow => {
                let slow = matches!(news, News::Slow);
                if self.slow.get_untracked() != slow {
                    self.slow.set(slow);
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
                }
            }
            News::Doubt => self.door.check(),
            News::Ended => self.door.ended(),
        }
    }

    /// Rings, and tells screen readers, when a row is worth it.
    fn announce(self, row: &Summary) {
        let me = self.my_id();
        let conversation = row.conversation;
        if !self.inbox.with_untracked(|inbox| inbox::rings(inbox.row(conversation), row, me)) {
            return;
        }
        if Section::of(&row.status, me) == Section::Waiting {
            let tongue = self.tongue.get_untracked();
            self.said.set(tongue.words().now_waits(&visitor_name(conversation, tongue)));
        } else if is_visible() && self.is_open(conversation) {
            return;
        }
        self.sound.ring();
    }

    fn is_open(self, conversation: ConversationId) -> bool {
        self.route.get_untracked().conversation() == Some(conversation)
    }

    fn set_clock(self, edge: Timestamp) {
        let ahead = i64::try_from(edge.0).unwrap_or_default() - i64::try_from(now().0).unwrap_or_default();
        self.ahead.set(ahead);
    }

    fn name_page(self) {
        let words = self.tongue.get().words();
        let view = match self.route.get() {
            Route::Inbox | Route::Conversation(_) => words.inbox,
            Route::Settings => words.settings,
            Route::Team => words.team,
            Route::Devices => words.devices,
        };
        let unanswered = self.inbox.with(|inbox| inbox.unanswered(self.my_id()));
        title::set(&self.site_name.with(|site| sentences::title(view, unanswered, site)));
    }
}
