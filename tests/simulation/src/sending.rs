//! A file that a client sends: as the apps do it, it is kept until a message with it is under way.

use std::time::Duration;

use protocol::{FileId, Timestamp, limits};
use session::upload::{Answer, Next, Upload};

use crate::wire::{PieceOf, SocketId};

/// How long a client waits for the answer to a piece.
const PATIENCE: Duration = Duration::from_secs(30);

/// A file on its way.
#[derive(Debug, Clone)]
pub(crate) struct Sending {
    /// Which file.
    pub(crate) file: FileId,
    /// Its size.
    bytes: u32,
    upload: Upload,
    /// The request whose answer it waits for.
    pub(crate) request: Option<SocketId>,
    /// When it gives the request up, or sends the next one.
    pub(crate) due: Timestamp,
}

impl Sending {
    /// A file of so many pieces, the last of them small.
    pub(crate) fn new(now: Timestamp, file: FileId, pieces: u8) -> Self {
        let bytes = (u32::from(pieces) - 1) * limits::PIECE_BYTES + 1_000;
        Self { file, bytes, upload: Upload::new(bytes), request: None, due: now }
    }

    /// The tab dies, or is copied: the file is kept, and nothing else.
    pub(crate) fn again(&self, now: Timestamp) -> Self {
        Self { upload: Upload::new(self.bytes), request: None, due: now, ..self.clone() }
    }

    /// What it is called.
    pub(crate) fn name(&self) -> String {
        name(self.file)
    }

    /// The next piece leaves.
    pub(crate) fn send(&mut self, now: Timestamp, request: SocketId) -> PieceOf {
        self.request = Some(request);
        self.due = now.plus(PATIENCE);
        PieceOf { file: self.file, place: self.upload.piece().place, bytes: self.bytes }
    }

    /// What follows from an answer.
    pub(crate) fn answered(&mut self, now: Timestamp, answer: Answer, chance: u32) -> Next {
        self.request = None;
        let next = self.upload.answered(answer, chance);
        if let Next::Send(wait) = &next {
            self.due = now.plus((*wait).max(Duration::from_millis(1)));
        }
        next
    }
}

/// What a file is called.
pub(crate) fn name(file: FileId) -> String {
    format!("{file}.png")
}
