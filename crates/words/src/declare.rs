//! How a part of the product declares its texts.

/// Every language: the name of its files, which is its tag, its variant and its name for itself; where it has a formal
/// way of address, the name of those files.
macro_rules! languages {
    ($then:ident $($given:tt)*) => {
        $then! { $($given)* [
            de De "Deutsch" de_formal,
            en En "English",
            fr Fr "Français" fr_formal,
            nl Nl "Nederlands" nl_formal,
        ] }
    };
}

/// Declares a part's texts, each once and by name, and reads the files of all languages. The order stays: what is
/// declared later is newer. A part that addresses people ends in `formally`, and has the formal files, too.
macro_rules! texts {
    (
        $(#[$meta:meta])*
        $Part:ident { $($text:ident,)+ }
        $(plurals { $($plural:ident,)+ })?
        $(; $formally:ident)?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "what a text says stands in its language's file")]
        pub struct $Part {
            $(pub $text: &'static str,)+
            $($(pub $plural: crate::Plural,)+)?
        }

        #[cfg(test)]
        impl $Part {
            /// The name of each text, and the text; a plural is two.
            fn named(&self) -> Vec<(String, &'static str)> {
                let texts = vec![$((stringify!($text).to_owned(), self.$text),)+];
                let plurals = vec![$($((stringify!($plural), self.$plural),)+)?];
                let plurals = plurals.into_iter().flat_map(|(name, plural): (&str, crate::Plural)| {
                    [(format!("{name}.one"), plural.one), (format!("{name}.other"), plural.other)]
                });
                texts.into_iter().chain(plurals).collect()
            }
        }

        texts! { files $Part $($formally)? }
    };
    (files $Part:ident) => {
        languages! { files $Part }

        #[cfg(test)]
        #[test]
        fn every_text_is_there_and_takes_the_same_values_in_every_language() {
            crate::check::check(&crate::Language::ALL.map(|language| (language, of(language).named())));
        }
    };
    (files $Part:ident formally) => {
        languages! { formal_files $Part }

        #[cfg(test)]
        #[test]
        fn every_text_is_there_and_takes_the_same_values_in_every_language() {
            for formality in crate::Formality::ALL {
                crate::check::check(&crate::Language::ALL.map(|language| (language, of(language, formality).named())));
            }
        }
    };
}

/// The files of a part's languages.
macro_rules! files {
    ($Part:ident [$($file:ident $Language:ident $own_name:literal $($formal:ident)?,)+]) => {
        $(mod $file;)+

        /// The texts in a language.
        pub fn of(language: crate::Language) -> &'static $Part {
            match language {
                $(crate::Language::$Language => &$file::TEXTS,)+
            }
        }
    };
}

/// The files of a part's languages, and of their formal ways of address: a formal file says what differs, and takes the
/// rest from the language's own.
macro_rules! formal_files {
    ($Part:ident [$($file:ident $Language:ident $own_name:literal $($formal:ident)?,)+]) => {
        $(mod $file; $(mod $formal;)?)+

        /// The texts in a language. One without a formal way of address has the same for both.
        pub fn of(language: crate::Language, formality: crate::Formality) -> &'static $Part {
            match (language, formality) {
                $(
                    $((crate::Language::$Language, crate::Formality::Formal) => &$formal::TEXTS,)?
                    (crate::Language::$Language, _) => &$file::TEXTS,
                )+
            }
        }

        /// One of the texts in a language. An app that shows but a few has no others in it.
        #[inline]
        pub fn one(
            language: crate::Language,
            formality: crate::Formality,
            text: impl Fn(&'static $Part) -> &'static str,
        ) -> &'static str {
            match (language, formality) {
                $(
                    $((crate::Language::$Language, crate::Formality::Formal) => text(&$formal::TEXTS),)?
                    (crate::Language::$Language, _) => text(&$file::TEXTS),
                )+
            }
        }
    };
}
