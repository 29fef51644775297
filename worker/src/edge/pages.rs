//! What a browser is given: the loader with the site's settings in it, the frame, the console.

use protocol::{FrameSettings, Language, Settings, Side, SiteId};
use serde_json::json;
use worker::{Env, Fetcher, Headers, Request, Response, Url};

use super::{Answered, settings, unavailable};
use crate::platform::ASSETS;

/// What the console may do: its own script, style and sockets, nothing inline, in no frame.
const CONSOLE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; media-src 'self' data:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// What the frame may do; who may show it follows.
const FRAME_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors";

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

/// The visitor's app. Only allowed sites can show it: the browser refuses all others.
pub(super) async fn frame(env: &Env, site: &SiteId) -> Answered {
    let settings = settings::of(env, site).await?;
    let html = file(env, "frame.html").await?;
    let html = html.replacen("<!--settings-->", &settings_element(site, &settings), 1);
    let mut policy = FRAME_POLICY.to_owned();
    for origin in &settings.origins {
        policy.push(' ');
        policy.push_str(origin.as_str());
    }
    if settings.origins.is_empty() {
        policy.push_str(" 'none'");
    }
    let headers = headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", &policy),
        // It names hashed files, and those of the last release are gone.
        ("Cache-Control", "no-cache"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ])?;
    respond(&html, headers)
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

/// In the order that `widget/loader.js` documents.
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

async fn file(env: &Env, name: &str) -> Result<String, protocol::Refused> {
    let doing = "reading a static file";
    let assets: Fetcher = env.assets(ASSETS).map_err(unavailable(doing))?;
    let mut response = assets.fetch(format!("https://assets/{name}"), None).await.map_err(unavailable(doing))?;
    if response.status_code() != 200 {
        return Err(unavailable(doing)(worker::Error::RustError(format!("{name} is not built"))));
    }
    response.text().await.map_err(unavailable(doing))
}

fn headers(pairs: &[(&str, &str)]) -> Result<Headers, protocol::Refused> {
    let headers = Headers::new();
    for (name, value) in pairs {
        headers.set(name, value).map_err(unavailable("writing headers"))?;
    }
    Ok(headers)
}

fn respond(text: &str, headers: Headers) -> Answered {
    Ok(Response::ok(text).map_err(unavailable("answering"))?.with_headers(headers))
}
