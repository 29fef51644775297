//! Who is connected to a conversation, and how they are told. Reads it from the sockets, which outlive the object.

use chat::conversation::Input;
use protocol::{Face, Looker, SignInId, ToAgent, ToVisitor};
use worker::{Result, WebSocket};

use super::{ConversationObject, card, send_json};
use crate::object::socket::{self, Attached};

impl ConversationObject {
    /// Agents and visitors may have come or gone; `leaving` is on its way out but still listed.
    pub(super) fn somebody_came_or_went(&self, leaving: Option<&WebSocket>) -> Result<()> {
        self.handle(Input::Looking(self.lookers(leaving)), None)?;
        let online = card::is_online(&self.attached(leaving));
        if card::set_online(&self.state.storage().sql(), online)? {
            self.show_card(None)?;
        }
        Ok(())
    }

    pub(super) fn attached(&self, leaving: Option<&WebSocket>) -> Vec<Attached> {
        let stays = |socket: &WebSocket| leaving.is_none_or(|leaving| !socket::is_same(leaving, socket));
        self.state.get_websockets().iter().filter(|socket| stays(socket)).filter_map(socket::attached).collect()
    }

    pub(super) fn lookers(&self, leaving: Option<&WebSocket>) -> Vec<Looker> {
        let mut lookers: Vec<Looker> = Vec::new();
        for attached in self.attached(leaving) {
            if let Some(looker) = attached.agent()
                && lookers.iter().all(|known| known.sign_in != looker.sign_in)
            {
                lookers.push(looker);
            }
        }
        lookers
    }

    /// Shows the visitor's card to one agent, or to all.
    pub(super) fn show_card(&self, to: Option<&WebSocket>) -> Result<()> {
        let Some(card) = card::load(&self.state.storage().sql())? else { return Ok(()) };
        match to {
            Some(to) => send_json(to, &ToAgent::Visitor(card)),
            None => self.tell_agents(&ToAgent::Visitor(card)),
        }
    }

    /// Tells everybody, but the one it comes from.
    pub(super) fn tell_all(&self, frame: &ToVisitor, but: Option<&WebSocket>) -> Result<()> {
        let text = serde_json::to_string(frame)?;
        for socket in self.state.get_websockets() {
            if but.is_none_or(|but| !socket::is_same(but, &socket)) {
                socket::send(&socket, &text);
            }
        }
        Ok(())
    }

    pub(super) fn tell_agents(&self, frame: &ToAgent) -> Result<()> {
        let text = serde_json::to_string(frame)?;
        for socket in self.state.get_websockets() {
            if socket::attached(&socket).and_then(Attached::agent).is_some() {
                socket::send(&socket, &text);
            }
        }
        Ok(())
    }

    pub(super) fn show_out(&self, revoked: SignInId) -> Result<()> {
        for socket in self.state.get_websockets() {
            if socket::is_of(&socket, revoked) {
                socket::show_out(&socket);
            }
        }
        self.somebody_came_or_went(None)
    }
}

/// Each agent once, however many devices they have.
pub(super) fn faces(lookers: &[Looker]) -> Vec<Face> {
    let mut faces: Vec<Face> = Vec::new();
    for looker in lookers {
        if faces.iter().all(|face| face.id != looker.face.id) {
            faces.push(looker.face.clone());
        }
    }
    faces
}
