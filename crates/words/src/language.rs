//! The languages.

macro_rules! enumerate {
    ([$($file:ident $Language:ident $own_name:literal $($formal:ident)?,)+]) => {
        /// A language that the product speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Language {
            $(#[doc = $own_name] $Language,)+
        }

        impl Language {
            /// In the order in which they are offered.
            pub const ALL: [Self; [$(stringify!($file)),+].len()] = [$(Self::$Language),+];

            /// As BCP 47.
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$Language => stringify!($file),)+
                }
            }

            /// Its name for itself.
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$Language => $own_name,)+
                }
            }
        }
    };
}
languages! { enumerate }

impl Language {
    /// The language of a BCP 47 tag, such as `nl-BE`; English for what the product does not speak.
    pub fn of(tag: &str) -> Self {
        Self::spoken(tag).unwrap_or(Self::En)
    }

    /// The same; nothing for what the product does not speak.
    pub fn spoken(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The first language of a header `Accept-Language` that the product speaks, by its weights; English where it speaks
    /// none of them. Source: RFC 9110, 12.5.4.
    pub fn accepted(header: &str) -> Self {
        let entry = |entry: &str| {
            let mut parts = entry.split(';').map(str::trim);
            let spoken = Self::spoken(parts.next()?)?;
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |weight| weight.parse().ok());
            weight.filter(|weight: &f32| *weight > 0.0).map(|weight| (spoken, weight))
        };
        let mut best: Option<(Self, f32)> = None;
        for (spoken, weight) in header.split(',').filter_map(entry) {
            // Of two with the same weight the first counts.
            if best.is_none_or(|(_, known)| weight > known) {
                best = Some((spoken, weight));
            }
        }
        best.map_or(Self::En, |(spoken, _)| spoken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_a_browser_wants_most_is_found_in_its_header() {
        for (header, language) in [
            ("nl", Language::Nl),
            ("nl-BE,nl;q=0.9,en;q=0.8", Language::Nl),
            ("fy, en;q=0.5, nl;q=0.7", Language::Nl),
            ("en-GB,en;q=0.9,nl;q=0.8", Language::En),
            ("NL ; q=0.1", Language::Nl),
            ("nl;q=0, en;q=0.1", Language::En),
            ("nl;q=x", Language::En),
            ("fy", Language::En),
            ("*", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }

    #[test]
    fn the_language_is_read_from_a_browsers_tag() {
        for (tag, language) in [
            ("nl", Language::Nl),
            ("nl-BE", Language::Nl),
            ("NL_be", Language::Nl),
            ("de-AT", Language::De),
            ("fr-CA", Language::Fr),
            ("nlx", Language::En),
            ("fy", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
        assert_eq!(Language::spoken("auto"), None);
        for language in Language::ALL {
            assert_eq!(Language::spoken(language.tag()), Some(language));
        }
    }
}
