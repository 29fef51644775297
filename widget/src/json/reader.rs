//! From text to a tree.

use super::Json;

/// How deep lists and maps may lie in one another; the protocol needs 7.
const DEEPEST: u8 = 32;

/// Reads one value, which is the whole text.
pub(super) fn read(text: &str) -> Option<Json> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEEPEST)?;
    reader.peek().is_none().then_some(value)
}

struct Reader<'text> {
    text: &'text str,
    at: usize,
}

impl Reader<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space, not taken.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        let there = self.peek() == Some(wanted);
        self.at += usize::from(there);
        there.then_some(())
    }

    fn value(&mut self, depth: u8) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        match self.peek()? {
            b'{' => {
                let mut entries = Vec::new();
                self.elements(b'}', |reader| {
                    reader.peek();
                    let name = reader.string()?;
                    reader.take(b':')?;
                    entries.push((name, reader.value(depth)?));
                    Some(())
                })?;
                Some(Json::Map(entries))
            }
            b'[' => {
                let mut list = Vec::new();
                self.elements(b']', |reader| {
                    list.push(reader.value(depth)?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            b'"' => self.string().map(Json::Text),
            b't' => self.word("true").then_some(Json::Number(1)),
            b'f' => self.word("false").then_some(Json::Nothing),
            b'n' => self.word("null").then_some(Json::Nothing),
            b'-' | b'0'..=b'9' => Some(self.number()),
            _ => None,
        }
    }

    /// What stands between the byte here and `end`, parted by commas.
    fn elements(&mut self, end: u8, mut element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(end).is_some() {
            return Some(());
        }
        loop {
            element(self)?;
            if self.take(end).is_some() {
                return Some(());
            }
            self.take(b',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let letter = self.text.get(self.at..)?.chars().next()?;
            self.at += letter.len_utf8();
            match letter {
                '"' => return Some(string),
                '\\' => string.push(self.escaped()?),
                _ => string.push(letter),
            }
        }
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut unit = self.unit()?;
                if unit & 0xfc00 == 0xd800 {
                    // The other half of a pair must follow.
                    if !self.word("\\u") {
                        return None;
                    }
                    let low = self.unit().filter(|low| low & 0xfc00 == 0xdc00)?;
                    unit = 0x1_0000 + ((unit & 0x3ff) << 10 | low & 0x3ff);
                }
                char::from_u32(unit)?
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| {
            let digit = char::from(self.byte()?).to_digit(16)?;
            self.at += 1;
            Some(unit << 4 | digit)
        })
    }

    fn number(&mut self) -> Json {
        let mut number = Some(0_u64);
        while let Some(byte @ (b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')) = self.byte() {
            let digit = byte.wrapping_sub(b'0');
            number = number.filter(|_| digit <= 9).and_then(|number| number.checked_mul(10)?.checked_add(digit.into()));
            self.at += 1;
        }
        number.map_or(Json::Nothing, Json::Number)
    }

    fn word(&mut self, word: &str) -> bool {
        let there = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += word.len();
        there
    }
}
