//! From frames to inputs: what a visitor or an agent may ask for, and what is refused before it is one.

use chat::conversation::{Input, Party, Peer};
use chat::frame::{self, body_of};
use protocol::{Delete, Edit, Face, FromAgent, FromVisitor, Hello, Receipt, Refusal, Refused, Say, TabId};
use worker::Result;

use super::{ConversationObject, card, log};
use crate::object::client::Client;
use crate::object::socket::{Attached, Visitor, Who};

/// What a frame asks for; nothing when it is dealt with already.
pub(super) type Read = std::result::Result<Option<Input>, Refused>;

impl ConversationObject {
    /// What a frame asks for; nothing when it is dealt with already.
    pub(super) fn read(&self, from: &Client<'_>, attached: &Attached, text: &str) -> Result<Read> {
        match &attached.who {
            Who::Visitor(visitor) => match frame::read(text) {
                Ok(frame) => self.of_visitor(from, attached, visitor, frame),
                Err(refused) => Ok(Err(refused)),
            },
            Who::Agent(looker) => match frame::read(text) {
                Ok(frame) => self.of_agent(from, attached, looker.face.clone(), frame),
                Err(refused) => Ok(Err(refused)),
            },
        }
    }

    fn of_visitor(&self, from: &Client<'_>, attached: &Attached, who: &Visitor, frame: FromVisitor) -> Result<Read> {
        Ok(match frame {
            FromVisitor::Hello(hello) => Ok(Some(self.greet(from, attached, hello))),
            FromVisitor::About(about) => {
                if card::store(&self.sql, card::of(about, who))? {
                    self.show_card(None)?;
                }
                Ok(None)
            }
            FromVisitor::Say(say) => say_of(attached, say),
            FromVisitor::Edit(edit) => self.edit_of(attached, edit)?,
            FromVisitor::Delete(delete) => self.delete_of(attached, &delete)?,
            FromVisitor::Receipt(receipt) => self.receipt_of(from, attached, receipt)?,
            FromVisitor::Typing {} => greeted(attached).map(|peer| Some(Input::Typing(peer))),
        })
    }

    fn of_agent(&self, from: &Client<'_>, attached: &Attached, face: Face, frame: FromAgent) -> Result<Read> {
        Ok(match frame {
            FromAgent::Hello(hello) => {
                let input = self.greet(from, attached, hello);
                self.handle(input, Some(from))?;
                // An agent who resumes also learns with whom.
                self.show_card(Some(from))?;
                Ok(None)
            }
            FromAgent::Say(say) => say_of(attached, say),
            FromAgent::Edit(edit) => self.edit_of(attached, edit)?,
            FromAgent::Delete(delete) => self.delete_of(attached, &delete)?,
            FromAgent::Receipt(receipt) => self.receipt_of(from, attached, receipt)?,
            FromAgent::Typing {} => greeted(attached).map(|peer| Some(Input::Typing(peer))),
            FromAgent::Take { from } => Ok(Some(Input::Take(face, from))),
            FromAgent::Close {} => Ok(Some(Input::Close(face))),
            FromAgent::Reopen {} => Ok(Some(Input::Reopen(face))),
        })
    }

    fn greet(&self, from: &Client<'_>, attached: &Attached, hello: Hello) -> Input {
        let peer = Peer { author: attached.author(), tab: hello.tab };
        self.sockets.remember(&self.state, from.key, |attached| attached.tab = Some(hello.tab));
        Input::Hello(peer, hello)
    }

    fn edit_of(&self, attached: &Attached, edit: Edit) -> Result<Read> {
        let Edit { tab, number, of, body } = edit;
        let target = log::target(&self.sql, of)?;
        Ok(body_of(tab, number, &body)
            .and_then(|body| Ok(Some(Input::Edit(sender(attached, tab)?, number, target, body)))))
    }

    fn delete_of(&self, attached: &Attached, delete: &Delete) -> Result<Read> {
        let Delete { tab, number, of } = *delete;
        let target = log::target(&self.sql, of)?;
        Ok(sender(attached, tab).map(|peer| Some(Input::Delete(peer, number, target))))
    }

    /// What has arrived makes room for what is to be sent next.
    fn receipt_of(&self, from: &Client<'_>, attached: &Attached, receipt: Receipt) -> Result<Read> {
        if greeted(attached).is_err() {
            return Ok(Err(Refusal::HelloFirst.into()));
        }
        // One that is ahead of the log is refused by the conversation; it opens no window either.
        let head = self.with_conversation(|conversation| conversation.head())?;
        if receipt.delivered <= head {
            self.feed(from, |attached| attached.reader.received(receipt))?;
        }
        Ok(Ok(Some(Input::Receipt(Party::of(&attached.author()), receipt))))
    }
}

fn greeted(attached: &Attached) -> std::result::Result<Peer, Refused> {
    sender(attached, attached.tab.ok_or(Refusal::HelloFirst)?)
}

/// Who sends under that tab's numbers: a reloaded tab first sends what it had kept under its former id.
fn sender(attached: &Attached, tab: TabId) -> std::result::Result<Peer, Refused> {
    attached.tab.ok_or(Refusal::HelloFirst)?;
    Ok(Peer { author: attached.author(), tab })
}

fn say_of(attached: &Attached, say: Say) -> Read {
    let Say { tab, number, body } = say;
    let body = body_of(tab, number, &body)?;
    Ok(Some(Input::Say(sender(attached, tab)?, number, body)))
}
