//! How a part of the product declares its texts.

/// Every language: the name of its files, which is its tag, its variant and its name for itself.
macro_rules! languages {
    ($then:ident $($given:tt)*) => {
        $then! { $($given)* [
            en En "English",
            nl Nl "Nederlands",
        ] }
    };
}

/// Declares a part's texts, each once and by name, and reads the files of all languages. The order stays: what is
/// declared later is newer.
macro_rules! texts {
    (
        $(#[$meta:meta])*
        $Part:ident { $($text:ident,)+ }
        $(plurals { $($plural:ident,)+ })?
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

        languages! { files $Part }

        #[cfg(test)]
        #[test]
        fn every_text_is_there_and_takes_the_same_values_in_every_language() {
            crate::fill::check(&crate::Language::ALL.map(|language| of(language).named()));
        }
    };
}

/// The files of a part's languages.
macro_rules! files {
    ($Part:ident [$($file:ident $Language:ident $own_name:literal,)+]) => {
        $(mod $file;)+

        /// The texts in a language.
        pub fn of(language: crate::Language) -> &'static $Part {
            match language {
                $(crate::Language::$Language => &$file::TEXTS,)+
            }
        }
    };
}
