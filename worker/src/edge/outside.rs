//! Pages and pictures of others, fetched on behalf of an agent. Where to, `cards` says, before each step; here it is done
//! within a time and a number of bytes.

use protocol::{Refusal, limits};
use worker::web_sys::{AbortSignal, Response as Raw};
use worker::{Env, Fetch, Headers, Request, RequestInit, RequestRedirect, Response, Url};

use super::body::{self, Read};

/// The variable with another patience, in milliseconds.
const PATIENCE: &str = "CARD_PATIENCE_MS";

/// Who fetches, to whom it may concern.
const NAME: &str = "Mozilla/5.0 (compatible; Edgewise; pages that agents share)";

/// How long all of it may take, counted from the start.
pub(super) struct Patience(worker::AbortSignal);

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
        Self(AbortSignal::timeout_with_u32(chosen.unwrap_or(milliseconds)).into())
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
        let request = request(&from, accept).map_err(|_| Refusal::PageUnreachable)?;
        let answer = Fetch::Request(request).send_with_signal(&patience.0).await;
        let answer: Response = answer.map_err(|_| patience.refusal())?;
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

/// A request that tells nobody who asked: no cookie, no referrer.
fn request(url: &Url, accept: &str) -> worker::Result<Request> {
    let headers = Headers::new();
    headers.set("Accept", accept)?;
    headers.set("User-Agent", NAME)?;
    let mut init = RequestInit::new();
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    Request::new_with_init(url.as_str(), &init)
}
