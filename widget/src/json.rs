//! JSON as a tree, read and written in the fewest bytes. Says whether it worked, never why.

/// How deep lists and maps may lie in one another; the protocol needs 7.
const DEEPEST: u8 = 32;

/// A value. What the protocol does not have (fractions, negative numbers, `false`) is read as [`Json::Nothing`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    Nothing,
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

static NOTHING: Json = Json::Nothing;

impl Json {
    /// Reads one value, which is the whole text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEEPEST)?;
        reader.peek().is_none().then_some(value)
    }

    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(crate) fn map(entries: Vec<(&str, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// `{"name": value}`, as enums are written.
    pub(crate) fn tagged(name: &str, value: Self) -> Self {
        Self::map(vec![(name, value)])
    }

    /// The entry `name` of a map; else nothing.
    pub(crate) fn get(&self, name: &str) -> &Self {
        match self {
            Self::Map(entries) => entries.iter().find(|entry| entry.0 == name).map_or(&NOTHING, |entry| &entry.1),
            _ => &NOTHING,
        }
    }

    /// The name and content of a value of an enum: `"name"` or `{"name": content}`.
    pub(crate) fn tag(&self) -> Option<(&str, &Self)> {
        match self {
            Self::Text(name) => Some((name, &NOTHING)),
            Self::Map(entries) => entries.first().map(|(name, content)| (name.as_str(), content)),
            _ => None,
        }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(crate) fn as_u32(&self) -> Option<u32> {
        u32::try_from(self.as_u64()?).ok()
    }

    pub(crate) fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// As text.
    pub(crate) fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, to: &mut String) {
        match self {
            Self::Nothing => to.push_str("null"),
            Self::Number(number) => to.push_str(&number.to_string()),
            Self::Text(text) => write_text(text, to),
            Self::List(list) => {
                let mut before = '[';
                for value in list {
                    to.push(before);
                    value.write(to);
                    before = ',';
                }
                to.push_str(if before == '[' { "[]" } else { "]" });
            }
            Self::Map(entries) => {
                let mut before = '{';
                for (name, value) in entries {
                    to.push(before);
                    write_text(name, to);
                    to.push(':');
                    value.write(to);
                    before = ',';
                }
                to.push_str(if before == '{' { "{}" } else { "}" });
            }
        }
    }
}

fn write_text(text: &str, to: &mut String) {
    to.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => to.extend(['\\', letter]),
            '\n' => to.push_str("\\n"),
            // A message may hold tabs; an address or a title of a page anything.
            '\0'..='\x1f' => {
                let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                to.extend(['\\', 'u', '0', '0', digit(letter as u32 >> 4), digit(letter as u32 & 15)]);
            }
            _ => to.push(letter),
        }
    }
    to.push('"');
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

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
