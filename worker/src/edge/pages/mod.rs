//! What a browser is given: the loader with the site's settings in it, the frame, the chat's own page, the console.

mod chat;
mod file;
mod frame;
mod loader;

use protocol::{Party, Refused, SiteId};
use worker::{Env, Headers, Request, Response};

use super::method::{Method, Methods};
use super::{Answered, unavailable};

/// What the console may do: its own script, style and sockets, nothing inline, in no frame.
const CONSOLE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data: blob:; media-src 'self' data:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// What neither frame nor console uses of a device, so that no script that found its way in does.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), encrypted-media=(), \
    geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
    payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
    window-management=(), xr-spatial-tracking=()";

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// The console's address was shortened.
    ToConsole,
    /// The script that websites include.
    Loader(SiteId),
    /// The visitor's app.
    Frame(SiteId),
    /// The chat on a page of its own.
    Chat(SiteId),
    /// The agents' app, whatever it shows.
    Console,
}

impl Address {
    /// Who asks here.
    pub(super) const fn party(&self) -> Party {
        match self {
            Self::Loader(_) | Self::Frame(_) | Self::Chat(_) => Party::Visitor,
            Self::ToConsole | Self::Console => Party::Team,
        }
    }
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let address = match path {
        ["" | "console"] | ["console", ""] => Address::ToConsole,
        ["console", site, ..] => site.parse::<SiteId>().ok().map(|_| Address::Console)?,
        ["frame", site] => Address::Frame(site.parse().ok()?),
        ["chat", site] => Address::Chat(site.parse().ok()?),
        [file] => Address::Loader(file.strip_suffix(".js")?.parse().ok()?),
        _ => return None,
    };
    Some(vec![(Method::Get, address)])
}

/// Answers it.
pub(super) async fn answer(request: Request, env: &Env, address: Address) -> Answered {
    match address {
        Address::ToConsole => to_console(&request),
        Address::Loader(site) => loader::answer(&request, env, &site).await,
        Address::Frame(site) => frame::answer(&request, env, &site).await,
        Address::Chat(site) => chat::answer(&request, env, &site).await,
        Address::Console => console(env).await,
    }
}

/// Leads to the console of the site that every deployment has.
fn to_console(request: &Request) -> Answered {
    let mut url = request.url().map_err(unavailable("reading an address"))?;
    url.set_path("/console/main");
    url.set_query(None);
    // Not `redirect`, whose headers cannot be added to.
    let redirect = Response::empty().map_err(unavailable("redirecting"))?.with_status(302);
    Ok(redirect.with_headers(headers(&[("Location", url.as_str())])?))
}

/// The agents' app.
async fn console(env: &Env) -> Answered {
    let html = file::text(env, "console.html").await?;
    let headers = headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", CONSOLE_POLICY),
        ("Cache-Control", "no-cache"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "DENY"),
    ])?;
    respond(&html, headers)
}

fn headers(pairs: &[(&str, &str)]) -> Result<Headers, Refused> {
    let headers = Headers::new();
    for (name, value) in pairs {
        headers.set(name, value).map_err(unavailable("writing headers"))?;
    }
    Ok(headers)
}

fn respond(text: &str, headers: Headers) -> Answered {
    Ok(Response::ok(text).map_err(unavailable("answering"))?.with_headers(headers))
}
