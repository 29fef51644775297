//! Which smileys and names stand for an emoji, and where. Ignores when a person has typed one.

/// Smileys with their emoji, in turns. A nose may stand behind the eyes. Left out is what also ends a list (`8)`, `b)`),
/// and what is a word as well (`xD`).
const SMILEYS: &str = ":) 🙂 :D 😄 ;) 😉 :( 🙁 :P 😛 :p 😛 ;P 😜 ;p 😜 :o 😮 :O 😮 :| 😐 :/ 😕 :\\ 😕 :* 😘 :'( 😢 :’( 😢 \
                       :') 😂 :’) 😂 >:( 😠 >:) 😈 O:) 😇 <3 ❤️ </3 💔 B-) 😎";

/// The place in bytes where the smiley at the end of `text` begins, and its emoji.
pub(super) fn smiley(text: &str) -> Option<(usize, &'static str)> {
    let word = text.rsplit(char::is_whitespace).next()?;
    let sign = sign(word)?;
    let from = text.len() - word.len();
    (!is_code(&text[..from])).then_some((from, sign))
}

/// Which of the emoji that a smiley stands for it is: those are what people mean first. Large for another.
pub(super) fn rank(sign: &str) -> usize {
    SMILEYS.split(' ').position(|of| of == sign).unwrap_or(usize::MAX)
}

/// The place in bytes where the `:name:` at the end of `text` begins, and the name.
pub(super) fn name(text: &str) -> Option<(usize, &str)> {
    open_name(text.strip_suffix(':')?)
}

/// The same for a name whose second colon is still to come.
pub(super) fn open_name(text: &str) -> Option<(usize, &str)> {
    let (before, name) = text.rsplit_once(':')?;
    // Not `is_alphanumeric`, whose tables are 2 KB.
    let may_hold = |letter: char| match letter {
        '_' | '-' | '+' | '\'' => true,
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        _ => !letter.is_whitespace() && !is_picture(letter),
    };
    let stands_alone = before.chars().next_back().is_none_or(|last| last.is_whitespace() || is_picture(last));
    let fits = !name.is_empty() && name.chars().all(may_hold) && stands_alone && !is_code(before);
    fits.then_some((before.len(), name))
}

fn sign(word: &str) -> Option<&'static str> {
    let of = |word: &str| {
        let mut turns = SMILEYS.split(' ');
        while let (Some(smiley), Some(sign)) = (turns.next(), turns.next()) {
            if smiley == word {
                return Some(sign);
            }
        }
        None
    };
    of(word).or_else(|| {
        let (eyes, mouth) = word.split_once('-')?;
        // The nose of a smiley with tears stands before or behind them.
        of(&[eyes, mouth].concat()).filter(|_| eyes.ends_with([':', ';', '\'', '’']))
    })
}

/// Whether what comes next stands between backquotes, as code does.
fn is_code(before: &str) -> bool {
    before.bytes().filter(|byte| *byte == b'`').count() % 2 == 1
}

/// Whether an emoji ends in this. Source: as for large emoji, Unicode's blocks of pictures.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = smiley(text).map(|(from, sign)| (&text[..from], sign));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_smiley_that_stands_alone_is_one() {
        for (text, sign) in [
            (":)", "🙂"),
            (":-)", "🙂"),
            (";-)", "😉"),
            (":-D", "😄"),
            (":(", "🙁"),
            (":-P", "😛"),
            (":o", "😮"),
            (":|", "😐"),
            (":'(", "😢"),
            (":'-(", "😢"),
            (":-'(", "😢"),
            (":’(", "😢"),
            ("<3", "❤️"),
            ("</3", "💔"),
            ("B-)", "😎"),
            (">:-(", "😠"),
        ] {
            check(text, Some(("", sign)));
            check(&format!("Thanks {text}"), Some(("Thanks ", sign)));
            check(&format!("Thanks.\n{text}"), Some(("Thanks.\n", sign)));
            check(&format!("`code` {text}"), Some(("`code` ", sign)));
        }
        check("👍 :)", Some(("👍 ", "🙂")));
        check("שלום :)", Some(("שלום ", "🙂")));
    }

    #[test]
    fn nothing_else_is_one() {
        for text in [
            "",
            " ",
            ":",
            ")",
            "Thanks:)",
            "(see below:)",
            "http://",
            "https:/",
            "10:30",
            "a):",
            "8)",
            "b)",
            "B)",
            "1:)",
            "::)",
            ":))",
            ":)) ",
            ":) ",
            "C:\\",
            "x<3",
            "<30",
            "<-3",
            "x-D",
            ":d",
            "xD",
            ":--)",
            "-:)",
            "`f( :)",
            "```\nx :)",
            "`a` `b :)",
            "Note :",
            ":o)",
            "mailto:o",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_name_stands_between_colons_and_alone() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(name(text).map(|(_, name)| name), expected, "{text}");
        check(":heart:", Some("heart"));
        check("So :+1:", Some("+1"));
        check("Mooi\n:rood_hart:", Some("rood_hart"));
        check(":Weihnachtsbaum:", Some("Weihnachtsbaum"));
        check("❤️:heart:", Some("heart"));
        check("🎉:tada:", Some("tada"));
        for text in
            ["::", ":", "heart:", "a:heart:", "10:30:", ":two words:", ":heart", "`:heart:", "std::vec:", "):x:"]
        {
            check(text, None);
        }
        assert_eq!(open_name("Hi :he"), Some((3, "he")));
        assert_eq!(open_name("Hi : he"), None);
    }
}
