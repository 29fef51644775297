//! What a request brings. Read piece by piece, so that a body without a length is given up where it becomes too large,
//! and not when all of it is in memory.

use protocol::{Refusal, Refused};
use worker::js_sys::{Promise, Uint8Array};
use worker::wasm_bindgen::prelude::*;
use worker::wasm_bindgen_futures::JsFuture;
use worker::{Request, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type Reader;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Reader) -> Result<Promise, JsValue>;

    type Piece;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Piece) -> Option<Uint8Array>;
}

/// The body of a request, of at most so many bytes.
pub(super) async fn read(request: &Request, limit: usize) -> Result<Vec<u8>, Refused> {
    let declared = request.headers().get("Content-Length").ok().flatten().and_then(|length| length.parse().ok());
    if declared.is_some_and(|length: usize| length > limit) {
        return Err(Refusal::RequestTooLarge.into());
    }
    let Some(stream) = request.inner().body() else { return Ok(Vec::new()) };
    let reader: Reader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    // A client that breaks off is not there any more to hear of it.
    while let Some(piece) = next(&reader).await.map_err(|_| Refusal::BadRequest)? {
        if bytes.len() + piece.length() as usize > limit {
            reader.cancel().ok();
            return Err(Refusal::RequestTooLarge.into());
        }
        bytes.extend(piece.to_vec());
    }
    Ok(bytes)
}

async fn next(reader: &Reader) -> Result<Option<Uint8Array>, JsValue> {
    let piece: Piece = JsFuture::from(reader.read()?).await?.unchecked_into();
    Ok(piece.value())
}
