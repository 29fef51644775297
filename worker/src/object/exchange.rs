//! Frames that come in a request, where no socket comes about (rule C9), and what they are answered with.

use std::cell::RefCell;

use chat::client::ClientKey;
use worker::{Response, Result};

/// The answer to one exchange while it grows: a frame a line.
#[derive(Default)]
pub(super) struct Exchange {
    /// Whose; nobody's before they are let in.
    pub(super) key: std::cell::Cell<Option<ClientKey>>,
    frames: RefCell<String>,
}

impl Exchange {
    /// Takes a frame if it is for this client alone.
    pub(super) fn takes(&self, to: &[ClientKey], frame: &str) -> bool {
        let is_ours = matches!((to, self.key.get()), ([to], Some(key)) if *to == key);
        if is_ours {
            self.frames.borrow_mut().extend([frame, "\n"]);
        }
        is_ours
    }

    /// The answer.
    pub(super) fn answer(self) -> Result<Response> {
        let mut response = Response::ok(self.frames.into_inner())?;
        response.headers_mut().set("Content-Type", "application/x-ndjson")?;
        Ok(response)
    }
}
