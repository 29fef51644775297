//! All emoji, those that a person searches for, and the one that a name stands for.

use super::smileys::rank;

/// All that the picker offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book(Vec<Group>);

/// Emoji that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the group is called.
    pub label: String,
    /// In the order in which they are offered.
    pub emoji: Vec<Emoji>,
}

/// An emoji, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emoji {
    /// What is written.
    pub sign: String,
    /// What it is called in the language of the book.
    pub name: String,
    /// Its name and other words for it, as searches compare them.
    words: String,
    /// What people write between colons for it in any language, with a space between.
    short: String,
}

impl Book {
    /// The groups as the build packs them: lists of a label and of `sign;name;word;word`, and behind a colon the short
    /// names. What is empty is left out, and an emoji that cannot be read.
    pub fn read(lists: impl IntoIterator<Item = Vec<String>>) -> Self {
        Self(lists.into_iter().filter_map(group).collect())
    }

    /// All of them.
    pub fn groups(&self) -> &[Group] {
        &self.0
    }

    /// The groups with what each word of `query` is found in; all of them for no word.
    pub fn search(&self, query: &str) -> Vec<Group> {
        let query = plain(query);
        let found = |emoji: &&Emoji| query.split_whitespace().all(|word| emoji.words.contains(word));
        let some = self.0.iter().map(|group| {
            let emoji = group.emoji.iter().filter(found).cloned().collect();
            Group { label: group.label.clone(), emoji }
        });
        some.filter(|group| !group.emoji.is_empty()).collect()
    }

    /// The emoji of these signs, in this order; a sign that is not known is left out.
    pub fn of_signs<'a>(&self, signs: impl Iterator<Item = &'a str>) -> Vec<Emoji> {
        signs.filter_map(|sign| self.all().find(|emoji| emoji.sign == sign).cloned()).collect()
    }

    /// The sign that `:name:` stands for: by a short name, by its whole name with `_` for a space, or by a word for it.
    /// Of several that a word is said of it is one whose name has it; of those one that a smiley stands for, or else the one
    /// with the shortest name.
    pub fn named(&self, name: &str) -> Option<&str> {
        let name = Some(plain(name)).filter(|name| !name.is_empty())?;
        let spaced = name.replace('_', " ");
        let is_whole = |emoji: &&Emoji| emoji.words.split(';').next() == Some(&spaced);
        let has_word = |emoji: &&Emoji| emoji.words.split([';', ' ']).any(|word| word == name);
        let is_in_name = |emoji: &Emoji| plain(&emoji.name).split(' ').any(|word| word == name);
        let rank = |emoji: &&Emoji| (!is_in_name(emoji), rank(&emoji.sign), emoji.name.split(' ').count());
        let short = self.all().find(|emoji| emoji.short.split(' ').any(|short| short == name));
        let found = short.or_else(|| self.all().find(is_whole));
        Some(&found.or_else(|| self.all().filter(has_word).min_by_key(rank))?.sign)
    }

    fn all(&self) -> impl Iterator<Item = &Emoji> {
        self.0.iter().flat_map(|group| &group.emoji)
    }
}

fn group(texts: Vec<String>) -> Option<Group> {
    let mut texts = texts.into_iter();
    Some(Group { label: texts.next()?, emoji: texts.filter_map(|text| emoji(&text)).collect() })
}

fn emoji(text: &str) -> Option<Emoji> {
    let (text, short) = text.split_once(':').unwrap_or((text, ""));
    let (sign, words) = text.split_once(';')?;
    let name = words.split(';').next()?;
    Some(Emoji { sign: sign.to_owned(), name: name.to_owned(), words: plain(words), short: short.to_owned() })
}

