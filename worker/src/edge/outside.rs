//! Pages and pictures of others, fetched on behalf of an agent. Where to, `cards` says, before each step; here it is done
//! within a time and a number of bytes.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use protocol::{Refusal, Refused, limits};
use worker::wasm_bindgen::JsCast as _;
use worker::wasm_bindgen_futures::JsFuture;
use worker::web_sys::{RequestInit, RequestRedirect, Response as Raw, WorkerGlobalScope};
use worker::{AbortController, AbortSignal, Delay, Env, Headers, Response, Url, js_sys};

use super::body::{self, Read};

/// The variable with another patience, in milliseconds.
const PATIENCE: &str = "CARD_PATIENCE_MS";

/// Who fetches, to whom it may concern.
const NAME: &str = "Mozilla/5.0 (compatible; Edgewise; pages that agents share)";

/// What came.
pub(super) struct Fetched {
    /// Where it came from in the end.
    pub(super) from: Url,
    /// What its server says that it is.
    pub(super) kind: String,
    /// Its first bytes.
    pub(super) read: Read,
}

/// What is to be fetched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Kinds, as a server wants to hear them.
    pub(super) accept: &'static str,
    /// How many bytes of it at most.
    pub(super) bytes: usize,
}

/// Does something for as long as it may take. Whatever of it is still open afterwards is given up.
pub(super) async fn in_time<T>(
    env: &Env,
    work: impl AsyncFnOnce(&AbortSignal) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let chosen = env.var(PATIENCE).ok().and_then(|text| text.to_string().parse().ok()).map(Duration::from_millis);
    let controller = AbortController::default();
    let signal = controller.signal();
    let patience = Delay::from(chosen.unwrap_or(limits::CARD_PATIENCE));
    let done = match select(pin!(work(&signal)), pin!(patience)).await {
        Either::Left((done, _)) => done,
        Either::Right(_) => Err(Refusal::PageSlow.into()),
    };
    controller.abort();
    done
}

/// Fetches what is at an address; where it leads elsewhere, `next` says whether to go there.
pub(super) async fn fetch(
    signal: &AbortSignal,
    first: Url,
    wanted: Wanted,
    next: impl Fn(&Url, &str, usize) -> Result<Url, Refusal>,
) -> Result<Fetched, Refusal> {
    let mut from = first;
    for before in 0.. {
        let answer = ask(signal, &from, wanted.accept).await.map_err(|_| Refusal::PageUnreachable)?;
        let header = |name| answer.headers().get(name).ok().flatten().unwrap_or_default();
        match answer.status_code() {
            301 | 302 | 303 | 307 | 308 => from = next(&from, &header("Location"), before)?,
            200..=299 => {
                let kind = header("Content-Type");
                let read = match Raw::from(answer).body() {
                    Some(stream) => body::first(&stream, wanted.bytes).await.map_err(|_| Refusal::PageUnreachable)?,
                    None => Read { bytes: Vec::new(), is_all: true },
                };
                return Ok(Fetched { from, kind, read });
            }
            _ => return Err(Refusal::PageUnreachable),
        }
    }
    Err(Refusal::PageRedirects)
}

/// One request, which tells nobody who asked (no cookie, no referrer) and goes nowhere else by itself. Not by the
/// bindings' `Fetch`: what it hands over beside the request makes the runtime follow redirects all the same.
async fn ask(signal: &AbortSignal, url: &Url, accept: &str) -> worker::Result<Response> {
    let headers = Headers::new();
    headers.set("Accept", accept)?;
    headers.set("User-Agent", NAME)?;
    let init = RequestInit::new();
    init.set_headers(headers.as_ref());
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(signal));
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = JsFuture::from(scope.fetch_with_str_and_init(url.as_str(), &init)).await?;
    Ok(answer.unchecked_into::<Raw>().into())
}
