//! A picture that goes with something else: so small that it is one piece, and made anew if it is lost.

use protocol::{FileId, limits};
use session::upload::Piece;
use wasm_bindgen::prelude::*;

use super::{picture, piece};
use crate::js::{self, Wait};

/// A photo no larger than a card needs, of the bytes of a picture; nothing where this browser cannot read it.
pub fn picture(bytes: &[u8]) -> Wait<Option<JsValue>> {
    let bytes = js_sys::Uint8Array::from(bytes);
    Box::pin(async move {
        let whole = js::new("Blob", &[&js_sys::Array::of1(&bytes)]).ok()?;
        picture::redrawn(&whole, false, f64::from(limits::CARD_PICTURE_SIDE)).await
    })
}

/// Sends it, once; the answer where it has arrived.
pub async fn send(files: &str, file: FileId, name: &str, content: &JsValue) -> Option<String> {
    let bytes = js::size(content);
    let whole = Piece { place: 0, from: 0, to: bytes };
    let request = piece::open(&piece::address(files, file, whole, name, bytes), "").ok()?;
    let (status, text) = piece::send(&request, content, whole, |_| ()).await;
    (status == 200).then_some(text)
}