/// In lower case and without accents, which people leave out in a hurry. `to_lowercase` would be 8 KB.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        // The last two are written as two letters below.
        'È'..='Ë' | 'è'..='ë' | 'Œ' | 'œ' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        letter => letter.to_ascii_lowercase(),
    };
    // The one letter that people without a key for it write as two.
    let mut plain = String::new();
    for one in text.chars() {
        if let 'œ' | 'Œ' = one {
            plain.push('o');
        }
        plain.push(letter(one));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lists: &[&[&str]]) -> Book {
        Book::read(lists.iter().map(|texts| texts.iter().map(|&text| text.to_owned()).collect()))
    }

    fn book() -> Book {
        read(&[
            &["smileys", "😀;lachend gezicht;blij;vrolijk:grinning", "😢;huilend gezicht;verdrietig:cry"],
            &["harten", "💔;gebroken hart;hart", "❤️;rood hart;liefde;hart:heart", "💚;groen hart;hart:green_heart"],
            &["natuur", "🐱;kat;poes:cat", "🌹;roos;bloem;liefde:rose", "without a name"],
            &[],
        ])
    }

    fn check(query: &str, expected: &[&str]) {
        let found = book().search(query);
        let signs: Vec<_> = found.iter().flat_map(|group| &group.emoji).map(|emoji| emoji.sign.as_str()).collect();
        assert_eq!(signs, expected, "{query}");
        assert!(found.iter().all(|group| !group.emoji.is_empty()));
    }

    #[test]
    fn an_emoji_is_found_by_any_of_its_words_and_parts_of_them() {
        check("", &["😀", "😢", "💔", "❤️", "💚", "🐱", "🌹"]);
        check("  ", &["😀", "😢", "💔", "❤️", "💚", "🐱", "🌹"]);
        check("poes", &["🐱"]);
        check("lie", &["❤️", "🌹"]);
        check("gezicht", &["😀", "😢"]);
        check("gezicht blij", &["😀"]);
        check("blij kat", &[]);
        check("Gezicht BLIJ", &["😀"]);
    }

    #[test]
    fn capitals_and_accents_make_no_difference() {
        let book = read(&[&["Essen", "☕;Heißgetränk;café", "🎄;Weihnachtsbaum;Fête"]]);
        for (query, sign) in
            [("heiß", "☕"), ("GETRÄNK", "☕"), ("getrank", "☕"), ("cafe", "☕"), ("fête", "🎄"), ("baum", "🎄")]
        {
            let found = book.search(query);
            assert_eq!(
                found.iter().flat_map(|group| &group.emoji).map(|emoji| &*emoji.sign).collect::<Vec<_>>(),
                [sign]
            );
        }
        assert_eq!(book.groups()[0].emoji[0].name, "Heißgetränk");
        assert_eq!(book.named("Café"), Some("☕"));
        let french = read(&[&["cœurs", "❤️;cœur rouge;cœur;amour"]]);
        assert_eq!((french.named("coeur"), french.named("cœur")), (Some("❤️"), Some("❤️")));
    }

    #[test]
    fn a_name_is_the_first_word_and_groups_keep_theirs() {
        let book = book();
        let labels: Vec<_> = book.groups().iter().map(|group| group.label.as_str()).collect();
        assert_eq!(labels, ["smileys", "harten", "natuur"]);
        assert_eq!(book.groups()[0].emoji[0].name, "lachend gezicht");
        assert_eq!(Book::read([]), Book::default());
    }

    #[test]
    fn signs_keep_their_order() {
        let emoji = book().of_signs(["🌹", "?", "😀"].into_iter());
        assert_eq!(emoji.iter().map(|emoji| emoji.name.as_str()).collect::<Vec<_>>(), ["roos", "lachend gezicht"]);
    }

    #[test]
    fn between_colons_stands_a_short_name_a_whole_name_or_a_word() {
        for (name, sign) in [
            ("heart", Some("❤️")),
            ("cat", Some("🐱")),
            ("Cat", Some("🐱")),
            ("green_heart", Some("💚")),
            ("groen_hart", Some("💚")),
            ("huilend_gezicht", Some("😢")),
            ("poes", Some("🐱")),
            // Said of three; a smiley stands for one of them.
            ("hart", Some("❤️")),
            ("liefde", Some("❤️")),
            ("vrolijk", Some("😀")),
            // A part of a word is no name.
            ("vrol", None),
            ("lachend_", None),
            ("", None),
            ("30", None),
        ] {
            assert_eq!(book().named(name), sign, "{name}");
        }
    }
}
