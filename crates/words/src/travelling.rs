//! Texts that travel apart from the app that shows them, in one language.

/// Declares the texts, and their order on the way: new ones stand last, so that an app of an earlier release finds its
/// own.
macro_rules! travelling {
    ($(#[$doc:meta])* $Part:ident { $($text:ident,)+ }) => {
        texts! {
            $(#[$doc])*
            $Part { $($text,)+ }
            ; formally
        }

        impl $Part {
            /// All texts, as they travel.
            pub fn list(&self) -> Vec<&'static str> {
                vec![$(self.$text,)+]
            }

            /// The texts that travelled, kept for as long as the page lives; nothing if there are too few, as in the
            /// page of an earlier release.
            pub fn read(texts: Vec<String>) -> Option<Self> {
                match &*texts.leak() {
                    [$($text,)+ ..] => Some(Self { $($text,)+ }),
                    _ => None,
                }
            }
        }

        #[cfg(test)]
        mod travels {
            use super::*;
            use crate::{Formality, Language};

            fn travelled(language: Language, formality: Formality) -> Vec<String> {
                of(language, formality).list().into_iter().map(str::to_owned).collect()
            }

            #[test]
            fn the_texts_arrive_as_they_were_sent() {
                for (language, formality) in Language::ALL.iter().flat_map(|language| {
                    Formality::ALL.map(|formality| (*language, formality))
                }) {
                    let read = $Part::read(travelled(language, formality));
                    assert_eq!(read.as_ref(), Some(of(language, formality)));
                }
            }

            #[test]
            fn an_earlier_release_sends_too_few_and_a_later_one_more() {
                let mut texts = travelled(Language::Nl, Formality::Formal);
                texts.push("A text of a later release.".to_owned());
                assert_eq!($Part::read(texts).as_ref(), Some(of(Language::Nl, Formality::Formal)));
                let mut texts = travelled(Language::Nl, Formality::Formal);
                texts.pop();
                assert_eq!($Part::read(texts), None);
                assert_eq!($Part::read(Vec::new()), None);
            }
        }
    };
}
