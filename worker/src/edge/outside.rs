//! Pages and pictures of others, fetched on behalf of an agent. Where to, `cards` says, before each step; here it is done
//! within a time and a number of bytes.

use protocol::{Refusal, limits};
use worker::wasm_bindgen::{JsCast as _, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::web_sys::{self, AbortSignal, Response as Raw};
use worker::{Env, Response, Url, js_sys};

use super::body::{self, Read};

/// The variable with another patience, in milliseconds.
const PATIENCE: &str = "CARD_PATIENCE_MS";

/// Who fetches, to whom it may concern.
const NAME: &str = "Mozilla/5.0 (compatible; Edgewise; pages that agents share)";

/// How long all of it may take, counted from the start.
pub(super) struct Patience(AbortSignal);

/// What came.
pub(super) struct Fetched {
    /// Where it came from in the end.
    pub(super) from: Url,
    /// What its server says that it is.
    pub(super) kind: String,
    /// Its first bytes.
    pub(super) read: Read,
}

impl Patience {
    /// From now on.
    pub(super) fn begin(env: &Env) -> Self {
        let chosen = env.var(PATIENCE).ok().and_then(|text| text.to_string().parse().ok());
        let milliseconds = u32::try_from(limits::CARD_PATIENCE.as_millis()).unwrap_or(u32::MAX);
        Self(AbortSignal::timeout_with_u32(chosen.unwrap_or(milliseconds)))
    }

    /// Why nothing came.
    fn refusal(&self) -> Refusal {
        if self.0.aborted() { Refusal::PageSlow } else { Refusal::PageUnreachable }
    }
}

/// Fetches what is at an address, so many bytes of it at most; where it leads elsewhere, `next` says whether to go there.
pub(super) async fn fetch(
    patience: &Patience,
    first: Url,
    accept: &str,
    bytes: usize,
    next: impl Fn(&Url, &str, usize) -> Result<Url, Refusal>,
) -> Result<Fetched, Refusal> {
    let mut from = first;
    for before in 0.. {
        let answer = ask(&from, accept, &patience.0).await.map_err(|_| patience.refusal())?;
        let header = |name| answer.headers().get(name).ok().flatten().unwrap_or_default();
        match answer.status_code() {
            301 | 302 | 303 | 307 | 308 => from = next(&from, &header("Location"), before)?,
            200..=299 => {
                let kind = header("Content-Type");
                let read = match Raw::from(answer).body() {
                    Some(stream) => body::first(&stream, bytes).await.map_err(|_| patience.refusal())?,
                    None => Read { bytes: Vec::new(), is_all: true },
                };
                return Ok(Fetched { from, kind, read });
            }
            _ => return Err(Refusal::PageUnreachable),
        }
    }
    Err(Refusal::PageRedirects)
}

/// Asks, and tells nobody who asked: no cookie, no referrer. Not by the library's `Fetch`, which hands the signal over
/// beside the request; the runtime then forgets that the request follows nothing.
async fn ask(url: &Url, accept: &str, signal: &AbortSignal) -> Result<Response, JsValue> {
    let headers = web_sys::Headers::new()?;
    headers.set("Accept", accept)?;
    headers.set("User-Agent", NAME)?;
    let init = web_sys::RequestInit::new();
    init.set_headers(&headers);
    init.set_redirect(web_sys::RequestRedirect::Manual);
    init.set_signal(Some(signal));
    let request = web_sys::Request::new_with_str_and_init(url.as_str(), &init)?;
    let global: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = JsFuture::from(global.fetch_with_request(&request)).await?;
    Ok(answer.unchecked_into::<Raw>().into())
}
