//! The visitor's app, all in one page, with the site's settings and the texts of one language in it.

use protocol::{FrameSettings, Origin, Settings, SiteId};
use words::{Language, widget};
use worker::{Env, Request, Response, Url};

use super::super::{Answered, guard, remembered, unavailable};
use super::{PERMISSIONS, file, headers};

/// Where the page leaves room for the settings.
const SETTINGS: &[u8] = b"<!--settings-->";

/// The frame. Only allowed sites, and the chat's own page, can show it: the browser refuses all others. What it may do stands in the page itself,
/// beside the digests of its script and style.
pub(super) async fn answer(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let mut settings = remembered::settings(request, env, site).await?;
    let policy = ancestors(&settings.profile.value.origins);
    // O1: the chat's own page plays the loader's part.
    settings.profile.value.origins.extend(guard::origin(request)?.parse());
    let language = wanted_language(&request.url().map_err(unavailable("reading an address"))?);
    let page = file::get(env, "frame.html").await?;
    let element = settings_element(site, &settings, language);
    let tag = page.headers().get("ETag").ok().flatten().map(|tag| tag_of(&tag, &element));
    let headers = headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", &policy),
        // Asked for each time, and sent only if it has changed.
        ("Cache-Control", "no-cache"),
        // A page that isolates itself shows only frames that isolate themselves, and that let others show them.
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Referrer-Policy", "no-referrer"),
    ])?;
    if let Some(tag) = tag {
        headers.set("ETag", &tag).map_err(unavailable("writing headers"))?;
        let known = request.headers().get("If-None-Match").ok().flatten();
        if known.is_some_and(|known| known.contains(&tag)) {
            let unchanged = Response::empty().map_err(unavailable("answering"))?;
            return Ok(unchanged.with_status(304).with_headers(headers));
        }
    }
    let html = filled(&file::bytes(page).await?, element.as_bytes());
    Ok(Response::from_bytes(html).map_err(unavailable("answering"))?.with_headers(headers))
}

/// The language that the loader settled on.
fn wanted_language(url: &Url) -> Language {
    let asked = url.query_pairs().find(|(name, _)| name == "lang");
    Language::of(asked.as_ref().map_or("", |(_, tag)| tag))
}

fn ancestors(origins: &[Origin]) -> String {
    let sources: String = origins.iter().flat_map(|origin| [" ", origin.as_str()]).collect();
    format!("frame-ancestors 'self'{sources}")
}

/// A name for what the page is with these settings and texts, as the header `ETag` writes it. It is the page's and
/// theirs, so that either's change makes another.
fn tag_of(page: &str, settings: &str) -> String {
    format!("\"{}\"", chat::gate::secret::digest(&[page, settings].concat()))
}

/// The page with its settings where it leaves room for them.
fn filled(page: &[u8], settings: &[u8]) -> Vec<u8> {
    let room = page.windows(SETTINGS.len()).position(|part| part == SETTINGS);
    let (before, after) = page.split_at(room.unwrap_or(page.len()));
    [before, settings, after.get(SETTINGS.len()..).unwrap_or_default()].concat()
}

fn settings_element(site: &SiteId, settings: &Settings, language: Language) -> String {
    let (profile, look) = (&settings.profile.value, &settings.look.value);
    let settings = FrameSettings {
        site: site.clone(),
        name: profile.name.to_string(),
        accent: look.accent,
        ink: look.accent.ink().css().to_owned(),
        theme: look.theme.name().to_owned(),
        origins: profile.origins.clone(),
        language: language.tag().to_owned(),
        texts: widget::of(language).list().into_iter().map(str::to_owned).collect(),
    };
    // `<` cannot stand in a script element, where it might end it.
    let json = serde_json::to_string(&settings).unwrap_or_default().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"settings\">{json}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_gets_the_texts_of_the_language_that_the_loader_asks_for() {
        let check = |query: &str, expected| {
            let url = format!("https://chat.example.com/frame/main{query}").parse().unwrap();
            assert_eq!(wanted_language(&url), expected, "{query}");
        };
        check("?lang=nl", Language::Nl);
        check("?theme=dark&lang=nl-BE", Language::Nl);
        for other in ["", "?", "?lang", "?lang=", "?lang=xx", "?lang=%ff", "?LANG=nl"] {
            check(other, Language::En);
        }
    }

    #[test]
    fn o1_only_allowed_sites_and_the_chat_s_own_page_show_the_frame() {
        assert_eq!(ancestors(&[]), "frame-ancestors 'self'");
        let origins = ["https://shop.example", "http://127.0.0.1:8788"].map(|origin| origin.parse().unwrap());
        assert_eq!(ancestors(&origins), "frame-ancestors 'self' https://shop.example http://127.0.0.1:8788");
    }

    #[test]
    fn the_settings_stand_where_the_page_leaves_room() {
        assert_eq!(filled(b"<a><!--settings--><b>", b"<s>"), b"<a><s><b>");
        assert_eq!(filled(b"<a>", b"<s>"), b"<a><s>");
    }
}
