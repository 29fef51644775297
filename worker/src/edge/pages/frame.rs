//! The visitor's app, all in one page, with the site's settings and the texts of one language in it.

use protocol::{FrameGreeting, FrameSettings, Greetings, Origin, Refused, Settings, SiteId, Theme};
use words::{Formality, Language, later, said, widget};
use worker::{Env, Headers, Request, Response, Url};

use super::super::{Answered, guard, remembered, unavailable};
use super::{PERMISSIONS, file, headers, respond};

/// Where the page leaves room for the settings.
const SETTINGS: &[u8] = b"<!--settings-->";

/// The frame. Only allowed sites, and the chat's own page, can show it: the browser refuses all others. What it may do stands in the page itself,
/// beside the digests of its script and style.
pub(super) async fn answer(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let mut settings = remembered::settings(request, env, site).await?;
    let headers = headers_of(&settings)?;
    // O1: the chat's own page plays the loader's part.
    settings.profile.value.origins.extend(guard::origin(request)?.parse());
    let url = request.url().map_err(unavailable("reading an address"))?;
    let page = file::get(env, "frame.html").await?;
    let theme = wanted_theme(&url).unwrap_or(settings.look.value.theme);
    let element = settings_element(site, &settings, theme, wanted_language(&url));
    let tag = page.headers().get("ETag").ok().flatten().map(|tag| tag_of(&tag, &element));
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

/// The page that forgets a visitor, for the same websites.
pub(super) async fn forget(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let settings = remembered::settings(request, env, site).await?;
    respond(&file::text(env, "forget.html").await?, headers_of(&settings)?)
}

/// What browsers are told of either page.
fn headers_of(settings: &Settings) -> Result<Headers, Refused> {
    headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", &ancestors(&settings.profile.value.origins)),
        // Asked for each time, and sent only if it has changed.
        ("Cache-Control", "no-cache"),
        // A page that isolates itself shows only frames that isolate themselves, and that let others show them.
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Referrer-Policy", "no-referrer"),
    ])
}

/// The theme that the page's tag wants, if it wants one.
fn wanted_theme(url: &Url) -> Option<Theme> {
    let (_, wanted) = url.query_pairs().find(|(name, _)| name == "theme")?;
    [Theme::Auto, Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == wanted)
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

fn settings_element(site: &SiteId, settings: &Settings, theme: Theme, language: Language) -> String {
    let (profile, look) = (&settings.profile.value, &settings.look.value);
    let formality = Formality::of(look.formal);
    let settings = FrameSettings {
        site: site.clone(),
        name: profile.name.to_string(),
        accent: look.accent,
        ink: look.accent.ink().css().to_owned(),
        theme: theme.name().to_owned(),
        origins: profile.origins.clone(),
        language: language.tag().to_owned(),
        texts: texts(language, formality, settings),
        greetings: of_pages(language, &settings.greetings.value),
        later: later::name(language, formality),
    };
    // `<` cannot stand in a script element, where it might end it.
    let json = serde_json::to_string(&settings).unwrap_or_default().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"settings\">{json}</script>")
}

/// The frame's texts; the owner's own greeting in place of the chat's, and who answers first as it is.
fn texts(language: Language, formality: Formality, settings: &Settings) -> Vec<String> {
    let (own, bot) = (widget::of(language, formality), said::of(language, formality));
    let (ask, invitation) =
        if settings.bot.value.on { (bot.bot_ask, bot.bot_invitation) } else { (own.ask, own.invitation) };
    let greetings = &settings.greetings.value;
    let (greeting, invitation) = greetings.of(language.tag()).unwrap_or((own.greeting, invitation));
    let said = |text: &'static str| match text {
        _ if text == own.ask => ask,
        _ if text == own.greeting => greeting,
        _ if text == own.invitation => invitation,
        _ => text,
    };
    own.list().into_iter().map(|text| said(text).to_owned()).collect()
}

/// What stands in place of it on some pages.
fn of_pages(language: Language, greetings: &Greetings) -> Vec<FrameGreeting> {
    let of = |page: &protocol::PageGreeting| {
        let (greeting, invitation) = page.of(language.tag())?;
        let (greeting, invitation) = (greeting.to_owned(), invitation.to_owned());
        Some(FrameGreeting { path: page.path.expression(), greeting, invitation })
    };
    greetings.pages.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use protocol::{Bot, Profile, Versioned};

    use super::*;

    #[test]
    fn a_visitor_gets_the_texts_of_the_language_that_the_loader_asks_for() {
        let check = |query: &str, expected| {
            let url = format!("https://chat.example.com/frame/main{query}").parse().unwrap();
            assert_eq!(wanted_language(&url), expected, "{query}");
        };
        check("?lang=nl", Language::Nl);
        check("?theme=dark&lang=nl-BE", Language::Nl);
        check("?lang=de-AT", Language::De);
        check("?lang=fr", Language::Fr);
        for other in ["", "?", "?lang", "?lang=", "?lang=xx", "?lang=%ff", "?LANG=nl"] {
            check(other, Language::En);
        }
    }

    #[test]
    fn the_owners_greeting_stands_in_place_of_the_chats_own() {
        let greetings = Greetings {
            texts: [("nl".parse().unwrap(), "Dag!\nZoek je een maat?".to_owned())].into(),
            ..Greetings::default()
        };
        let (own, english) =
            (widget::of(Language::Nl, Formality::Informal), widget::of(Language::En, Formality::Informal));
        let settings = |greetings: &Greetings, on| Settings {
            greetings: Versioned { version: 1, value: greetings.clone() },
            bot: Versioned { version: 1, value: Bot { on, ..Bot::default() } },
            ..Settings::of(Profile { name: "Hem & Haw".try_into().unwrap(), origins: Vec::new(), query: Vec::new() })
        };
        let said = texts(Language::Nl, Formality::Informal, &settings(&greetings, false));
        assert_eq!(said.len(), own.list().len());
        assert!(said.contains(&"Dag!".to_owned()) && said.contains(&"Zoek je een maat?".to_owned()));
        assert!(!said.contains(&own.greeting.to_owned()) && !said.contains(&own.invitation.to_owned()));
        assert_eq!(texts(Language::En, Formality::Informal, &settings(&greetings, false)), english.list());
        // With a bot nobody is promised that a person answers first.
        let with_bot = texts(Language::Nl, Formality::Informal, &settings(&Greetings::default(), true));
        assert!(!with_bot.contains(&own.ask.to_owned()) && !with_bot.contains(&own.invitation.to_owned()));
    }

    #[test]
    fn a_tag_may_want_another_theme_than_the_owner() {
        let check = |query: &str, expected| {
            let url = format!("https://chat.example.com/frame/main{query}").parse().unwrap();
            assert_eq!(wanted_theme(&url), expected, "{query}");
        };
        check("?lang=nl&theme=dark", Some(Theme::Dark));
        check("?theme=auto", Some(Theme::Auto));
        for none in ["", "?lang=nl&theme=undefined", "?theme=", "?theme=DARK"] {
            check(none, None);
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
