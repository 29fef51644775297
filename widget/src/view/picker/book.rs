//! All emoji, and those that a person searches for.

use crate::wire::json::Json;

/// Emoji that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) label: String,
    pub(super) emoji: Vec<Emoji>,
}

/// An emoji, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Emoji {
    pub(super) sign: String,
    pub(super) name: String,
    /// Its name and other words for it, as searches compare them.
    words: String,
}

/// The groups as the build packs them: lists of a label and of `sign;name;word;word`.
pub(super) fn read(json: &impl Json) -> Vec<Group> {
    json.list().unwrap_or_default().iter().filter_map(group).collect()
}

fn group(json: &impl Json) -> Option<Group> {
    let texts = json.list()?;
    let (label, emoji) = texts.split_first()?;
    let emoji = emoji.iter().filter_map(|text| self::emoji(&text.text()?)).collect();
    Some(Group { label: label.text()?, emoji })
}

fn emoji(text: &str) -> Option<Emoji> {
    let (sign, words) = text.split_once(';')?;
    let name = words.split(';').next()?;
    Some(Emoji { sign: sign.to_owned(), name: name.to_owned(), words: plain(words) })
}

/// The groups with what each word of `query` is found in; all of them for no word.
pub(super) fn search(groups: &[Group], query: &str) -> Vec<Group> {
    let query = plain(query);
    let found = |emoji: &&Emoji| query.split_whitespace().all(|word| emoji.words.contains(word));
    select(groups, |group| group.emoji.iter().filter(found).cloned().collect())
}

/// In lower case and without accents, which people leave out in a hurry. `to_lowercase` would be 8 KB.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        letter => letter.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}

/// The emoji of these signs, in this order; a sign that is not known is left out.
pub(super) fn of_signs<'a>(groups: &[Group], signs: impl Iterator<Item = &'a str>) -> Vec<Emoji> {
    let all = || groups.iter().flat_map(|group| &group.emoji);
    signs.filter_map(|sign| all().find(|emoji| emoji.sign == sign).cloned()).collect()
}

fn select(groups: &[Group], of: impl Fn(&Group) -> Vec<Emoji>) -> Vec<Group> {
    let some = groups.iter().map(|group| Group { label: group.label.clone(), emoji: of(group) });
    some.filter(|group| !group.emoji.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn book() -> Vec<Group> {
        read(&json!([
            ["smileys", "😀;lachend gezicht;blij;vrolijk", "😢;huilend gezicht;verdrietig"],
            ["natuur", "🐱;kat;poes", "🌹;roos;bloem;liefde"],
            "of a later release",
            [],
        ]))
    }

    fn check(query: &str, expected: &[&str]) {
        let found = search(&book(), query);
        let signs: Vec<_> = found.iter().flat_map(|group| &group.emoji).map(|emoji| emoji.sign.as_str()).collect();
        assert_eq!(signs, expected, "{query}");
        assert!(found.iter().all(|group| !group.emoji.is_empty()));
    }

    #[test]
    fn an_emoji_is_found_by_any_of_its_words_and_parts_of_them() {
        check("", &["😀", "😢", "🐱", "🌹"]);
        check("  ", &["😀", "😢", "🐱", "🌹"]);
        check("poes", &["🐱"]);
        check("lie", &["🌹"]);
        check("gezicht", &["😀", "😢"]);
        check("gezicht blij", &["😀"]);
        check("blij kat", &[]);
        check("Gezicht BLIJ", &["😀"]);
    }

    #[test]
    fn capitals_and_accents_make_no_difference() {
        let book = read(&json!([["Essen", "☕;Heißgetränk;café", "🎄;Weihnachtsbaum;Fête"]]));
        for (query, sign) in
            [("heiß", "☕"), ("GETRÄNK", "☕"), ("getrank", "☕"), ("cafe", "☕"), ("fête", "🎄"), ("baum", "🎄")]
        {
            let found = search(&book, query);
            assert_eq!(
                found.iter().flat_map(|group| &group.emoji).map(|emoji| &*emoji.sign).collect::<Vec<_>>(),
                [sign]
            );
        }
        assert_eq!(book[0].emoji[0].name, "Heißgetränk");
    }

    #[test]
    fn a_name_is_the_first_word_and_groups_keep_theirs() {
        let groups = book();
        assert_eq!(groups.iter().map(|group| group.label.as_str()).collect::<Vec<_>>(), ["smileys", "natuur"]);
        assert_eq!(groups[0].emoji[0].name, "lachend gezicht");
        assert_eq!(read(&json!({})), []);
    }

    #[test]
    fn signs_keep_their_order() {
        let emoji = of_signs(&book(), ["🌹", "?", "😀"].into_iter());
        assert_eq!(emoji.iter().map(|emoji| emoji.name.as_str()).collect::<Vec<_>>(), ["roos", "lachend gezicht"]);
    }
}
