//! What consoles ask of a shard, who may come, and who is shown as present.

use protocol::{FromConsole, Looker, Refusal, Refused, Section, Shown, Summary, Timestamp, ToConsole, Window, limits};

use super::consoles::{Console, Watched};
use super::effect::Effects;
use super::{Backing, Effect, Inbox, Row, Way};
use crate::client::{ClientKey, Closing};
use crate::room::frame;

impl Inbox {
    pub(super) fn arrive(&mut self, now: Timestamp, key: ClientKey, looker: Looker, way: Way, effects: &mut Effects) {
        if self.revoked.contains(&looker.sign_in) {
            effects.push(Effect::TurnAway(Refusal::NotSignedIn));
            return;
        }
        if way == Way::Exchange
            && let Some(known) = self.consoles.exchanging(&looker)
        {
            known.heard = now;
            effects.push(Effect::Admit(known.key));
            return;
        }
        if self.consoles.len() >= limits::SOCKETS_PER_INBOX {
            effects.push(Effect::TurnAway(Refusal::TooManySockets));
            return;
        }
        self.consoles.push(Console::new(key, looker, way, now));
        effects.push(Effect::Admit(key));
        self.presence_changes(now, effects);
        self.look_again(effects);
    }

    pub(super) fn frame<B: Backing>(
        &mut self,
        now: Timestamp,
        from: ClientKey,
        text: &str,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let Some(console) = self.consoles.get_mut(from) else {
            effects.push(Effect::Close(from, Closing::Unknown));
            return Ok(());
        };
        console.heard = now;
        if console.frames.is_flood(now) {
            match console.way {
                Way::Socket => self.close(now, Closing::TooManyFrames, |it| it.key == from, effects),
                Way::Exchange => {
                    effects.push(Effect::EndExchange);
                    refuse(from, Refusal::TooFast, effects);
                }
            }
            return Ok(());
        }
        match frame::read(text) {
            Ok(FromConsole::Hello { windows }) => {
                self.show(now, from, windows, backing, effects)?;
                let agents = self.consoles.present().into_values().collect();
                effects.tell_all(vec![from], &ToConsole::Present { agents });
            }
            Ok(FromConsole::Show { windows }) => self.show(now, from, windows, backing, effects)?,
            Err(refused) => refuse(from, refused, effects),
        }
        Ok(())
    }

    /// A console shows these windows from now on.
    fn show<B: Backing>(
        &mut self,
        now: Timestamp,
        key: ClientKey,
        windows: Vec<Window>,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let is_sound = |window: &Window| (1..=limits::ROWS_PER_WINDOW).contains(&window.count);
        if windows.len() > limits::WINDOWS_PER_CONSOLE || !windows.iter().all(is_sound) {
            refuse(key, Refusal::BadFrame, effects);
            return Ok(());
        }
        // A row that is still to be told may stand in a window that is forgotten now.
        if self.batch.waits() {
            self.tell(now, effects);
        }
        let Some(me) = self.consoles.get(key).map(|console| console.looker.face.id) else { return Ok(()) };
        let (mut shown, mut watched, mut asked) = (Vec::new(), Vec::new(), Vec::new());
        for window in windows {
            let Window { section, from, count } = window;
            let rows: Vec<Summary> = match section {
                // Who looks at a closed one is known in memory.
                Section::Closed => {
                    let held = |row: Summary| self.list.row(row.conversation).map_or(row, |held| held.summary.clone());
                    backing.closed(from, count)?.into_iter().map(held).collect()
                }
                Section::Waiting | Section::Mine | Section::Others => {
                    let rows = self.list.window(section, me, from, count);
                    asked.extend(rows.iter().filter(|row| row.is_to_be_asked(now)).map(|row| row.summary.conversation));
                    rows.into_iter().map(|Row { summary, .. }| summary.clone()).collect()
                }
            };
            watched.extend(Watched::of(window, &rows));
            shown.push(Shown { window, rows });
        }
        let counts = self.list.counts(me);
        if let Some(console) = self.consoles.get_mut(key) {
            (console.windows, console.counts) = (Watched::spanning(watched), Some(counts));
            effects.push(Effect::Remember(key));
        }
        effects.tell_all(vec![key], &ToConsole::List { windows: shown, counts, shards: self.shards, now });
        for conversation in asked {
            self.list.ask(conversation, now);
            effects.push(Effect::Ask(conversation));
        }
        Ok(())
    }

    /// Somebody came or left: consoles are told together with what else changes.
    pub(super) fn presence_changes(&mut self, now: Timestamp, effects: &mut Effects) {
        if self.consoles.is_anybody_listening() {
            self.tell_later(now, effects);
        }
    }

    /// As long as there are consoles, the shard looks now and then which of them are gone without a word.
    pub(super) fn look_again(&self, effects: &mut Effects) {
        if self.consoles.len() > 0 {
            effects.push(Effect::LookAgain);
        }
    }

    /// Closes those that are `to_go`, and forgets them.
    pub(super) fn close(
        &mut self,
        now: Timestamp,
        why: Closing,
        to_go: impl Fn(&Console) -> bool,
        effects: &mut Effects,
    ) {
        let gone = self.consoles.filtered(to_go);
        if gone.is_empty() {
            return;
        }
        for key in gone {
            self.consoles.remove(key);
            effects.push(Effect::Close(key, why));
        }
        self.presence_changes(now, effects);
    }
}

fn refuse(to: ClientKey, refused: impl Into<Refused>, effects: &mut Effects) {
    effects.tell_all(vec![to], &ToConsole::Refused(refused.into()));
}

#[cfg(test)]
#[path = "frames_tests.rs"]
mod tests;
