//! What the screen shows of the conversation, and what the launcher's badge counts.

use std::time::Duration;

use browser::{Timer, Wire, is_visible, is_watched, local_time, now};
use protocol::limits::TYPING_EXPIRES;
use session::{Gaze, Input, Link};

use super::{Visitor, WINDOW};
use crate::chat::{has_mouse, is_at_bottom};
use crate::rows::View;
use crate::standing::{answering, unread};

/// How long the line may be down before the visitor is told; most breaks are over by then.
const TELL_AFTER: Duration = Duration::from_secs(2);

impl Visitor {
    pub(crate) fn show_earlier(&self, wire: &Wire<Self>) {
        self.window.set(self.window.get() + WINDOW);
        self.show(wire);
    }

    /// Brings the screen up to date.
    pub(crate) fn show(&self, wire: &Wire<Self>) {
        let chat = self.chat;
        let (rows, earlier, agent) = wire.look(|session| {
            let events = session.log().events();
            let view = View {
                events,
                pending: session.pending(),
                other: session.other(),
                tab: self.tab,
                window: self.window.get(),
                now: now(),
                day: local_time::day,
            };
            (view.rows(), view.hidden() > 0, answering(events).unwrap_or_default().to_owned())
        });
        let newer = self.count(wire) && !is_at_bottom();
        chat.show(|screen| {
            let newer = newer || screen.newer;
            let same =
                screen.rows == rows && screen.agent == agent && (screen.earlier, screen.newer) == (earlier, newer);
            (screen.rows, screen.agent, screen.earlier, screen.newer) = (rows, agent, earlier, newer);
            !same
        });
    }

    /// The session learns whether the visitor reads what comes: the panel is open, and in front of them. A touch screen
    /// shows one thing at a time.
    pub(crate) fn look(&self, wire: &Wire<Self>) {
        let watched = is_watched() || (is_visible() && !has_mouse());
        let gaze = if watched && self.chat.own().open.get() { Gaze::Here } else { Gaze::Away };
        if self.gaze.replace(gaze) != gaze {
            wire.input(Input::Gaze(gaze));
        }
    }

    /// Counts what is unread; says whether an agent has written since the last time.
    fn count(&self, wire: &Wire<Self>) -> bool {
        if !self.has_ticket() {
            return false;
        }
        let own = self.chat.own();
        let seen = own.open.get() && is_visible();
        let read = own.shelves.read();
        let before = self.head.get();
        let (head, count, new) = wire.look(|session| {
            let log = session.log();
            let count = if seen { 0 } else { unread(log.events(), read) };
            (log.head(), count, unread(log.events(), before))
        });
        self.head.set(head);
        if seen && head > read && !own.shelves.keep_read(head) {
            wire.look(|session| self.chat.keep(session.pending()));
        }
        if self.unread.replace(Some(count)) != Some(count)
            && let Some(port) = &*own.port.borrow()
        {
            port.unread(count);
        }
        new > 0
    }

    /// Tells of a line that is down, but only when it stays so.
    pub(super) fn watch(&self, wire: &Wire<Self>) {
        let chat = self.chat;
        let (well, link, held) =
            wire.look(|session| (session.line().is_well(), session.line().link(), session.is_held()));
        let wanted = self.beginning.get() || link != Link::Idle;
        if well {
            self.tell.take();
            chat.notify(if held { chat.text.pause } else { "" });
        } else if wanted && self.tell.borrow().is_none() {
            let tell = Timer::after(TELL_AFTER, move || {
                chat.notify(if chat.own().saved.get() { chat.text.offline } else { chat.text.offline_unsaved });
            });
            self.tell.replace(Some(tell));
        } else if !wanted {
            self.tell.take();
        }
    }

    /// An agent types; nobody when the name is empty.
    pub(super) fn typing(&self, name: &str) {
        let chat = self.chat;
        let hush = (!name.is_empty()).then(|| {
            Timer::after(TYPING_EXPIRES, move || chat.show(|screen| !std::mem::take(&mut screen.typing).is_empty()))
        });
        self.hush.replace(hush);
        chat.show(|screen| std::mem::replace(&mut screen.typing, name.to_owned()) != name);
    }
}
