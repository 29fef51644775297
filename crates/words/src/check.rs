//! What holds for the texts of every part.

use crate::Language;

/// Proves a part's texts, by name, the same texts in each language: none is empty, all want the same values, and each
/// follows its language's typography. The form for one may say its number itself, but for French, where it is the form
/// for none, too.
pub(crate) fn check(languages: &[(Language, Vec<(String, &'static str)>)]) {
    let [(_, first), ..] = languages else { panic!("no language") };
    for (language, texts) in languages {
        let plain = |name: &str| name.strip_suffix(".one").is_none() || *language == Language::Fr;
        for ((name, text), (_, here)) in first.iter().zip(texts) {
            assert!(!here.trim().is_empty(), "{name} is empty");
            let wanted = if plain(name) { name.replace(".one", ".other") } else { name.clone() };
            let text = first.iter().find(|(other, _)| *other == wanted).map_or(*text, |(_, text)| *text);
            assert_eq!(values(text, plain(name)), values(here, plain(name)), "{name}: {text} {here}");
            typography(*language, name, here);
        }
    }
}

/// The names of the values that a text wants; of those that count only if they must be there.
fn values(text: &'static str, counts: bool) -> Vec<&'static str> {
    let mut values: Vec<_> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a closed bracket").0).collect();
    values.retain(|value| *value != "count" || counts);
    values.sort_unstable();
    values.dedup();
    values
}

/// Quotes and spaces are those of the language.
fn typography(language: Language, name: &str, text: &str) {
    assert!(!text.contains('"'), "{name} has a typewriter's quotes: {text}");
    if language == Language::De {
        assert!(!text.contains(['‘', '”']), "{name} has quotes that are not „German“: {text}");
    }
    if language == Language::Fr {
        assert!(!text.contains(['“', '”', '\'']), "{name} has quotes that are not « French »: {text}");
        let marks = text.char_indices().filter(|(_, letter)| matches!(letter, '?' | '!' | ';' | ':' | '»'));
        for (at, mark) in marks {
            let is_address = mark == ':' && text[at..].starts_with("://");
            assert!(is_address || text[..at].ends_with('\u{202f}'), "{name}: no narrow space before {mark}: {text}");
        }
        for after in text.split('«').skip(1) {
            assert!(after.starts_with('\u{202f}'), "{name}: no narrow space after «: {text}");
        }
    }
}
