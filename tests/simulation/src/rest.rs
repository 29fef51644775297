//! Time passes, timers fire, alarms ring; and how everything comes to rest.

use protocol::{Change, Timestamp};
use session::{Input, LineInput};

use super::{CLIENTS, Checked, World, broken};
use crate::client::{Client, line};

/// How long everything may take to come to rest.
const REST_WITHIN_MS: u64 = 15 * 60 * 1_000;
/// How many frames may be on their way in all before everything is quiet. Schedules have a few hundred; a silence in which
/// nothing arrives adds those of every attempt to connect.
const QUIET_WITHIN: u32 = 20_000;
/// How long the bot may take to look up again what it owes.
const BOT_WITHIN_MS: u64 = 40_000;
/// How long the inbox may take to be right again, even if it has lost everything.
const INBOX_WITHIN_MS: u64 = 3 * 24 * 60 * 60 * 1_000;

impl World {
    /// Everything arrives and everybody waits, until nothing is to be done any more.
    pub fn rest(&mut self) -> Checked {
        let until = self.now.0 + REST_WITHIN_MS;
        self.nobody_dies();
        for client in 0..CLIENTS.len() {
            // The website says it on every page.
            if self.objects[self.clients[client].conversation].is_owned() {
                self.identify(client, true);
            }
            self.tell(client, line(LineInput::Start));
            // No agent is let into a conversation that has not begun.
            let is_visitor = self.clients[client].who.agent().is_none();
            if is_visitor && self.log_of(&self.clients[client]).is_empty() {
                self.say(client);
            }
        }
        self.settle(until)?;
        // Whoever was asked at last whether there is anything else says that there is not.
        for client in 0..CLIENTS.len() {
            if let Some(body) = self.answer_of(client) {
                self.tell(client, Input::Change(Change::Post(body.into())));
            }
        }
        self.settle(until)?;
        // What the bot owes is looked up again, however often that was lost.
        self.pass(BOT_WITHIN_MS);
        self.settle(until + BOT_WITHIN_MS)?;
        let until = self.now.0 + INBOX_WITHIN_MS;
        while !self.inbox_is_right() {
            let next = self.objects.iter().filter_map(|object| object.alarm).min();
            match next {
                Some(at) if at.0 < until => self.now = self.now.max(at),
                _ => {
                    return broken(format!(
                        "the inbox is never right again: {:?}",
                        self.list.rows().collect::<Vec<_>>()
                    ));
                }
            }
            self.ring();
            self.flush()?;
        }
        self.check_rest()
    }

    /// Until nobody has anything on the way.
    fn settle(&mut self, until: u64) -> Checked {
        loop {
            self.flush()?;
            let settled = |client: &Client| client.is_settled(self.log_of(client));
            if self.clients.iter().all(settled) && self.clients.iter().all(|client| client.session.line().is_up()) {
                return Ok(());
            }
            if self.now.0 > until {
                let who = self.clients.iter().position(|client| !settled(client));
                return broken(format!("{who:?} never comes to rest: {:?}", who.map(|who| &self.clients[who].session)));
            }
            self.pass_until_due();
        }
    }

    pub(super) fn pass(&mut self, milliseconds: u64) {
        let until = Timestamp(self.now.0 + milliseconds);
        while let Some(due) = self.due().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            self.tick();
        }
        self.now = until;
        self.tick();
    }

    fn pass_until_due(&mut self) {
        let due = self.due().unwrap_or(Timestamp(self.now.0 + 1_000));
        // A clock that jumped may have made something due long ago.
        self.now = due.max(Timestamp(self.now.0 + 1));
        self.tick();
    }

    fn due(&self) -> Option<Timestamp> {
        let clients = self.clients.iter().filter_map(Client::due);
        let alarms = self.objects.iter().filter_map(|object| object.alarm);
        clients.chain(alarms).filter(|due| *due > self.now).min()
    }

    fn tick(&mut self) {
        for client in 0..self.clients.len() {
            self.send_pieces(client);
            if self.clients[client].is_due(self.now) {
                self.tell(client, line(LineInput::Tick));
            }
        }
        self.ring();
    }

    fn ring(&mut self) {
        for place in 0..self.objects.len() {
            if self.objects[place].alarm.is_some_and(|alarm| alarm <= self.now) {
                let sent = self.objects[place].ring(self.now);
                self.network.send_down(sent);
            }
        }
    }

    fn nobody_dies(&mut self) {
        for object in &mut self.objects {
            object.dies_after = None;
        }
    }

    /// All that is on its way arrives.
    fn flush(&mut self) -> Checked {
        self.nobody_dies();
        for _ in 0..QUIET_WITHIN {
            if let Some((client, end)) = self.network.busy() {
                self.arrive(client, end)?;
                continue;
            }
            if let Some(asking) = self.objects.iter().position(|object| !object.questions.is_empty()) {
                // The first is lost, and looked up again.
                let how = if std::mem::replace(&mut self.has_lost_advice, true) { 0 } else { 4 };
                self.advise(asking, how);
                continue;
            }
            if self.objects.iter().all(|object| object.notices.is_empty()) {
                return self.check();
            }
            self.notice(0)?;
        }
        broken("the network is never quiet: somebody answers forever".to_owned())
    }
}
