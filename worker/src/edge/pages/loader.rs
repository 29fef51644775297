//! The script that websites include, with the site's settings in it.

use protocol::{Icon, Look, Settings, Side, SiteId};
use serde_json::{Value, json};
use words::{Language, launcher};
use worker::{Env, Request};

use super::super::{Answered, remembered, unavailable};
use super::{file, headers, respond};

/// Between the launcher and the panel, and between the panel and the window's top, in pixels.
const GAPS: [u16; 2] = [12, 16];

/// The loader. Kept for a minute, then shown stale while it is fetched again.
pub(super) async fn answer(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let settings = remembered::settings(request, env, site).await?;
    let url = request.url().map_err(unavailable("reading an address"))?;
    let chat = url.origin().ascii_serialization();
    // What few sites use, the others do not pay for.
    let name = if settings.look.value.launcher.is_special() { "loader-full.js" } else { "loader.js" };
    let script = filled(&file::text(env, name).await?, &values(site, &chat, &settings));
    let headers = headers(&[
        ("Content-Type", "text/javascript; charset=utf-8"),
        ("Cache-Control", "public, max-age=60, stale-while-revalidate=86400"),
        // Any page may load it: as a module, with `crossorigin`, also one that isolates itself. It is the same for all.
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ])?;
    respond(&script, headers)
}

/// What stands in the script for each name, as `widget/loader/loader.js` lists them. The chat's own origin is among
/// them: the page's scripts could make the loader believe in another.
fn values(site: &SiteId, chat: &str, settings: &Settings) -> Vec<(&'static str, String)> {
    let look = &settings.look.value;
    let edge = match look.side {
        Side::Right => "right",
        Side::Left => "left",
    };
    let (height, from_bottom) = (look.launcher.size.pixels(), look.from_bottom.pixels());
    let [above, below_top] = GAPS;
    let texts = by_language(|language| {
        let texts = launcher::of(language);
        Some(json!([texts.open, format!("{} {}", texts.unreachable, texts.again)]))
    });
    let patterns: Vec<_> = look.launcher.hidden.iter().map(protocol::PathPattern::expression).collect();
    vec![
        ("__SITE__", site.to_string()),
        ("__CHAT__", within_quotes(chat)),
        ("__ORIGINS__", json!(settings.profile.value.origins).to_string()),
        ("__TEXTS__", texts),
        ("__LANG__", json!(Language::spoken(&look.language.to_string()).map_or("", Language::tag)).to_string()),
        ("__SIDE__", edge.to_owned()),
        ("__X__", look.from_side.pixels().to_string()),
        ("__Y__", from_bottom.to_string()),
        ("__ACCENT__", look.accent.to_string()),
        ("__INK__", look.accent.ink().css().to_owned()),
        ("__ICON__", icon(look.launcher.icon).to_owned()),
        ("__SIZE__", height.to_string()),
        ("__ABOVE__", (height + above).to_string()),
        ("__ROOM__", (from_bottom + height + above + below_top).to_string()),
        ("__LABELS__", by_language(|language| label(look, language).map(Value::from))),
        ("__HIDDEN__", json!(patterns).to_string()),
        ("__LOAD__", json!(look.launcher.load.name()).to_string()),
    ]
}

