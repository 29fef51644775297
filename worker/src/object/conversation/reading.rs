//! From frames to inputs: what a visitor or an agent may ask for, and what is refused before it is one.

use chat::conversation::{Input, Peer};
use chat::frame;
use protocol::{Face, FromAgent, FromVisitor, Refusal, Refused, ToAgent};
use worker::{Result, WebSocket};

use super::audience::faces;
use super::{ConversationObject, card, send_json};
use crate::object::socket::{Attached, Visitor, Who};

/// What a frame asks for; nothing when it is dealt with already.
pub(super) type Read = std::result::Result<Option<Input>, Refused>;

impl ConversationObject {
    /// What a frame asks for; nothing when it is dealt with already.
    pub(super) fn read(&self, from: &WebSocket, attached: Attached, text: &str) -> Result<Read> {
        match attached.who.clone() {
            Who::Visitor(visitor) => match frame::read(text) {
                Ok(frame) => self.of_visitor(from, attached, &visitor, frame),
                Err(refused) => Ok(Err(refused)),
            },
            Who::Agent(looker) => match frame::read(text) {
                Ok(frame) => self.of_agent(from, attached, looker.face, frame),
                Err(refused) => Ok(Err(refused)),
            },
        }
    }

    fn of_visitor(&self, from: &WebSocket, attached: Attached, who: &Visitor, frame: FromVisitor) -> Result<Read> {
        Ok(match frame {
            FromVisitor::Hello(hello) => Ok(Some(greet(from, attached, hello)?)),
            FromVisitor::About(about) => {
                if card::store(&self.state.storage().sql(), card::of(about, who))? {
                    self.show_card(None)?;
                }
                Ok(None)
            }
            FromVisitor::Say(say) => said(&attached, &say),
            FromVisitor::Typing {} => peer(&attached).map(|peer| Some(Input::Typing(peer))),
        })
    }

    fn of_agent(&self, from: &WebSocket, attached: Attached, face: Face, frame: FromAgent) -> Result<Read> {
        Ok(match frame {
            FromAgent::Hello(hello) => {
                let input = greet(from, attached, hello)?;
                self.handle(input, Some(from))?;
                // An agent who resumes also learns with whom, and who else is looking.
                self.show_card(Some(from))?;
                send_json(from, &ToAgent::Looking { agents: faces(&self.lookers(None)) })?;
                Ok(None)
            }
            FromAgent::Say(say) => said(&attached, &say),
            FromAgent::Typing {} => peer(&attached).map(|peer| Some(Input::Typing(peer))),
            FromAgent::Take { from } => Ok(Some(Input::Take(face, from))),
            FromAgent::Close {} => Ok(Some(Input::Close(face))),
            FromAgent::Reopen {} => Ok(Some(Input::Reopen(face))),
        })
    }
}

fn greet(from: &WebSocket, attached: Attached, hello: protocol::Hello) -> Result<Input> {
    let author = attached.author();
    from.serialize_attachment(Attached { tab: Some(hello.tab), ..attached })?;
    Ok(Input::Hello(Peer { author, tab: hello.tab }, hello))
}

fn peer(attached: &Attached) -> std::result::Result<Peer, Refused> {
    let tab = attached.tab.ok_or(Refusal::HelloFirst)?;
    Ok(Peer { author: attached.author(), tab })
}

fn said(attached: &Attached, say: &protocol::Say) -> Read {
    let (number, body) = frame::read_say(say)?;
    let Peer { author, .. } = peer(attached)?;
    Ok(Some(Input::Say(Peer { author, tab: say.tab }, number, body)))
}
