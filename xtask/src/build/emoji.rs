//! The emoji that a picker offers, with their names and search words, a file for each language. Ignores the picker.
//!
//! Which ones, `emoji.txt` says, picked by hand: what people send, and what nearly every device can draw. The words are
//! those of Unicode's own translators (Unicode License), and the short names, which are English everywhere, those that
//! GitHub understands; both by way of the npm package `emojibase-data` (MIT License).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use words::Language;

use crate::machine::place::Place;

/// Groups whose name is not translated, or not well: language, key, name.
const BETTER_NAMES: [(&str, &str, &str); 6] = [
    ("nl", "people-body", "mensen & lichaam"),
    ("nl", "objects", "voorwerpen"),
    ("nl", "flags", "vlaggen"),
    ("fr", "smileys-emotion", "smileys et émotions"),
    ("fr", "people-body", "personnes et corps"),
    ("fr", "animals-nature", "animaux et nature"),
];

/// The language whose nouns have a capital letter; names of all others stand in lower case.
const CAPITALS: &str = "de";

/// Groups by their keys, with their emoji below them.
const PICKED: &str = include_str!("emoji.txt");

/// So many words besides the name. A fifth would be 0.7 KB more in each language.
const WORDS: usize = 4;

/// So long a word may be.
const LETTERS: RangeInclusive<usize> = 3..=12;

/// Whether the short names are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Short {
    Known,
    LeftOut,
}

/// The JSON of each language: an array of groups; of each group the name, then its emoji as `😀;name;word;…:short short`.
pub(crate) fn of_every_language(place: &Place, with: Short) -> Result<Vec<(&'static str, String)>> {
    let packed = |language| {
        let read = |file| -> Result<Value> {
            let file = place.at("node_modules/emojibase-data").join(language).join(file);
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok(serde_json::from_str(&text)?)
        };
        let source = Source {
            language,
            groups: group_names(language, &read("messages.json")?),
            emoji: read("compact.json")?,
            short: if with == Short::Known { read("../en/shortcodes/github.json")? } else { Value::Null },
        };
        Ok((language, pack(PICKED, &source).with_context(|| format!("emoji, {language}"))?))
    };
    Language::ALL.map(Language::tag).into_iter().map(packed).collect()
}

/// What is known in one language.
struct Source {
    language: &'static str,
    /// Names by key.
    groups: BTreeMap<String, String>,
    emoji: Value,
    /// Short names, one or a list, by the emoji's code points.
    short: Value,
}

fn group_names(language: &str, messages: &Value) -> BTreeMap<String, String> {
    let groups = messages["groups"].as_array().map(Vec::as_slice).unwrap_or_default();
    let given = groups.iter().filter_map(|group| Some((group["key"].as_str()?, group["message"].as_str()?)));
    let better = BETTER_NAMES.iter().filter(|(of, ..)| *of == language).map(|(_, key, name)| (*key, *name));
    given.chain(better).map(|(key, name)| (key.to_owned(), cased(language, name))).collect()
}

fn cased(language: &str, name: &str) -> String {
    if language == CAPITALS { name.to_owned() } else { name.to_lowercase() }
}

fn pack(picked: &str, source: &Source) -> Result<String> {
    let data = source.emoji.as_array().context("the emoji are no list")?;
    let known: BTreeMap<String, &Value> =
        data.iter().filter_map(|emoji| Some((plain(emoji["unicode"].as_str()?), emoji))).collect();
    let find = |emoji| known.get(&plain(emoji)).copied().with_context(|| format!("{emoji} is not known"));
    let mut often = BTreeMap::<String, usize>::new();
    for emoji in picked.lines().filter(|line| line.starts_with(' ')).flat_map(str::split_whitespace) {
        for tag in tags(find(emoji)?) {
            *often.entry(tag).or_default() += 1;
        }
    }
    let mut all = Vec::<Vec<String>>::new();
    let mut seen = BTreeSet::new();
    for line in picked.lines() {
        if !line.starts_with(' ') {
            all.push(vec![source.groups.get(line).with_context(|| format!("no group is called {line}"))?.clone()]);
            continue;
        }
        for emoji in line.split_whitespace() {
            ensure!(seen.insert(plain(emoji)), "{emoji} is there twice");
            let group = all.last_mut().context("an emoji before the first group")?;
            group.push(described(source, emoji, find(emoji)?, &often)?);
        }
    }
    Ok(serde_json::to_string(&all)?)
}

