//! What a browser is given: the loader with the site's settings in it, the frame, the console.

use protocol::{FrameSettings, Language, Refused, Settings, Side, SiteId};
use serde_json::json;
use worker::{Env, Fetcher, Headers, Request, Response, Url};

use super::{Answered, settings, unavailable};
use crate::platform::ASSETS;

/// What the console may do: its own script, style and sockets, nothing inline, in no frame.
const CONSOLE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; media-src 'self' data:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// Where the frame's page leaves room for its site's settings.
const SETTINGS: &[u8] = b"<!--settings-->";

/// Leads to the console of the site that every deployment has.
pub(super) fn to_console(request: &Request) -> Answered {
    let mut url: Url = request.url().map_err(unavailable("reading an address"))?;
    url.set_path("/console/main");
    url.set_query(None);
    Response::redirect_with_status(url, 302).map_err(unavailable("redirecting"))
}

/// The script that customers include. Kept for a minute, then shown stale while it is fetched again.
pub(super) async fn loader(env: &Env, site: &SiteId) -> Answered {
    let settings = settings::of(env, site).await?;
    let script = file(env, "loader.js").await?;
    let script = script.replacen("__SETTINGS__", &loader_settings(site, &settings), 1);
    let headers = headers(&[
        ("Content-Type", "text/javascript; charset=utf-8"),
        ("Cache-Control", "public, max-age=60, stale-while-revalidate=86400"),
        // Any allowed page may load it, also one that isolates itself.
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("X-Content-Type-Options", "nosniff"),
    ])?;
    respond(&script, headers)
}

/// The visitor's app, all in one page. Only allowed sites can show it: the browser refuses all others. What it may do
/// stands in the page itself, beside the digests of its script and style.
pub(super) async fn frame(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let settings = settings::of(env, site).await?;
    let mut page = asset(env, "frame.html").await?;
    let element = settings_element(site, &settings);
    let tag = page.headers().get("ETag").ok().flatten().map(|tag| tag_of(&tag, &element));
    let mut ancestors = "frame-ancestors".to_owned();
    for origin in &settings.origins {
        ancestors.push(' ');
        ancestors.push_str(origin.as_str());
    }
    if settings.origins.is_empty() {
        ancestors.push_str(" 'none'");
    }
    let headers = headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", &ancestors),
        // Asked for each time, and sent only if it has changed.
        ("Cache-Control", "no-cache"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ])?;
    if let Some(tag) = tag {
        headers.set("ETag", &tag).map_err(unavailable("writing headers"))?;
        let known = request.headers().get("If-None-Match").ok().flatten();
        if known.is_some_and(|known| known.contains(&tag)) {
            let unchanged = Response::empty().map_err(unavailable("answering"))?;
            return Ok(unchanged.with_status(304).with_headers(headers));
        }
    }
    // As bytes: as text, it would be converted from and to JavaScript's four times.
    let html = page.bytes().await.map_err(unavailable("reading a static file"))?;
    let html = filled(&html, element.as_bytes());
    Ok(Response::from_bytes(html).map_err(unavailable("answering"))?.with_headers(headers))
}

/// A name for what the page is with these settings, as the header `ETag` writes it. It is the page's and the settings',
/// so that either's change makes another.
fn tag_of(page: &str, settings: &str) -> String {
    format!("\"{}\"", chat::secret::digest(&[page, settings].concat()))
}

/// The page with its settings where it leaves room for them.
fn filled(page: &[u8], settings: &[u8]) -> Vec<u8> {
    let room = page.windows(SETTINGS.len()).position(|part| part == SETTINGS);
    let (before, after) = page.split_at(room.unwrap_or(page.len()));
    [before, settings, after.get(SETTINGS.len()..).unwrap_or_default()].concat()
}

/// The agents' app.
pub(super) async fn console(env: &Env) -> Answered {
    let html = file(env, "console.html").await?;
    let headers = headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", CONSOLE_POLICY),
        ("Cache-Control", "no-cache"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ])?;
    respond(&html, headers)
}

/// In the order that `widget/loader/loader.js` documents.
fn loader_settings(site: &SiteId, settings: &Settings) -> String {
    let side_name = match settings.side {
        Side::Right => "right",
        Side::Left => "left",
    };
    let english = json!(["Chat with us", "Close chat", "{n} unread"]);
    let dutch = json!(["Chat met ons", "Chat sluiten", "{n} ongelezen"]);
    let (language, texts) = match settings.language {
        Language::Auto => ("", json!({ "en": english, "nl": dutch })),
        Language::En => ("en", json!({ "en": english })),
        Language::Nl => ("nl", json!({ "en": english, "nl": dutch })),
    };
    let (accent, ink) = (settings.accent.to_string(), settings.accent.ink().css());
    json!([site, settings.origins, accent, ink, side_name, 20, 20, language, texts]).to_string()
}

fn settings_element(site: &SiteId, settings: &Settings) -> String {
    let settings = FrameSettings {
        site: site.clone(),
        name: settings.name.clone(),
        accent: settings.accent,
        ink: settings.accent.ink().css().to_owned(),
        origins: settings.origins.clone(),
    };
    // `<` cannot stand in a script element, where it might end it.
    let json = serde_json::to_string(&settings).unwrap_or_default().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"settings\">{json}</script>")
}

async fn file(env: &Env, name: &str) -> Result<String, Refused> {
    asset(env, name).await?.text().await.map_err(unavailable("reading a static file"))
}

async fn asset(env: &Env, name: &str) -> Answered {
    let doing = "reading a static file";
    let assets: Fetcher = env.assets(ASSETS).map_err(unavailable(doing))?;
    let response = assets.fetch(format!("https://assets/{name}"), None).await.map_err(unavailable(doing))?;
    if response.status_code() != 200 {
        return Err(unavailable(doing)(worker::Error::RustError(format!("{name} is not built"))));
    }
    Ok(response)
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
