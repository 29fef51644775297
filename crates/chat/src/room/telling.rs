//! Who hears what: the conversation's effects become frames for clients, and what is stored.

use protocol::{Acknowledged, Audience, Event, Party, Sent, Summary, Timestamp, ToAgent, ToVisitor, VisitorCard};
use serde::Serialize;

use super::clients::Client;
use super::delivery::Delivery;
use super::effect::{Effects, Wake};
use super::{Backing, Effect, Page, Room, Row, Told, Way};
use crate::client::{ClientKey, Closing};
use crate::conversation::Effect as Wanted;

impl Effects {
    /// Sends one client a frame.
    pub(super) fn tell(&mut self, to: ClientKey, frame: &impl Serialize) {
        self.tell_all(vec![to], frame);
    }

    fn tell_all(&mut self, to: Vec<ClientKey>, frame: &impl Serialize) {
        if !to.is_empty() {
            self.push(Effect::Send(to, serde_json::to_string(frame).unwrap_or_default()));
        }
    }
}

impl Room {
    /// Tells the conversation, and collects what it wants done.
    pub(super) fn tell<B: Backing>(
        &mut self,
        now: Timestamp,
        told: Told,
        from: Option<ClientKey>,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let is_first = self.conversation.status().is_none();
        for wanted in self.conversation.handle(now, told) {
            match wanted {
                Wanted::Store(event) => effects.store.rows.push(Row::of(&event)),
                Wanted::StoreFold(fold) => effects.store.fold = Some(fold),
                Wanted::Drop(file) => effects.store.dropped = Some(file),
                Wanted::StoreReceipts(receipts) => effects.store.receipts = Some(receipts),
                Wanted::WakeBy(at) => {
                    effects.set_alarm(if is_first { Wake::At(at) } else { Wake::By(at) });
                }
                Wanted::Broadcast(event) => self.broadcast(now, &event, from, backing, effects)?,
                Wanted::ShowTyping(typing) => {
                    let others = self.clients.hearing(None, |client| Some(client.key) != from);
                    effects.tell_all(others, &ToVisitor::Typing(typing));
                }
                Wanted::ShowReceipt(party, receipt) => {
                    let theirs = self.clients.hearing(None, |client| client.guest.party() == party);
                    effects.tell_all(theirs, &ToVisitor::Receipt(receipt));
                }
                Wanted::ShowLooking(agents) => effects.tell_all(self.agents(), &ToAgent::Looking { agents }),
                Wanted::Reap(since) => self.reap(now, since, backing, effects)?,
                Wanted::Summarise(summary) => effects.push(Effect::Summarise(self.named(summary))),
                Wanted::Consult(question) => effects.push(Effect::Consult(question)),
                Wanted::Replay(after) => {
                    if let Some(from) = from {
                        self.feed(from, |delivery| *delivery = delivery.resuming(after), backing, effects)?;
                    }
                }
                Wanted::Acknowledge(tab, number) => {
                    if let Some((seq, at)) = backing.find(Sent { tab, number })? {
                        let acknowledged = Acknowledged { tab: Some(tab), number, seq, at };
                        effects.reply(from, &ToVisitor::Acknowledged(acknowledged));
                    }
                }
                Wanted::Welcome(welcome) => effects.reply(from, &ToVisitor::Welcome(welcome)),
                Wanted::Receipt(receipt) => effects.reply(from, &ToVisitor::Receipt(receipt)),
                Wanted::Looking(agents) => effects.reply(from, &ToAgent::Looking { agents }),
                Wanted::Refuse(refused) => match from {
                    Some(from) => effects.tell(from, &ToVisitor::Refused(refused)),
                    // Who asked in a request is answered there.
                    None => effects.push(Effect::TurnAway(refused.code)),
                },
            }
        }
        if !effects.store.rows.is_empty() {
            effects.beat = Some(self.beat());
        }
        Ok(())
    }

