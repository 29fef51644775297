//! JSON as a tree, read and written in the fewest bytes. Says whether it worked, never why.

mod reader;

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
        reader::read(text)
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

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