/// The emoji, its name, and the words that say something else; first those that are said of many. Then its short names.
fn described(source: &Source, emoji: &str, known: &Value, often: &BTreeMap<String, usize>) -> Result<String> {
    // Both signs part what is packed.
    let name = known["label"].as_str().context("an emoji without a name")?.replace([';', ':'], ",");
    let lower = name.to_lowercase();
    let mut tags = tags(known);
    tags.sort_by_key(|tag| std::cmp::Reverse(often.get(tag)));
    let mut words: Vec<String> = Vec::new();
    for tag in tags {
        let says_more = !lower.contains(&tag) && !words.iter().any(|word| word.contains(&tag));
        if words.len() < WORDS && says_more {
            words.push(tag);
        }
    }
    let packed = [vec![emoji.to_owned(), cased(source.language, &name)], words].concat().join(";");
    // The name itself is understood, too.
    let short = short_names(&source.short, known).into_iter().filter(|short| short.replace('_', " ") != lower);
    let short = short.collect::<Vec<_>>().join(" ");
    Ok(if short.is_empty() { packed } else { packed + ":" + &short })
}

fn short_names<'a>(short: &'a Value, known: &Value) -> Vec<&'a str> {
    let codes = known["hexcode"].as_str().unwrap_or_default().replace("-FE0F", "");
    match &short[codes] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect(),
    }
}

/// Single words, since a search is one; long ones cost more than they help.
fn tags(known: &Value) -> Vec<String> {
    let all = known["tags"].as_array().map(Vec::as_slice).unwrap_or_default();
    let words = all.iter().filter_map(Value::as_str).map(str::to_lowercase);
    words.filter(|word| LETTERS.contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)).collect()
}

/// Without the sign that asks for a picture, which is written here and not there.
fn plain(emoji: &str) -> String {
    emoji.replace('\u{fe0f}', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(language: &'static str, picked: &str) -> Result<String> {
        let groups = [("objects", "things"), ("flags", "flags")].map(|(key, name)| (key.to_owned(), name.to_owned()));
        let emoji = serde_json::json!([
            {
                "unicode": "\u{2764}", "hexcode": "2764-FE0F", "label": "Red heart",
                "tags": ["heart", "love", "red hot", "143"],
            },
            {
                "unicode": "🏁", "hexcode": "1F3C1", "label": "chequered flag",
                "tags": ["end", "race", "racing", "love"],
            },
        ]);
        let short = serde_json::json!({ "2764": "heart", "1F3C1": ["chequered_flag", "checkered_flag", "goal"] });
        pack(picked, &Source { language, groups: groups.into(), emoji, short })
    }

    #[test]
    fn words_that_say_nothing_more_are_left_out() {
        let packed = |language| packed(language, "objects\n  \u{2764}\u{fe0f}\nflags\n  🏁\n");
        let expected = "[[\"things\",\"\u{2764}\u{fe0f};red heart;love:heart\"],\
                        [\"flags\",\"🏁;chequered flag;love;end;race;racing:checkered_flag goal\"]]";
        assert_eq!(packed("en").ok().as_deref(), Some(expected));
        assert_eq!(packed("de").ok(), Some(expected.replace("red heart", "Red heart")));
    }

    #[test]
    fn an_emoji_stands_there_once() {
        assert!(packed("en", "objects\n  🏁 🏁\n").is_err_and(|error| error.to_string().contains("twice")));
        assert!(packed("en", "objects\n  🏠\n").is_err_and(|error| error.to_string().contains("not known")));
    }
}
