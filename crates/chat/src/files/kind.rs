//! What a file is. Its first bytes say that; its name must not say otherwise, or whoever saves it would open something
//! else than they see (rule F3).

use protocol::{FileName, Refusal, limits};

/// A kind that can be sent: what it is on the web, how its files may end, whether it is shown as a picture.
struct Kind {
    mime: &'static str,
    extensions: &'static [&'static str],
    is_picture: bool,
}

const fn picture(mime: &'static str, extensions: &'static [&'static str]) -> Kind {
    Kind { mime, extensions, is_picture: true }
}

const fn other(mime: &'static str, extensions: &'static [&'static str]) -> Kind {
    Kind { mime, extensions, is_picture: false }
}

/// Everything that can be sent. Pictures that every browser draws, and that hold no script; what a shop and its customers
/// send each other besides. No archives and no programs: whoever gets them cannot see what they are.
const KINDS: [Kind; 25] = [
    picture("image/jpeg", &["jpg", "jpeg", "jpe", "jfif"]),
    picture("image/png", &["png"]),
    picture("image/gif", &["gif"]),
    picture("image/webp", &["webp"]),
    other("image/heif", &["heic", "heif"]),
    other("image/avif", &["avif"]),
    other("application/pdf", &["pdf"]),
    other("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    other("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    other("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    other("application/vnd.oasis.opendocument.text", &["odt"]),
    other("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    other("application/vnd.oasis.opendocument.presentation", &["odp"]),
    other("text/plain", &["txt", "md", "log"]),
    other("text/csv", &["csv"]),
    other("audio/mpeg", &["mp3"]),
    other("audio/m4a", &["m4a"]),
    other("audio/ogg", &["ogg", "oga", "opus"]),
    other("audio/x-wav", &["wav"]),
    other("audio/aac", &["aac"]),
    other("video/mp4", &["mp4", "m4v"]),
    other("video/quicktime", &["mov"]),
    other("video/webm", &["webm"]),
    other("video/3gpp", &["3gp"]),
    other("audio/amr", &["amr"]),
];

/// A container of many kinds: which of them it is, its name says.
const ZIP: &str = "application/zip";
const ZIPPED: &str = "application/vnd.o";
const TEXT: &str = "text/";
/// No kind hides what it is behind more bytes than that.
const HEAD: usize = 8 * 1024;

/// What a file was found to be.
pub(super) struct Found {
    pub(super) mime: &'static str,
    /// Of a picture, in pixels; 0 for anything else.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// What a file of that name with these first bytes is.
pub(super) fn of(name: &FileName, first: &[u8]) -> Result<Found, Refusal> {
    let extension = name.extension().to_ascii_lowercase();
    let has_it = |kind: &&Kind| kind.extensions.contains(&extension.as_str());
    let kind = KINDS.iter().find(has_it).ok_or(Refusal::FileKind)?;
    let head = first.get(..HEAD).unwrap_or(first);
    let is_it = match infer::get(head).map(|found| found.mime_type()) {
        Some(ZIP) => kind.mime.starts_with(ZIPPED),
        Some(mime) => mime == kind.mime,
        None => kind.mime.starts_with(TEXT) && is_text(first),
    };
    if !is_it {
        return Err(Refusal::FileKind);
    }
    let (width, height) = if kind.is_picture { size_of(first)? } else { (0, 0) };
    Ok(Found { mime: kind.mime, width, height })
}

/// What an agent's photo is on the web: a picture that every browser draws, of a face's size.
pub fn of_face(content: &[u8]) -> Result<&'static str, Refusal> {
    let found = infer::get(content.get(..HEAD).unwrap_or(content)).map(|found| found.mime_type());
    let kind = KINDS.iter().filter(|kind| kind.is_picture).find(|kind| Some(kind.mime) == found);
    let kind = kind.ok_or(Refusal::FileKind)?;
    let (width, height) = size_of(content)?;
    if width.max(height) > limits::FACE_SIDE { Err(Refusal::PictureTooLarge) } else { Ok(kind.mime) }
}

/// The kind of the picture, if it is one.
pub(super) fn picture_in(bytes: &[u8]) -> Option<&'static str> {
    let found = infer::get(bytes.get(..HEAD).unwrap_or(bytes))?.mime_type();
    let kind = KINDS.iter().find(|kind| kind.is_picture && kind.mime == found)?;
    size_of(bytes).ok().map(|_| kind.mime)
}

fn size_of(picture: &[u8]) -> Result<(u32, u32), Refusal> {
    let size = imagesize::blob_size(picture).map_err(|_| Refusal::FileKind)?;
    let pixels = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let (width, height) = (pixels(size.width), pixels(size.height));
    if width == 0 || height == 0 {
        return Err(Refusal::FileKind);
    }
    let is_bomb =
        width.max(height) > limits::PICTURE_SIDE || u64::from(width) * u64::from(height) > limits::PICTURE_PIXELS;
    if is_bomb { Err(Refusal::PictureTooLarge) } else { Ok((width, height)) }
}

/// Whether a person can read it, and no browser or shell would run it, whatever it is called.
fn is_text(first: &[u8]) -> bool {
    let text = match std::str::from_utf8(first) {
        Ok(text) => text,
        // A letter may be cut where the piece ends.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&first[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    !begins.starts_with(['<', '%'])
        && !begins.starts_with("#!")
        && !begins.starts_with("{\\rtf")
        && !text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}'))
}
