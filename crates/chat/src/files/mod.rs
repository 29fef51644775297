//! Photos and other files of a conversation: which pieces are taken, and which files a message may have (rules F1 to F5).
//! Whoever keeps them only stores and reads.

mod kind;
#[cfg(test)]
mod tests;

pub use self::kind::of_face;

use std::time::Duration;

use protocol::{Actor, Arrived, File, FileId, FileName, Number, Party, Refusal, Refused, Timestamp, limits};
use serde::{Deserialize, Serialize};

/// Over this time a visitor's files are counted.
const HOUR: Duration = Duration::from_hours(1);

/// A piece of a file, as a client sends it. Each says what the whole is, so that any of them can come again.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// The file.
    pub file: FileId,
    /// Which piece, from 0.
    pub place: u32,
    /// What the file is called.
    pub name: &'a str,
    /// How large the file is, in bytes.
    pub bytes: u32,
    /// The piece.
    pub content: &'a [u8],
}

/// An upload, whole or not: what is stored of a file beside its pieces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Who sends it.
    pub by: Actor,
    /// What it is called.
    pub name: String,
    /// What is told of it.
    pub file: File,
    /// How many of its bytes have come.
    pub arrived: u32,
    /// When it began to.
    pub at: Timestamp,
}

/// What a conversation holds of files already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// How many.
    pub files: usize,
    /// Their bytes, of those that are still coming as well.
    pub bytes: u64,
    /// How many the visitor has begun to send since [`Held::since`].
    pub of_visitor: usize,
    /// When the first of those began.
    pub first_of_visitor: Timestamp,
}

impl Held {
    /// Since when a visitor's files count.
    pub fn since(now: Timestamp) -> Timestamp {
        now.before(HOUR)
    }
}

impl Upload {
    /// Whether all of it has come.
    pub const fn is_whole(&self) -> bool {
        self.arrived == self.file.bytes
    }

    /// When it is given up, unless a message has it by then (rule F5).
    pub fn given_up_at(&self) -> Timestamp {
        self.at.plus(limits::FILE_WAITS)
    }

    /// What its sender is told.
    pub fn answer(&self) -> Arrived {
        Arrived { bytes: self.arrived, file: self.is_whole().then(|| self.file.clone()) }
    }

    /// Why a message by `by` cannot have it; nothing where it can.
    pub fn unfit(stored: Option<&Self>, is_taken: bool, by: Actor) -> Option<Refusal> {
        match stored {
            Some(stored) if stored.is_whole() && stored.by == by => is_taken.then_some(Refusal::FileTaken),
            _ => Some(Refusal::FileMissing),
        }
    }
}

/// Which picture that every browser shows this is, by its first bytes, such as `image/jpeg`; nothing where it is another
/// file, or has too many pixels.
pub fn picture(bytes: &[u8]) -> Option<&'static str> {
    kind::picture_in(bytes)
}

/// Takes a piece of what is stored so far: says what is stored with it, in place of that. Nothing where the piece was
/// there already.
pub fn take(
    now: Timestamp,
    by: Actor,
    piece: Piece<'_>,
    stored: Option<&Upload>,
    held: &Held,
) -> Result<Option<Upload>, Refused> {
    let Some(stored) = stored else {
        let begun = begin(now, by, piece, held)?;
        return Ok(Some(begun));
    };
    if stored.by != by {
        return Err(Refusal::FileTaken.into());
    }
    if stored.name != piece.name.trim() || stored.file.bytes != piece.bytes {
        return Err(Refusal::BadRequest.into());
    }
    let next = stored.arrived.div_ceil(limits::PIECE_BYTES);
    if piece.place < next {
        return Ok(None);
    }
    if piece.place > next {
        return Err(gap(next));
    }
    let arrived = stored.arrived + whole_piece(piece)?;
    Ok(Some(Upload { arrived, ..stored.clone() }))
}

fn begin(now: Timestamp, by: Actor, piece: Piece<'_>, held: &Held) -> Result<Upload, Refused> {
    let name = FileName::try_from(piece.name).map_err(|_| Refusal::BadFileName)?;
    match piece.bytes {
        0 => return Err(Refusal::FileEmpty.into()),
        bytes if bytes > limits::FILE_BYTES => return Err(Refusal::FileTooLarge.into()),
        _ if piece.place > 0 => return Err(gap(0)),
        _ => {}
    }
    let arrived = whole_piece(piece)?;
    let kind::Found { mime, width, height } = kind::of(&name, piece.content)?;
    has_room(now, by, piece.bytes, held)?;
    let file = File { id: piece.file, mime: mime.to_owned(), bytes: piece.bytes, width, height };
    Ok(Upload { by, name: name.as_str().to_owned(), file, arrived, at: now })
}

fn has_room(now: Timestamp, by: Actor, bytes: u32, held: &Held) -> Result<(), Refused> {
    if held.files >= limits::FILES_PER_CONVERSATION || held.bytes + u64::from(bytes) > limits::FILES_BYTES {
        return Err(Refusal::TooManyFiles.into());
    }
    if by.party() == Party::Visitor && held.of_visitor >= limits::VISITOR_FILES_PER_HOUR {
        let wait = HOUR.saturating_sub(now.since(held.first_of_visitor));
        let retry_after_ms = Some(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX));
        return Err(Refused { retry_after_ms, ..Refusal::TooManyFiles.into() });
    }
    Ok(())
}

/// How large the piece is, if it is as large as it must be.
fn whole_piece(piece: Piece<'_>) -> Result<u32, Refused> {
    let before = piece.place.checked_mul(limits::PIECE_BYTES).filter(|before| *before < piece.bytes);
    let expected = before.map(|before| limits::PIECE_BYTES.min(piece.bytes - before));
    let size = u32::try_from(piece.content.len()).ok();
    match (size, expected) {
        (Some(size), Some(expected)) if size == expected => Ok(size),
        _ => Err(Refusal::BadRequest.into()),
    }
}

fn gap(next: u32) -> Refused {
    Refused { number: Some(Number(next)), ..Refusal::PieceGap.into() }
}
