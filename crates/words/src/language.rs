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
}

#[cfg(test)]
mod tests {
    use super::*;

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
