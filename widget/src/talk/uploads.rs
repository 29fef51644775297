//! Photos and other files that the visitor sends.

use browser::files::{Home, Uploads};
use protocol::{Change, FileId, Posted};
use session::Input;
use session::upload::Answer;

use super::Talk;
use crate::page::scroller;
use crate::wire::{self, json};

/// The conversation of this frame, as files find it. What is on its way, `draw` draws.
struct Sender {
    draw: fn(),
}

impl Talk {
    /// The way of files into the conversation.
    pub(crate) fn uploads(draw: fn()) -> Uploads {
        Uploads::new(Sender { draw })
    }

    /// Where the files of the conversation are, and the token that opens them; nothing as long as there is none.
    pub(crate) fn files(self) -> Option<(String, String)> {
        self.folder("files")
    }

    /// The same of anything else on the visitor's side of it.
    pub(crate) fn folder(self, what: &str) -> Option<(String, String)> {
        let wire = self.wire()?;
        let ticket = wire.end().ticket.borrow().clone()?;
        let address =
            ["/api/", &self.settings().site, "/conversations/", &ticket.conversation.to_string(), "/visitor/", what];
        Some((address.concat(), ticket.token))
    }
}

impl Home for Sender {
    fn address(&self) -> Option<(String, String)> {
        if let Some(wire) = Talk.wire() {
            Talk.begin(&wire);
        }
        Talk.files()
    }

    fn shelf(&self) -> String {
        Talk.settings().site.clone()
    }

    fn is_said(&self, file: FileId) -> bool {
        Talk.wire().is_some_and(|wire| wire.look(|session| session.has_file(file)))
    }

    fn read(&self, status: u16, text: &str) -> Answer {
        let Some(json) = json::parse(text) else { return Answer::Lost };
        wire::answer(status, &json)
    }

    fn say(&self, message: Posted) {
        if let Some(wire) = Talk.wire() {
            scroller::to_bottom();
            wire.input(Input::Change(Change::Post(message)));
            Talk.begin(&wire);
        }
    }

    fn changed(&self) {
        (self.draw)();
    }
}
