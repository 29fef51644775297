//! The script that websites include, with the site's settings in it.

use protocol::{Settings, Side, SiteId};
use serde_json::json;
use words::{Language, launcher};
use worker::{Env, Request};

use super::super::{Answered, remembered, unavailable};
use super::{file, headers, respond};

/// Where the script leaves room for the settings.
const SETTINGS: &str = "__SETTINGS__";

/// The loader. Kept for a minute, then shown stale while it is fetched again.
pub(super) async fn answer(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let settings = remembered::settings(request, env, site).await?;
    let url = request.url().map_err(unavailable("reading an address"))?;
    let chat = url.origin().ascii_serialization();
    let script = file::text(env, "loader.js").await?.replacen(SETTINGS, &rendered(site, &chat, &settings), 1);
    let headers = headers(&[
        ("Content-Type", "text/javascript; charset=utf-8"),
        ("Cache-Control", "public, max-age=60, stale-while-revalidate=86400"),
        // Any page may load it: as a module, with `crossorigin`, also one that isolates itself. It is the same for all.
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ])?;
    respond(&script, headers)
}

/// In the order that `widget/loader/loader.js` takes them. The chat's own origin is among them: the page's scripts could
/// make the loader believe in another.
fn rendered(site: &SiteId, chat: &str, settings: &Settings) -> String {
    let look = &settings.look.value;
    let side_name = match look.side {
        Side::Right => "right",
        Side::Left => "left",
    };
    // Nothing where the owner chose none, or one of a later release.
    let fixed = Language::spoken(&look.language.to_string());
    let languages = fixed.map_or_else(|| Language::ALL.to_vec(), |language| vec![language]);
    let texts = |language: Language| (language.tag().to_owned(), json!(launcher::of(language).list()));
    let texts: serde_json::Map<_, _> = languages.into_iter().map(texts).collect();
    let (accent, ink) = (look.accent.to_string(), look.accent.ink().css());
    let fixed = fixed.map_or("", Language::tag);
    let (x, y) = (look.from_side, look.from_bottom);
    json!([site, chat, settings.profile.value.origins, accent, ink, side_name, x, y, fixed, texts]).to_string()
}

#[cfg(test)]
mod tests {
    use protocol::{Look, Name, Profile, Versioned};
    use serde_json::Value;

    use super::*;

    fn check(language: protocol::Language, expected: &str, languages: &[&str]) {
        let name = Name::try_from("Hem & Haw").unwrap();
        let profile = Profile { name, origins: vec!["https://shop.example".parse().unwrap()], query: Vec::new() };
        let look = Look { language, from_bottom: 96.try_into().unwrap(), ..Look::default() };
        let settings = Settings {
            profile: Versioned { version: 1, value: profile },
            look: Versioned { version: 0, value: look },
            scale: Versioned::default(),
        };
        let rendered = rendered(&"main".parse().unwrap(), "https://chat.example.com", &settings);
        let list: Vec<Value> = serde_json::from_str(&rendered).unwrap();
        assert_eq!(list[0], "main");
        assert_eq!(list[1], "https://chat.example.com");
        assert_eq!(list[2], json!(["https://shop.example"]));
        assert_eq!((&list[6], &list[7]), (&json!(20), &json!(96)));
        assert_eq!(list[8], expected);
        let texts = list[9].as_object().unwrap();
        assert_eq!(texts.keys().collect::<Vec<_>>(), languages);
        assert!(texts.values().all(|texts| texts.as_array().unwrap().len() == 5));
        assert_eq!(list.len(), 10);
    }

    #[test]
    fn the_loader_knows_where_the_chat_lives_and_the_languages_that_it_may_need() {
        let mut all = Language::ALL.map(Language::tag);
        all.sort_unstable();
        check(protocol::Language::Auto, "", &all);
        for language in Language::ALL {
            check(language.tag().parse().unwrap(), language.tag(), &[language.tag()]);
        }
        check("xx".parse().unwrap(), "", &all);
    }
}
