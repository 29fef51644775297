//! From frames to what the conversation is told, and what is refused before it is (rules L1, L2, L5).

use protocol::{
    Change, Delete, Edit, FromAgent, FromVisitor, Hello, Introduction, Proven, React, Receipt, Refusal, Refused, Say,
    Seq, TabId, Timestamp, VisitorCard, limits,
};

use super::clients::Client;
use super::effect::Effects;
use super::frame::{self, body_of, posted_of};
use super::{Backing, Effect, Guest, Room, Told, Way, card};
use crate::client::{ClientKey, Closing};
use crate::conversation::{Pacing, Peer, Send};
use crate::files::Upload;

/// The tab that an exchange greets with; its first line must be `hello`. Agents say it in the same words.
pub fn greeting(text: &str) -> Option<TabId> {
    match frame::read(text.lines().next()?) {
        Ok(FromVisitor::Hello(hello)) => Some(hello.tab),
        _ => None,
    }
}

/// A frame that every client has to have greeted for.
enum Greeted {
    Say(Say),
    Note(Say),
    Edit(Edit),
    Delete(Delete),
    React(React),
    Typing,
    Receipt(Receipt),
    /// What an agent does about the conversation.
    Told(Told),
}

impl Room {
    pub(super) fn frame<B: Backing>(
        &mut self,
        now: Timestamp,
        from: ClientKey,
        text: &str,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let pacing = self.pacing;
        let Some(client) = self.clients.get_mut(from) else {
            effects.push(Effect::Close(from, Closing::Unknown));
            return Ok(());
        };
        client.heard = now;
        if client.frames.is_flood(now) && pacing == Pacing::Limited {
            return match client.way {
                Way::Socket => self.close(now, Closing::TooManyFrames, |it| it.key == from, backing, effects),
                Way::Exchange(_) => {
                    effects.push(Effect::EndExchange);
                    refuse(from, Refusal::TooFast, effects)
                }
            };
        }
        match &client.guest {
            Guest::Visitor(_) => match frame::read(text) {
                Ok(frame) => self.of_visitor(now, from, frame, backing, effects),
                Err(refused) => refuse(from, refused, effects),
            },
            Guest::Agent(_) => match frame::read(text) {
                Ok(frame) => self.of_agent(now, from, frame, backing, effects),
                Err(refused) => refuse(from, refused, effects),
            },
        }
    }

    fn of_visitor<B: Backing>(
        &mut self,
        now: Timestamp,
        from: ClientKey,
        frame: FromVisitor,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let frame = match frame {
            FromVisitor::Hello(hello) => return self.greet(now, from, hello, backing, effects),
            FromVisitor::About(about) => return self.about(from, about, effects),
            FromVisitor::Say(say) => Greeted::Say(say),
            FromVisitor::Edit(edit) => Greeted::Edit(edit),
            FromVisitor::Delete(delete) => Greeted::Delete(delete),
            FromVisitor::React(react) => Greeted::React(react),
            FromVisitor::Typing {} => Greeted::Typing,
            FromVisitor::Receipt(receipt) => Greeted::Receipt(receipt),
        };
        self.greeted(now, from, frame, backing, effects)
    }

    fn of_agent<B: Backing>(
        &mut self,
        now: Timestamp,
        from: ClientKey,
        frame: FromAgent,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let Some(Guest::Agent(looker)) = self.clients.get(from).map(|client| &client.guest) else { return Ok(()) };
        let face = looker.face.clone();
        let frame = match frame {
            FromAgent::Hello(hello) => {
                // With whom comes before what was said: a console that has all knows whether the visitor is there.
                self.show_card(Some(from), effects);
                return self.greet(now, from, hello, backing, effects);
            }
            FromAgent::Say(say) => Greeted::Say(say),
            FromAgent::Note(note) => Greeted::Note(note),
            FromAgent::Edit(edit) => Greeted::Edit(edit),
            FromAgent::Delete(delete) => Greeted::Delete(delete),
            FromAgent::React(react) => Greeted::React(react),
            FromAgent::Typing {} => Greeted::Typing,
            FromAgent::Receipt(receipt) => Greeted::Receipt(receipt),
            FromAgent::Take { from: colleague } => Greeted::Told(Told::Take(face, colleague)),
            FromAgent::Close {} => Greeted::Told(Told::Close(face)),
            FromAgent::Reopen {} => Greeted::Told(Told::Reopen(face)),
        };
        self.greeted(now, from, frame, backing, effects)
    }

    fn greet<B: Backing>(
        &mut self,
        now: Timestamp,
        from: ClientKey,
        hello: Hello,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let Some(client) = self.clients.get_mut(from) else { return Ok(()) };
        // Whoever greets too often is refused at the next frame.
        client.frames.counts_as(now, limits::FRAMES_PER_HELLO - 1);
        client.tab = Some(hello.tab);
        let peer = Peer { who: client.guest.who(), tab: hello.tab };
        effects.push(Effect::Remember(from));
        self.tell(now, Told::Hello(peer, hello), Some(from), backing, effects)
    }

