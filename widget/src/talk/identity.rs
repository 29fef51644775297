//! Who the visitor is, as the website signs it (rules V3 and V4). Only a later part asks for it; the identity is kept for
//! the conversation that the visitor may begin.

use browser::{now, request};
use protocol::Refusal;
use session::{Progress, Saved};
use wasm_bindgen::JsValue;

use super::Talk;
use crate::page::field;
use crate::wire::Ticket;
use crate::wire::json::{Json as _, object, parse, quote};

impl Talk {
    /// Proves who the visitor is, and takes up that person's conversation. Says in the end with which code that was
    /// refused, or nothing.
    pub(crate) fn identify(self, identity: String, done: impl FnOnce(&str) + 'static) {
        let held = self.ticket();
        let offered = held.as_ref().map_or_else(|| "null".to_owned(), Ticket::json);
        let body = object(&[("identity", &quote(&identity)), ("ticket", &offered)]);
        let address = ["/api/", &self.settings().site, "/identify"].concat();
        request(address, "", Some(&body), move |answer| {
            let json = parse(&answer.text).unwrap_or(JsValue::UNDEFINED);
            if !answer.is_fine() {
                return done(&json.get("refused").get("code").text().unwrap_or_else(|| "unreachable".to_owned()));
            }
            // Another tab, or the visitor's first message, has begun one since: then that one is asked about.
            if self.ticket().map(|ticket| ticket.conversation) != held.as_ref().map(|held| held.conversation) {
                return self.identify(identity, done);
            }
            self.own().identity.replace(identity);
            self.take_up(held.as_ref(), Ticket::read(&json.get("ticket"), now()));
            // What was drawn for a stranger is drawn anew.
            self.draw(|_| true);
            done("");
        });
    }

    /// Whether the website has said who the visitor is.
    pub(crate) fn is_identified(self) -> bool {
        !self.own().identity.borrow().is_empty()
    }

    fn ticket(self) -> Option<Ticket> {
        self.wire()?.end().ticket.borrow().clone()
    }

    fn take_up(self, held: Option<&Ticket>, theirs: Option<Ticket>) {
        let Some(wire) = self.wire() else { return };
        match (held, theirs) {
            (None, None) => {}
            // What was not sent yet was written by somebody else.
            (Some(_), None) => {
                self.own().shelves.forget();
                self.tell(|port| {
                    port.ticket(None);
                    port.unread(0);
                });
                wire.suspend();
                field::set("");
                self.write(String::new());
                self.connect(None, Saved::default());
            }
            (held, Some(theirs)) => {
                let is_same = held.is_some_and(|held| held.conversation == theirs.conversation);
                if !is_same {
                    self.own().shelves.forget();
                }
                self.keep_ticket(wire.end(), theirs.clone());
                // Over a new line: the one that stands was opened with the token before. What was written for another
                // conversation is the visitor's to send again.
                self.start_over(&wire, Some(theirs), |pending| {
                    if held.is_some() && !is_same {
                        pending.progress = Progress::Failed(Refusal::TokenElsewhere);
                    }
                });
            }
        }
    }
}
