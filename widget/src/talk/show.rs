//! What the screen shows of the conversation, and what the launcher's badge counts.

use std::time::Duration;

use browser::{Timer, Wire, is_visible, is_watched, local_time, now};
use protocol::limits::TYPING_EXPIRES;
use protocol::{Actor, Party, Who};
use reading::{Thread, answering, unread};
use session::{Gaze, Input, Link};

use super::Talk;
use super::conversation::{Conversation, WINDOW};
use super::rows::Reader;
use crate::page::has_mouse;
use crate::page::scroller::is_at_bottom;

/// How long there may be no connection before the visitor is told; most breaks are over by then.
const TELL_AFTER: Duration = Duration::from_secs(2);

impl Talk {
    /// Shows more of what was before.
    pub(crate) fn show_earlier(self) {
        if let Some(wire) = self.wire() {
            let window = &wire.end().window;
            window.set(window.get() + WINDOW);
            self.show(&wire);
        }
    }

    /// The newest message may have come into sight.
    pub(crate) fn scrolled(self) {
        self.draw(|screen| screen.newer && is_at_bottom() && std::mem::take(&mut screen.newer));
    }

    /// Brings the screen up to date.
    pub(super) fn show(self, wire: &Wire<Conversation>) {
        let conversation = wire.end();
        let (rows, earlier, agent) = wire.look(|session| {
            let thread = Thread {
                events: session.log().events(),
                pending: session.pending(),
                reader: Actor::Visitor,
                window: conversation.window.get(),
                day: local_time::day,
            };
            let agent = answering(thread.events).map_or_else(String::new, |face| face.name.clone());
            let reader = Reader {
                tab: conversation.tab,
                other: session.other(),
                site: &self.settings().name,
                bot: self.texts().bot,
                today: local_time::day(now()),
            };
            (reader.rows(&thread), thread.left_out() > 0, agent)
        });
        let newer = self.count(wire) && !is_at_bottom();
        self.draw(|screen| {
            let newer = newer || screen.newer;
            let same =
                screen.rows == rows && screen.agent == agent && (screen.earlier, screen.newer) == (earlier, newer);
            (screen.rows, screen.agent, screen.earlier, screen.newer) = (rows, agent, earlier, newer);
            !same
        });
    }

    /// The session learns whether the visitor reads what comes: the panel is open, and in front of them. A touch screen
    /// shows one thing at a time.
    pub(super) fn look(self, wire: &Wire<Conversation>) {
        let watched = is_watched() || (is_visible() && !has_mouse());
        let gaze = if watched && self.own().open.get() { Gaze::Here } else { Gaze::Away };
        if wire.end().gaze.replace(gaze) != gaze {
            wire.input(Input::Gaze(gaze));
        }
    }

    /// Counts what is unread; says whether the team has written since the last time.
    fn count(self, wire: &Wire<Conversation>) -> bool {
        let conversation = wire.end();
        if !conversation.has_ticket() {
            return false;
        }
        let own = self.own();
        let seen = own.open.get() && is_visible();
        let read = own.shelves.read();
        let before = conversation.head.get();
        let (head, count, new) = wire.look(|session| {
            let log = session.log();
            let count = if seen { 0 } else { unread(log.events(), read) };
            (log.head(), count, unread(log.events(), before))
        });
        conversation.head.set(head);
        if seen && head > read && !own.shelves.keep_read(head) {
            wire.look(|session| self.keep(session.pending()));
        }
        if conversation.unread.replace(Some(count)) != Some(count) {
            self.tell(|port| port.unread(count));
        }
        new > 0
    }

    /// Says that there is no connection, but only when it stays so.
    pub(super) fn watch(self, wire: &Wire<Conversation>) {
        let conversation = wire.end();
        let (well, link, held) =
            wire.look(|session| (session.line().is_well(), session.line().link(), session.is_held()));
        let wanted = conversation.beginning.get() || link != Link::Idle;
        if well {
            conversation.tell.take();
            self.notify(if held { self.texts().pause } else { "" });
        } else if !wanted {
            conversation.tell.take();
        } else if conversation.tell.borrow().is_none() {
            let refused = conversation.refused.get();
            let tell = Timer::after(TELL_AFTER, move || {
                self.notify(match (refused, self.own().saved.get()) {
                    (true, _) => self.texts().no_longer_here,
                    (false, true) => self.texts().offline,
                    (false, false) => self.texts().offline_unsaved,
                });
            });
            conversation.tell.replace(Some(tell));
        }
    }

    /// Somebody of the team types.
    pub(super) fn typing(self, by: &Who) {
        let name = match by {
            Who::Agent(face) => &face.name,
            by if by.party() == Party::Team => &self.settings().name,
            _ => return,
        };
        self.own().hush.replace(Some(Timer::after(TYPING_EXPIRES, move || self.hush())));
        self.draw(|screen| std::mem::replace(&mut screen.typing, name.clone()) != *name);
    }

    /// Nobody types any more.
    pub(super) fn hush(self) {
        self.draw(|screen| !std::mem::take(&mut screen.typing).is_empty());
    }
}
