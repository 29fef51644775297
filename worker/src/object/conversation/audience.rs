//! Who is connected to a conversation, and how they are told.

use chat::conversation::{Audience, Input, Party};
use protocol::{Event, Events, Looker, Receipt, SignInId, Timestamp, ToAgent, ToVisitor};
use worker::Result;

use super::log::{self, Page};
use super::{ConversationObject, state};
use crate::object::client::Client;
use crate::object::socket::{self, Attached, Who};
use crate::object::sockets::Member;

impl ConversationObject {
    /// The conversation learns who is connected now, and agents whether the visitor is.
    pub(super) fn somebody_came_or_went(&self) -> Result<()> {
        self.handle(Input::Audience(self.audience()), None)?;
        if self.shown_online.get() != Some(self.is_online()) {
            self.show_card(None)?;
        }
        Ok(())
    }

    /// Whether the visitor is there.
    fn is_online(&self) -> bool {
        self.sockets.each(&self.state, |attached| matches!(attached.who, Who::Visitor(_))).contains(&true)
    }

    /// Who is connected, each agent's device once.
    pub(super) fn audience(&self) -> Audience {
        let agents = self.sockets.each(&self.state, |attached| attached.agent().cloned());
        let sockets = agents.len();
        let mut looking: Vec<Looker> = Vec::new();
        for looker in agents.into_iter().flatten() {
            if looking.iter().all(|known| known.sign_in != looker.sign_in) {
                looking.push(looker);
            }
        }
        Audience { looking, sockets }
    }

    /// What each socket's client has said of its reading.
    pub(super) fn said(&self) -> Vec<(Party, Receipt)> {
        self.sockets.each(&self.state, |attached| (Party::of(&attached.author()), attached.reader.receipt()))
    }

    /// Shows the visitor's card to one agent, or to all.
    pub(super) fn show_card(&self, to: Option<&Client<'_>>) -> Result<()> {
        let online = self.is_online();
        if to.is_none() {
            self.shown_online.set(Some(online));
            if !self.sockets.each(&self.state, |attached| attached.agent().is_some()).contains(&true) {
                return Ok(());
            }
        }
        let Some(mut card) = state::card(&self.sql)? else { return Ok(()) };
        card.online = online;
        match to {
            Some(to) => to.tell(&ToAgent::Visitor(card)),
            None => self.tell_agents(&ToAgent::Visitor(card)),
        }
    }

    /// Tells everybody what happened, but who still has to be sent what came before: they get it in its place. Its author
    /// comes last, since others wait for it more. Who does not keep up is closed, and resumes.
    pub(super) fn broadcast(&self, event: Event, from: Option<&Client<'_>>) -> Result<()> {
        let head = event.seq;
        let text = socket::frame(&ToVisitor::Events(Events { events: vec![event], head }))?;
        let is_author = |member: &Member| from.is_some_and(|from| from.key == member.attached.key);
        let is_live = |member: &Member| member.attached.reader.is_live();
        self.sockets.tell(&self.state, &text, |member| is_live(member) && !is_author(member));
        self.sockets.tell(&self.state, &text, |member| is_live(member) && is_author(member));
        let too_slow = |member: &Member| {
            let reader = &member.attached.reader;
            let bytes = reader.weigh_after(head).map_or(0, |after| log::bytes_after(&self.sql, after).unwrap_or(0));
            reader.is_live() && reader.is_too_slow(head, bytes)
        };
        if self.sockets.close(&self.state, socket::TOO_SLOW, too_slow) {
            self.somebody_came_or_went()?;
        }
        Ok(())
    }

    /// Sends a frame to everybody of that side.
    pub(super) fn tell_party(&self, party: Party, frame: &ToVisitor) -> Result<()> {
        let text = socket::frame(frame)?;
        self.sockets.tell(&self.state, &text, |member| Party::of(&member.attached.author()) == party);
        Ok(())
    }

    /// Tells everybody, but the one it comes from.
    pub(super) fn tell_others(&self, frame: &ToVisitor, from: Option<&Client<'_>>) -> Result<()> {
        let text = socket::frame(frame)?;
        let is_other = |member: &Member| from.is_none_or(|from| from.key != member.attached.key);
        self.sockets.tell(&self.state, &text, is_other);
        Ok(())
    }

    pub(super) fn tell_agents(&self, frame: &ToAgent) -> Result<()> {
        let text = socket::frame(frame)?;
        self.sockets.tell(&self.state, &text, |member| member.attached.agent().is_some());
        Ok(())
    }

    /// Sends a client what of the log may be on its way to it.
    pub(super) fn feed(&self, to: &Client<'_>, change: impl FnOnce(&mut Attached)) -> Result<()> {
        let head = self.with_conversation(|conversation| conversation.head())?;
        let pages = self.sockets.remember(&self.state, to.key, |attached| -> Result<Vec<Page>> {
            change(attached);
            let mut pages = Vec::new();
            while let Some(after) = attached.reader.next_page() {
                let page = log::page(&self.sql, after)?;
                attached.reader.page_left(page.as_ref().map_or(after, |page| page.last), head);
                pages.extend(page);
            }
            Ok(pages)
        });
        for page in pages.transpose()?.unwrap_or_default() {
            to.tell_text(&page.frame(head));
        }
        Ok(())
    }

    /// Closes the sockets of which nothing was heard since then.
    pub(super) fn reap(&self, since: Timestamp) -> Result<()> {
        if self.sockets.close(&self.state, socket::SILENT, |member| member.heard(&self.state) < since) {
            self.somebody_came_or_went()?;
        }
        Ok(())
    }

    /// Closes the sockets of a sign-in that is no longer good.
    pub(super) fn show_out(&self, revoked: SignInId) -> Result<()> {
        let is_theirs = |member: &Member| member.attached.agent().is_some_and(|looker| looker.sign_in == revoked);
        self.sockets.close(&self.state, socket::SIGNED_OUT, is_theirs);
        self.somebody_came_or_went()
    }
}
