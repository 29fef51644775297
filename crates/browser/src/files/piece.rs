//! One request with a piece of a file, or for a whole one. Not `fetch`, which tells nobody how much of a piece has left.

use js_sys::encode_uri_component;
use protocol::FileId;
use session::upload::Piece;
use wasm_bindgen::prelude::*;
use web_sys::Event;

use crate::js::{self, Wait};
use crate::listener::Listener;

/// How long a piece may take: a mebibyte at 10 KB a second.
const PATIENCE_MS: u32 = 110_000;

/// Where a piece goes.
pub(super) fn address(files: &str, file: FileId, piece: Piece, name: &str, bytes: u32) -> String {
    let name = String::from(encode_uri_component(name));
    [files, "/", &file.to_string(), "/", &piece.place.to_string(), "?name=", &name, "&bytes=", &bytes.to_string()]
        .concat()
}

/// A request, which can be given up from then on.
pub(super) fn open(address: &str, token: &str) -> Result<JsValue, JsValue> {
    let request = js::new("XMLHttpRequest", &[])?;
    js::call(&request, "open", &[&"PUT".into(), &address.into()])?;
    authorize(&request, token)?;
    js::set(&request, "timeout", &PATIENCE_MS.into());
    Ok(request)
}

/// Sends the piece, and gives the answer's status and text; 0 where none comes. `sent` hears how much has left.
pub(super) async fn send(
    request: &JsValue,
    content: &JsValue,
    piece: Piece,
    sent: impl Fn(u32) + 'static,
) -> (u16, String) {
    let Ok(part) = js::call(content, "slice", &[&piece.from.into(), &piece.to.into()]) else {
        return (0, String::new());
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no piece is larger than a mebibyte")]
    let hear = move |event: Event| sent(js::get(&event, "loaded").as_f64().unwrap_or_default() as u32);
    let _listener = Listener::on(js::get(request, "upload").unchecked_ref(), "progress", hear);
    js::called(|done| {
        js::set(request, "onloadend", done);
        if js::call(request, "send", &[&part]).is_err() {
            let _ = js::call(done, "call", &[]);
        }
    })
    .await;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
    let status = js::get(request, "status").as_f64().unwrap_or_default() as u16;
    (status, js::get(request, "responseText").as_string().unwrap_or_default())
}

/// A whole file, as a `Blob`.
pub(super) fn read(address: String, token: String) -> Wait<Option<JsValue>> {
    Box::pin(async move {
        let request = js::new("XMLHttpRequest", &[]).ok()?;
        js::call(&request, "open", &[&"GET".into(), &address.into()]).ok()?;
        authorize(&request, &token).ok()?;
        js::set(&request, "responseType", &"blob".into());
        js::called(|done| {
            js::set(&request, "onloadend", done);
            let _ = js::call(&request, "send", &[]);
        })
        .await;
        let is_fine = js::get(&request, "status").as_f64() == Some(200.0);
        is_fine.then(|| js::get(&request, "response"))
    })
}

fn authorize(request: &JsValue, token: &str) -> Result<(), JsValue> {
    if !token.is_empty() {
        js::call(request, "setRequestHeader", &[&"authorization".into(), &["Bearer ", token].concat().into()])?;
    }
    Ok(())
}
