//! The only module that names `fetch`.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Headers, RequestInit, Response};

/// What came of a request.
#[derive(Debug, Default)]
pub struct Answer {
    /// The status; 0 when nothing came.
    pub status: u16,
    /// The body.
    pub text: String,
}

impl Answer {
    /// Whether the status says that all is well.
    pub fn is_fine(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Asks for something, or posts `body` if there is one. Says who asks, unless `token` is empty.
pub fn request(url: String, token: &str, body: Option<&str>, then: impl FnOnce(Answer) + 'static) {
    let options = RequestInit::new();
    if let Some(body) = body {
        options.set_method("POST");
        options.set_body(&body.into());
    }
    if let (false, Ok(headers)) = (token.is_empty(), Headers::new()) {
        let _ = headers.set("authorization", &["Bearer ", token].concat());
        options.set_headers(&headers);
    }
    // Boxed, so that there is one future for all.
    let then: Box<dyn FnOnce(Answer)> = Box::new(then);
    spawn_local(async move { then(fetch(&url, &options).await.unwrap_or_default()) });
}

async fn fetch(url: &str, options: &RequestInit) -> Result<Answer, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(url, options)).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Answer { status: response.status(), text })
}
