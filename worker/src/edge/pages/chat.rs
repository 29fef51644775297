//! The chat on a page of its own, for links in mails, codes to scan and apps. `widget/chat` says what it does there.

use protocol::{Accent, Refusal, Refused, Settings, SiteId, Theme};
use serde_json::{Value, json};
use words::{Language, fill, launcher, page};
use worker::{Env, Request, Url};

use super::super::{Answered, guard, remembered, unavailable};
use super::{PERMISSIONS, file, headers, respond};

/// What the page may do: its own script and style, one frame of its own, nothing inline, in no frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the page says of one site.
struct Page {
    title: String,
    accent: Accent,
    theme: &'static str,
    /// In place of the chat, where there is none.
    sentence: &'static str,
    /// What the script takes; `null` where there is no chat.
    settings: Value,
}

/// The page. A site that nobody has set up has one, too: a person followed a link, and reads what is wrong with it.
pub(super) async fn answer(request: &Request, env: &Env, site: &SiteId) -> Answered {
    let url = request.url().map_err(unavailable("reading an address"))?;
    let accepted = guard::header(request, "Accept-Language").unwrap_or_default();
    let (status, language, page) = match remembered::settings(request, env, site).await {
        Ok(settings) => {
            let language = wanted(&url, settings.look.value.language, &accepted);
            (200, language, Page::of(site, &settings, language))
        }
        Err(Refused { code: Refusal::NoSuchSite, .. }) => {
            let language = wanted(&url, protocol::Language::Auto, &accepted);
            (404, language, Page::of_nobody(language))
        }
        Err(refused) => return Err(refused),
    };
    let headers = headers(&[
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", POLICY),
        ("Cache-Control", "no-cache"),
        ("Vary", "Accept-Language"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "DENY"),
    ])?;
    let html = page.filled(&file::text(env, "chat.html").await?, language);
    Ok(respond(&html, headers)?.with_status(status))
}

/// The language that the link names, else the one that the owner chose for all visitors, else the browser's.
fn wanted(url: &Url, chosen: protocol::Language, accepted: &str) -> Language {
    if let Some((_, tag)) = url.query_pairs().find(|(name, tag)| name == "lang" && !tag.is_empty()) {
        return Language::of(&tag);
    }
    let chosen = chosen.to_string();
    let fixed = Language::ALL.into_iter().find(|language| chosen == language.tag());
    fixed.unwrap_or_else(|| Language::accepted(accepted))
}

impl Page {
    fn of(site: &SiteId, settings: &Settings, language: Language) -> Self {
        let (profile, look) = (&settings.profile.value, &settings.look.value);
        let (texts, launcher) = (page::of(language), launcher::of(language));
        let settings = json!({
            "site": site,
            "frame": format!("/frame/{site}?lang={}", language.tag()),
            "label": launcher.open,
            "accent": look.accent,
            "ink": look.accent.ink().css(),
            "texts": {
                "open": launcher.open,
                "unreachable": launcher.unreachable,
                "again": launcher.again,
                "refused": texts.link_refused,
                "question": texts.link_question,
                "take": texts.link_take,
                "leave": texts.link_leave,
            },
        });
        let title = fill(texts.title, &[("site", &profile.name.to_string())]);
        Self { title, accent: look.accent, theme: look.theme.name(), sentence: "", settings }
    }

    fn of_nobody(language: Language) -> Self {
        let sentence = page::of(language).no_site;
        let theme = Theme::default().name();
        Self { title: sentence.to_owned(), accent: Accent::DEFAULT, theme, sentence, settings: Value::Null }
    }

    /// The template with all of it filled in. What people chose comes last: it is not looked at again.
    fn filled(&self, template: &str, language: Language) -> String {
        // `<` cannot stand in a script element, where it might end it.
        let settings = self.settings.to_string().replace('<', "\\u003c");
        let known = [
            ("__LANG__", language.tag()),
            ("__THEME__", self.theme),
            ("__ACCENT__", &self.accent.to_string()),
            ("__SENTENCE__", self.sentence),
        ];
        let filled = known.iter().fold(template.to_owned(), |page, (name, text)| page.replace(name, text));
        let (before, after) = filled.split_once("__TITLE__").unwrap_or((&filled, ""));
        let (between, after) = after.split_once("__SETTINGS__").unwrap_or((after, ""));
        [before, &escaped(&self.title), between, &settings, after].concat()
    }
}

/// Text that is no markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use protocol::{Name, Profile};

    use super::*;

    const TEMPLATE: &str =
        "__LANG__ __THEME__ __ACCENT__ <title>__TITLE__</title><script>__SETTINGS__</script>__SENTENCE__";

    fn settings(name: &str) -> Settings {
        let profile = Profile { name: Name::try_from(name).unwrap(), origins: Vec::new(), query: Vec::new() };
        Settings::of(profile)
    }

    #[test]
    fn the_link_says_which_language_then_the_owner_then_the_browser() {
        let check = |query: &str, chosen: &str, accepted, expected| {
            let url = format!("https://chat.example.com/chat/main{query}").parse().unwrap();
            assert_eq!(wanted(&url, chosen.parse().unwrap(), accepted), expected, "{query} {chosen} {accepted}");
        };
        check("?lang=nl", "en", "en", Language::Nl);
        check("?lang=xx", "nl", "nl", Language::En);
        check("?lang=", "nl", "en", Language::Nl);
        check("", "nl", "en", Language::Nl);
        check("", "xx", "nl", Language::Nl);
        check("", "auto", "nl-BE,en;q=0.5", Language::Nl);
        check("?theme=dark", "auto", "", Language::En);
    }

    #[test]
    fn what_an_owner_calls_the_site_is_no_markup_and_no_place_to_fill_in() {
        let name = "</script><b>\"__SETTINGS__ & __TITLE__";
        let page = Page::of(&"main".parse().unwrap(), &settings(name), Language::En).filled(TEMPLATE, Language::En);
        let expected = "<title>Chat with &lt;/script&gt;&lt;b&gt;&quot;__SETTINGS__ &amp; __TITLE__</title>";
        assert!(page.starts_with(&format!("en auto #1f6f5c {expected}<script>{{")), "{page}");
        assert_eq!(page.matches("</script>").count(), 1, "{page}");
    }

    #[test]
    fn where_there_is_no_site_a_person_reads_so() {
        let page = Page::of_nobody(Language::Nl).filled(TEMPLATE, Language::Nl);
        let sentence = page::of(Language::Nl).no_site;
        assert_eq!(page, format!("nl auto #1f6f5c <title>{sentence}</title><script>null</script>{sentence}"));
    }
}