    fn about<E>(&mut self, from: ClientKey, about: protocol::About, effects: &mut Effects) -> Result<(), E> {
        let Some(client) = self.clients.get(from).filter(|client| client.tab.is_some()) else {
            return refuse(from, Refusal::HelloFirst, effects);
        };
        if let Guest::Visitor(visitor) = &client.guest {
            let card = card::of(about, visitor, self.card.as_ref());
            if self.card.as_ref() != Some(&card) {
                self.card = Some(card.clone());
                effects.store.card = Some(card);
                self.show_card(None, effects);
            }
        }
        Ok(())
    }

    /// Agents see it, and the list is told.
    pub(super) fn introduce(&mut self, now: Timestamp, said: Introduction, effects: &mut Effects) {
        if self.introduction() == said {
            return;
        }
        let card = VisitorCard { said, ..self.card.take().unwrap_or_default() };
        self.change_card(now, card, effects);
    }

    /// Whoever has proven to be this person has the conversation from now on, and nobody else. One that is somebody's
    /// stays theirs.
    pub(super) fn own(&mut self, now: Timestamp, proven: Proven, effects: &mut Effects) {
        if !self.admits(Some(proven.contact)) {
            return effects.push(Effect::TurnAway(Refusal::TokenElsewhere));
        }
        let before = self.card.as_ref().and_then(|card| card.proven.as_ref());
        if before.is_none_or(|before| before.issued <= proven.issued && **before != proven) {
            let card = VisitorCard { proven: Some(Box::new(proven)), ..self.card.take().unwrap_or_default() };
            self.change_card(now, card, effects);
        }
    }

    fn change_card(&mut self, now: Timestamp, card: VisitorCard, effects: &mut Effects) {
        self.card = Some(card.clone());
        effects.store.card = Some(card);
        self.show_card(None, effects);
        effects.rest.extend(self.summary(now).map(Effect::Summarise));
    }

    fn greeted<B: Backing>(
        &mut self,
        now: Timestamp,
        from: ClientKey,
        frame: Greeted,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let Some(Client { guest, tab: Some(_), .. }) = self.clients.get(from) else {
            return refuse(from, Refusal::HelloFirst, effects);
        };
        let (who, party) = (guest.who(), guest.party());
        let mut unfit = None;
        let (tab, number, change) = match frame {
            Greeted::Told(told) => return self.tell(now, told, Some(from), backing, effects),
            Greeted::Typing => return self.tell(now, Told::Typing(who), Some(from), backing, effects),
            Greeted::Receipt(receipt) => {
                // One that is ahead of the log is refused by the conversation; it is not remembered either.
                if receipt.delivered <= self.conversation.head() && receipt.read <= receipt.delivered {
                    self.feed(from, |delivery| delivery.received(receipt), backing, effects)?;
                }
                return self.tell(now, Told::Receipt(party, receipt), Some(from), backing, effects);
            }
            Greeted::Say(say) => {
                let file = say.file.map(|file| backing.file(file)).transpose()?;
                let stored = file.as_ref().map(|file| file.as_ref().map(|(stored, _)| stored));
                unfit = stored.and_then(|stored| {
                    Upload::unfit(stored, file.iter().flatten().any(|(_, is_taken)| *is_taken), who.actor())
                });
                (say.tab, say.number, posted_of(say, stored.flatten()).map(Change::Post))
            }
            Greeted::Note(Say { tab, number, body, .. }) => {
                (tab, number, body_of(tab, number, &body).map(Change::Note))
            }
            Greeted::Edit(Edit { tab, number, of, body }) => {
                (tab, number, body_of(tab, number, &body).map(|body| Change::Edit { of, body }))
            }
            Greeted::Delete(Delete { tab, number, of }) => (tab, number, Ok(Change::Delete { of })),
            Greeted::React(React { tab, number, of, with }) => (tab, number, Ok(Change::React { of, with })),
        };
        let change = match change {
            Ok(change) => change,
            Err(refused) => return refuse(from, refused, effects),
        };
        let original = original_of(&change).map(|of| backing.original(of)).transpose()?.flatten();
        // A reloaded tab first sends what it had kept under its former id.
        let send = Told::Send(Peer { who, tab }, Send { number, change, original, unfit });
        self.tell(now, send, Some(from), backing, effects)
    }
}

/// The message that a change is about.
fn original_of(change: &Change) -> Option<Seq> {
    match change {
        Change::Edit { of, .. } | Change::Delete { of } | Change::React { of, .. } => Some(*of),
        Change::Post(_) | Change::Note(_) => None,
    }
}

/// Frames of refusals are the same for all.
#[allow(clippy::unnecessary_wraps)] // so that a refusal ends whatever it is found in
fn refuse<E>(from: ClientKey, refused: impl Into<Refused>, effects: &mut Effects) -> Result<(), E> {
    effects.tell(from, &protocol::ToVisitor::Refused(refused.into()));
    Ok(())
}

#[cfg(test)]
#[path = "incoming_tests.rs"]
mod tests;
