//! A photo or another file of a conversation: what is told of it, and what it may be called.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::limits;
use crate::visible::{is_invisible, turns_direction};
use crate::{Body, FileId};

/// A file that a message holds. Its name is the message's text. Two with the same id are the same file, whatever else
/// is known of them.
#[derive(Debug, Clone, Eq, Serialize, Deserialize)]
pub struct File {
    /// Names it within its conversation.
    pub id: FileId,
    /// What its first bytes say that it is, such as `image/jpeg`.
    pub mime: String,
    /// How large it is.
    pub bytes: u32,
    /// How wide a picture is, in pixels; 0 for what is not shown as a picture.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub width: u32,
    /// How high a picture is, in pixels; 0 for what is not shown as a picture.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub height: u32,
}

/// How far the upload of a file has come: the answer to each of its pieces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// How many of its bytes are stored.
    pub bytes: u32,
    /// The file, once all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<File>,
}

/// What a file is called: trimmed, 1 to [`limits::FILE_NAME_CHARACTERS`] characters, something to be seen among them, no
/// control character, nothing that turns the direction of writing, and no `/` or `\`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(String);

/// A text cannot be a [`FileName`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileNameError;

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
const fn is_zero(pixels: &u32) -> bool {
    *pixels == 0
}

impl File {
    /// A file of which no more is known than its name in the conversation.
    pub const fn named(id: FileId) -> Self {
        Self { id, mime: String::new(), bytes: 0, width: 0, height: 0 }
    }
}

impl FileName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What comes behind its last dot; empty without one.
    pub fn extension(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The nearest name to what somebody called a file: without folders and what no name may have, shortened before its
    /// extension.
    pub fn tidied(text: &str) -> Self {
        let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = name.chars().filter(|letter| !letter.is_control() && !turns_direction(*letter)).collect();
        let (stem, extension) = match name.trim().rsplit_once('.') {
            Some((stem, extension)) if extension.chars().count() < limits::FILE_NAME_CHARACTERS / 2 => {
                (stem, [".", extension].concat())
            }
            _ => (name.trim(), String::new()),
        };
        let stem = if stem.chars().all(is_invisible) { "file" } else { stem };
        let room = limits::FILE_NAME_CHARACTERS - extension.chars().count();
        let stem: String = stem.chars().take(room).collect();
        Self([&stem, extension.as_str()].concat())
    }
}

impl fmt::Display for FileNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no name for a file")
    }
}

impl TryFrom<&str> for FileName {
    type Error = FileNameError;

    fn try_from(text: &str) -> Result<Self, FileNameError> {
        let text = text.trim();
        let is_sound = text.chars().count() <= limits::FILE_NAME_CHARACTERS
            && !text.chars().all(is_invisible)
            && !text
                .chars()
                .any(|letter| letter.is_control() || turns_direction(letter) || matches!(letter, '/' | '\\'));
        if is_sound { Ok(Self(text.to_owned())) } else { Err(FileNameError) }
    }
}

impl From<&FileName> for Body {
    fn from(name: &FileName) -> Self {
        // A name is a line of visible text, shorter than a body may be.
        Self::checked(name.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f2_a_name_has_no_folders_and_nothing_that_hides_what_it_is() {
        for name in ["a.jpg", " a.jpg ", "Größe 32 (1).pdf", "写真.png", "no extension", &"é".repeat(120)] {
            let name = FileName::try_from(name).unwrap();
            assert_eq!(Body::try_from(name.as_str()), Ok(Body::from(&name)));
        }
        for name in ["", " ", "\u{200b}", "../a.jpg", "c:\\a.jpg", "a\nb.jpg", "a\u{202e}gpj.exe", &"é".repeat(121)] {
            assert_eq!(FileName::try_from(name), Err(FileNameError), "{name:?}");
        }
    }

    #[test]
    fn f2_whatever_somebody_calls_a_file_becomes_a_name() {
        let tidied = |text: &str, expected: &str| assert_eq!(FileName::tidied(text).as_str(), expected, "{text:?}");
        tidied("a.jpg", "a.jpg");
        tidied("../../etc/a.jpg", "a.jpg");
        tidied("C:\\fakepath\\a.jpg", "a.jpg");
        tidied("a\u{202e}gpj\n.exe", "agpj.exe");
        tidied("", "file");
        tidied(".jpg", "file.jpg");
        tidied("\u{200b}.jpg", "file.jpg");
        tidied(&format!("{}.jpeg", "x".repeat(4_000)), &format!("{}.jpeg", "x".repeat(115)));
        tidied(&format!("a.{}", "x".repeat(4_000)), &format!("a.{}", "x".repeat(118)));
        for text in ["/", ".", "..", "a.", " . ", &"\u{202e}".repeat(9)] {
            assert!(FileName::try_from(FileName::tidied(text).as_str()).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn what_is_behind_the_last_dot_is_the_extension() {
        assert_eq!(FileName::tidied("a.tar.GZ").extension(), "GZ");
        assert_eq!(FileName::tidied("readme").extension(), "");
    }
}
