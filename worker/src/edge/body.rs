//! What a request or an answer brings. Read piece by piece, so that a body without a length is given up where it becomes too large,
//! and not when all of it is in memory.

use protocol::{Refusal, Refused};
use worker::js_sys::{Promise, Uint8Array};
use worker::wasm_bindgen::prelude::*;
use worker::wasm_bindgen_futures::JsFuture;
use worker::web_sys::ReadableStream;
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
    // A client that breaks off is not there any more to hear of it.
    let read = first(&stream, limit).await.map_err(|_| Refusal::BadRequest)?;
    if read.is_all { Ok(read.bytes) } else { Err(Refusal::RequestTooLarge.into()) }
}

/// What was read of something.
pub(super) struct Read {
    /// Its first bytes, as many as were wanted at most.
    pub(super) bytes: Vec<u8>,
    /// Whether there are no more.
    pub(super) is_all: bool,
}

/// The first bytes of a stream, so many at most; nobody waits for more.
pub(super) async fn first(stream: &ReadableStream, limit: usize) -> Result<Read, JsValue> {
    let reader: Reader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    while let Some(piece) = next(&reader).await? {
        bytes.extend(piece.to_vec());
        if bytes.len() > limit {
            reader.cancel().ok();
            bytes.truncate(limit);
            return Ok(Read { bytes, is_all: false });
        }
    }
    Ok(Read { bytes, is_all: true })
}

async fn next(reader: &Reader) -> Result<Option<Uint8Array>, JsValue> {
    let piece: Piece = JsFuture::from(reader.read()?).await?.unchecked_into();
    Ok(piece.value())
}
