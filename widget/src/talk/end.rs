//! The visitor's end of the wire: what the frames are, and what is done when they come.

use browser::{Address, End, Wire, local_time};
use protocol::{About, FromVisitor, Party, ToVisitor, What};
use session::{Incoming, Input, Outgoing, Saved, Session};

use super::Talk;
use super::conversation::Conversation;
use crate::wire::json::parse;
use crate::wire::{read, written};

/// At so many attempts in a row, and at each multiple, the ticket is checked.
const CHECK_EVERY: u32 = 4;

impl End for Conversation {
    type Core = Session;

    fn address(&self) -> Address {
        let attempt = self.attempts.get() + 1;
        self.attempts.set(attempt);
        if attempt.is_multiple_of(CHECK_EVERY) {
            Talk.check(self);
        }
        let ticket = self.ticket.borrow();
        let (conversation, token) = ticket
            .as_ref()
            .map_or_else(Default::default, |ticket| (ticket.conversation.to_string(), ticket.token.clone()));
        Address { url: ["/api/", &Talk.settings().site, "/conversations/", &conversation, "/visitor"].concat(), token }
    }

    fn write(&self, frame: Outgoing) -> String {
        // What only agents do is never asked of this session.
        frame.of_visitor().as_ref().map(written).unwrap_or_default()
    }

    fn read(&self, wire: &Wire<Self>, text: &str) -> Option<Input> {
        // A kind that this release does not know is the business of a later one.
        let frame = read(&parse(text)?)?;
        match &frame {
            ToVisitor::Welcome(welcome) => {
                self.met.set(self.met.get().or(Some(welcome.head)));
                self.attempts.set(0);
                self.refused.set(false);
                let (greets, exchanges) =
                    wire.look(|session| (session.line().is_greeting(), session.line().is_exchanging()));
                if greets {
                    // Ahead of what waits to be said: a bot answers that in the visitor's language.
                    wire.send_first(&Talk.about());
                } else if !exchanges {
                    // From one exchange to the next there is no news.
                    self.about_due.set(true);
                }
                Talk.renew(self);
            }
            ToVisitor::Typing(typing) => Talk.typing(&typing.by),
            ToVisitor::Events(page) => {
                let hushes = |what: &What| matches!(what, What::Posted(_) | What::Closed);
                for event in &page.events {
                    if matches!(event.what, What::Posted(_)) && Some(event.seq) > self.met.get() {
                        Talk.tell(|port| port.message(event.by.party()));
                    }
                }
                if page.events.iter().any(|event| event.by.party() == Party::Team && hushes(&event.what)) {
                    Talk.hush();
                }
            }
            _ => {}
        }
        Incoming::of_visitor(frame).ok().map(Input::Frame)
    }

    fn changed(&self, wire: &Wire<Self>) {
        Talk.watch(wire);
        Talk.look(wire);
        if wire.look(|session| session.line().is_up()) && self.about_due.take() {
            Talk.tell_about(wire);
        }
        Talk.show(wire);
    }

    fn save(&self, saved: Saved) {
        Talk.keep(&saved.pending);
    }

    fn signed_out(&self, _wire: &Wire<Self>) {
        Talk.check(self);
    }
}

impl Talk {
    /// Says where the visitor is; dropped while there is no connection, and said again at the next welcome.
    pub(super) fn tell_about(self, wire: &Wire<Conversation>) {
        wire.send(&self.about());
    }

    fn about(self) -> String {
        let page = self.own().page.borrow().clone();
        let tracked = self.own().tracked.borrow().clone();
        let language = self.settings().language.to_owned();
        written(&FromVisitor::About(About { page, language, time_zone: local_time::zone(), tracked }))
    }
}