    /// Tells every client what happened, but those that still have to be sent what came before: they get it in its
    /// place. A client that does not keep up is closed, and resumes.
    fn broadcast<B: Backing>(
        &mut self,
        now: Timestamp,
        event: &Event,
        from: Option<ClientKey>,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        // As it is stored: an event is written once, for the row and for all frames.
        let Some(row) = effects.store.rows.iter().find(|row| row.seq == event.seq) else { return Ok(()) };
        let frame = |events: String| Page { last: event.seq, events }.frame(event.seq);
        let is_live = |client: &Client| client.delivery.is_live();
        let admits = |client: &Client| row.audience.admits(client.guest.party());
        let see = self.clients.hearing(from, |client| is_live(client) && admits(client));
        let blind = match row.audience {
            Audience::All => Vec::new(),
            Audience::Team => self.clients.hearing(None, |client| is_live(client) && !admits(client)),
        };
        let seen = (!see.is_empty()).then(|| Effect::Send(see, frame(row.json())));
        let hidden = (!blind.is_empty()).then(|| Effect::Send(blind, frame(row.hidden())));
        effects.rest.extend(seen.into_iter().chain(hidden));
        let mut slow = Vec::new();
        for client in self.clients.iter().filter(|client| is_live(client)) {
            let bytes = match client.delivery.weigh_after(event.seq) {
                Some(after) => backing.bytes_after(after)?,
                None => 0,
            };
            if client.delivery.is_too_slow(event.seq, bytes) {
                slow.push(client.key);
            }
        }
        self.close(now, Closing::TooSlow, |client| slow.contains(&client.key), backing, effects)
    }

    /// Sends a client what of the log may be on its way to it, after `change`.
    pub(super) fn feed<B: Backing>(
        &mut self,
        to: ClientKey,
        change: impl FnOnce(&mut Delivery),
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let head = self.conversation.head();
        let Some(client) = self.clients.get_mut(to) else { return Ok(()) };
        let (party, before) = (client.guest.party(), client.delivery);
        change(&mut client.delivery);
        while let Some(after) = client.delivery.next_page() {
            let page = backing.page(after, party)?;
            // Without a page it has everything that there is.
            client.delivery.page_left(page.as_ref().map_or(head, |page| page.last), head);
            effects.rest.extend(page.map(|page| Effect::Send(vec![to], page.frame(head))));
        }
        if client.delivery != before {
            effects.push(Effect::Remember(to));
        }
        Ok(())
    }

    /// What the frames of an exchange made happen, the client's own messages first of all.
    pub(super) fn rest<B: Backing>(
        &mut self,
        key: ClientKey,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let head = self.conversation.head();
        let Some(client) = self.clients.get(key).filter(|client| matches!(client.way, Way::Exchange(_))) else {
            return Ok(());
        };
        match client.delivery.caught_up_at() {
            Some(at) if at < head => self.feed(key, |delivery| *delivery = delivery.resuming(at), backing, effects),
            _ => Ok(()),
        }
    }

    /// The conversation learns who is connected now, and the agents whether the visitor is.
    pub(super) fn audience_changed<B: Backing>(
        &mut self,
        now: Timestamp,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        self.tell(now, Told::Audience(self.clients.audience()), None, backing, effects)?;
        if self.shown_online != Some(self.clients.is_visitor_there()) {
            self.show_card(None, effects);
        }
        Ok(())
    }

    /// Shows the visitor's card to one agent, or to all.
    pub(super) fn show_card(&mut self, to: Option<ClientKey>, effects: &mut Effects) {
        let online = self.clients.is_visitor_there();
        let to = if let Some(to) = to {
            vec![to]
        } else {
            self.shown_online = Some(online);
            self.agents()
        };
        if let Some(card) = &self.card {
            effects.tell_all(to, &ToAgent::Visitor(Box::new(VisitorCard { online, ..card.clone() })));
        }
    }

    /// How it stands, with the name that the visitor goes by.
    pub(super) fn named(&self, summary: Summary) -> Summary {
        let name = self.card.as_ref().and_then(VisitorCard::name).cloned();
        Summary { name, ..summary }
    }

    fn agents(&self) -> Vec<ClientKey> {
        self.clients.hearing(None, |client| client.guest.party() == Party::Team)
    }
}

impl Effects {
    fn reply(&mut self, to: Option<ClientKey>, frame: &impl Serialize) {
        if let Some(to) = to {
            self.tell(to, frame);
        }
    }
}

#[cfg(test)]
#[path = "telling_tests.rs"]
mod tests;
