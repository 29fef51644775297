//! The consoles that look at a list, and how they are told.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use chat::untold::Untold;
use protocol::{Face, Summary, ToConsole};
use worker::{Delay, Result, State};

use crate::object::socket;
use crate::object::sockets::Sockets;
use crate::platform;

/// Everybody who looks, and what they are still to be told.
pub(super) struct Consoles {
    state: Rc<State>,
    pub(super) sockets: Sockets,
    untold: RefCell<Untold>,
}

impl Consoles {
    pub(super) fn new(state: Rc<State>) -> Rc<Self> {
        Rc::new(Self { state, sockets: Sockets::default(), untold: RefCell::default() })
    }

    /// Tells all of them of a change, soon.
    pub(super) fn tell(self: &Rc<Self>, row: Summary) -> Result<()> {
        // At night nobody looks: then a change costs no frame and no timer.
        if !self.sockets.is_anybody_listening(&self.state) {
            return Ok(());
        }
        match self.untold.borrow_mut().push(platform::now(), row) {
            None => return Ok(()),
            Some(Duration::ZERO) => {}
            Some(pause) => {
                let consoles = Rc::clone(self);
                self.state.wait_until(async move {
                    Delay::from(pause).await;
                    consoles.tell_changes().unwrap_or_else(|error| platform::log("telling consoles", &error));
                });
                return Ok(());
            }
        }
        self.tell_changes()
    }

    fn tell_changes(&self) -> Result<()> {
        let now = platform::now();
        let rows = self.untold.borrow_mut().take(now);
        self.tell_all(&ToConsole::Changes { rows, now })
    }

    /// Tells all of them which agents have one open.
    pub(super) fn show_present(&self) -> Result<()> {
        self.tell_all(&ToConsole::Present { agents: self.present() })
    }

    /// Agents with a console open, each once.
    pub(super) fn present(&self) -> Vec<Face> {
        let mut faces: Vec<Face> = Vec::new();
        for looker in self.sockets.each(&self.state, |attached| attached.agent().cloned()).into_iter().flatten() {
            if faces.iter().all(|known| known.id != looker.face.id) {
                faces.push(looker.face);
            }
        }
        faces
    }

    fn tell_all(&self, frame: &ToConsole) -> Result<()> {
        let text = socket::frame(frame)?;
        self.sockets.tell(&self.state, &text, |_| true);
        Ok(())
    }
}