/// Every name in the script replaced by its value, in which names are not looked for.
fn filled(script: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(2 * script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once("__") {
        filled.push_str(before);
        let name = after.split_once("__").map_or("", |(name, _)| name);
        let known = values.iter().find(|(known, _)| known.trim_matches('_') == name);
        if let Some((_, value)) = known {
            filled.push_str(value);
            rest = after.get(name.len() + "__".len()..).unwrap_or_default();
        } else {
            filled.push_str("__");
            rest = after;
        }
    }
    filled + rest
}

/// A text as it stands within the quotes of a script.
fn within_quotes(text: &str) -> String {
    let quoted = json!(text).to_string();
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default().to_owned()
}

/// Something of each language that has it, as JSON.
fn by_language(of: impl Fn(Language) -> Option<Value>) -> String {
    let all = Language::ALL.into_iter().filter_map(|language| Some((language.tag().to_owned(), of(language)?)));
    Value::Object(all.collect()).to_string()
}

/// What stands beside the icon in a language.
fn label(look: &Look, language: Language) -> Option<&str> {
    let of = |chosen: protocol::Language| look.launcher.labels.get(&chosen).map(protocol::Label::as_str);
    language.tag().parse().ok().and_then(of).or_else(|| of(protocol::Language::Auto))
}

/// The icon as declarations of its pseudo-element. The bubble is a border, which forced colours keep, and the others are
/// text.
const fn icon(icon: Icon) -> &'static str {
    match icon {
        Icon::Bubble => "content:\"\";padding:0 4px;border-radius:13px 13px 13px 0;border:11px solid",
        Icon::Question => "content:\"?\";font:700 30px system-ui",
        Icon::Envelope => "content:\"✉\";font:30px system-ui",
        Icon::Hand => "content:\"👋\";font:26px system-ui",
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Launcher, Name, Profile, Versioned};

    use super::*;

    fn settings(look: Look) -> Settings {
        let name = Name::try_from("Hem & Haw").unwrap();
        let profile = Profile { name, origins: vec!["https://shop.example".parse().unwrap()], query: Vec::new() };
        Settings { look: Versioned { version: 0, value: look }, ..Settings::of(profile) }
    }

    fn of(look: Look, name: &str) -> String {
        let values = values(&"main".parse().unwrap(), "https://chat.example.com", &settings(look));
        filled(name, &values)
    }

    #[test]
    fn the_loader_knows_where_the_chat_lives_and_the_languages_that_it_may_need() {
        for language in Language::ALL {
            let look = || Look { language: language.tag().parse().unwrap(), ..Look::default() };
            assert_eq!(of(look(), "__LANG__"), json!(language.tag()).to_string());
            let texts: serde_json::Map<String, Value> = serde_json::from_str(&of(look(), "__TEXTS__")).unwrap();
            // A tag may ask for another than the owner.
            assert_eq!(texts.len(), Language::ALL.len());
            assert!(texts.values().all(|texts| texts.as_array().unwrap().len() == 2));
        }
        assert_eq!(of(Look { language: "xx".parse().unwrap(), ..Look::default() }, "__LANG__"), "\"\"");
        let written = of(Look::default(), "key=\"edgewise:__SITE__\",__ORIGINS__,`__CHAT__/__proto__/`");
        assert_eq!(written, "key=\"edgewise:main\",[\"https://shop.example\"],`https://chat.example.com/__proto__/`");
        assert_eq!(within_quotes("http://a\\b\""), "http://a\\\\b\\\"");
    }

    #[test]
    fn the_panel_stands_above_the_launcher_whatever_its_size() {
        let look = |size| Look {
            from_bottom: 96.try_into().unwrap(),
            launcher: Launcher { size, ..Launcher::default() },
            ..Look::default()
        };
        for (size, expected) in [
            (protocol::Size::Small, "20 96 48 60 172"),
            (protocol::Size::Normal, "20 96 56 68 180"),
            (protocol::Size::Large, "20 96 64 76 188"),
        ] {
            assert_eq!(of(look(size), "__X__ __Y__ __SIZE__ __ABOVE__ __ROOM__"), expected);
        }
    }

    #[test]
    fn what_an_owner_writes_stays_a_text() {
        let label = |text: &str| text.to_owned().try_into().unwrap();
        let launcher = Launcher {
            labels: [
                (protocol::Language::Auto, label("\"-alert(1)-\"")),
                ("nl".parse().unwrap(), label("__ACCENT__ `${1}`")),
            ]
            .into(),
            hidden: vec!["/checkout/*".to_owned().try_into().unwrap()],
            ..Launcher::default()
        };
        let look = || Look { launcher: launcher.clone(), ..Look::default() };
        let labels: serde_json::Map<String, Value> = serde_json::from_str(&of(look(), "__LABELS__")).unwrap();
        assert_eq!((&labels["en"], &labels["nl"]), (&json!("\"-alert(1)-\""), &json!("__ACCENT__ `${1}`")));
        assert_eq!(of(look(), "__HIDDEN__"), "[\"^/checkout/.*$\"]");
    }
}
