//! Who may come: no more than there are places for their side, no faster than people do (rules L2, L3, A3).

use protocol::{Party, Refusal, Timestamp, limits};

use super::clients::Client;
use super::delivery::Delivery;
use super::effect::Effects;
use super::{Backing, Effect, Guest, Room, Way};
use crate::client::{ClientKey, Closing};
use crate::conversation::Pacing;
use crate::gate::rate::Rate;

impl Room {
    pub(super) fn arrive<B: Backing>(
        &mut self,
        now: Timestamp,
        key: ClientKey,
        guest: Guest,
        way: Way,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let party = guest.party();
        // What has not begun is in no inbox, so nobody could show a revoked agent out of it.
        if party == Party::Team && self.conversation.status().is_none() {
            effects.push(Effect::TurnAway(Refusal::NotFound));
            return Ok(());
        }
        if let Some(visitor) = guest.visitor() {
            if !self.admits(visitor.contact) {
                effects.push(Effect::TurnAway(Refusal::TokenElsewhere));
                return Ok(());
            }
            // Their browser has the token by now that it needs; whoever has another has no part in this any more.
            let owner = self.owner();
            let is_stranger = |client: &Client| client.guest.visitor().is_some_and(|other| other.contact != owner);
            self.close(now, Closing::SignedOut, is_stranger, backing, effects)?;
        }
        // A client that left without a word makes room.
        self.reap(now, now.before(limits::SILENT_AFTER), backing, effects)?;
        if let Way::Exchange(tab) = way
            && let Some(known) = self.clients.exchanging(&guest, tab)
        {
            known.heard = now;
            effects.push(Effect::Admit(known.key));
            return Ok(());
        }
        let is_flood = self.arrivals[usize::from(party == Party::Team)].is_flood(now);
        if is_flood && self.pacing == Pacing::Limited {
            effects.push(Effect::TurnAway(Refusal::TooFast));
            return Ok(());
        }
        if self.clients.of_party(party) >= limits::CLIENTS_PER_PARTY && !self.make_room(party) {
            effects.push(Effect::TurnAway(Refusal::TooManySockets));
            return Ok(());
        }
        let (delivery, frames) = (Delivery::default(), Rate::default());
        self.clients.push(Client { key, guest, tab: None, delivery, heard: now, way, frames });
        effects.push(Effect::Admit(key));
        self.audience_changed(now, backing, effects)
    }

    /// A page that exchanges leaves without a word: the one that was silent longest gives its place up, and is known
    /// again when it comes again.
    fn make_room(&mut self, party: Party) -> bool {
        let exchanges = |client: &&Client| client.guest.party() == party && !client.listens();
        let longest = self.clients.iter().filter(exchanges).min_by_key(|client| client.heard).map(|client| client.key);
        longest.inspect(|key| self.clients.remove(*key)).is_some()
    }

    /// Closes the clients that have been silent since then.
    pub(super) fn reap<B: Backing>(
        &mut self,
        now: Timestamp,
        since: Timestamp,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let is_silent = |client: &Client| client.heard.max(backing.last_ping(client.key)) < since;
        self.close(now, Closing::Silent, is_silent, backing, effects)
    }

    /// Closes those that are `to_go`, and forgets them: a socket may send until its client answers the close.
    pub(super) fn close<B: Backing>(
        &mut self,
        now: Timestamp,
        why: Closing,
        to_go: impl Fn(&Client) -> bool,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let gone: Vec<_> = self.clients.iter().filter(|client| to_go(client)).map(|client| client.key).collect();
        if gone.is_empty() {
            return Ok(());
        }
        for key in gone {
            self.clients.remove(key);
            effects.push(Effect::Close(key, why));
        }
        self.audience_changed(now, backing, effects)
    }
}

#[cfg(test)]
#[path = "arriving_tests.rs"]
mod tests;
