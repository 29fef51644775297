//! What a visitor reads in the frame. Travels in the frame's page, in the visitor's language only, so that the app
//! itself holds no text.

/// Declares the texts, and their order on the way: new ones stand last, so that an app of an earlier release finds its
/// own.
macro_rules! travelling {
    ($($text:ident,)+) => {
        texts! {
            /// The widget's texts.
            Widget { $($text,)+ }
        }

        impl Widget {
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
    };
}

travelling! {
    // The panel.
    ask,
    answers_you,
    close,
    messages,
    greeting,
    invitation,

    // Writing.
    placeholder,
    send,
    left,
    over,

    // A message.
    you,
    sending,
    sent,
    delivered,
    read,
    edited,
    deleted,
    not_sent,
    not_sent_too_long,
    not_sent_refused,
    retry,
    discard,

    // Notices.
    offline,
    offline_unsaved,
    busy,
    pause,
    not_here,
    no_longer_here,
    alone,

    // The log.
    typing,
    joined,
    closed,
    today,
    yesterday,
    earlier,
    newer,

    // Parts that are loaded later.
    part_unreachable,
    part_gone,
    reload,

    // The emoji picker.
    emoji,
    emoji_search,
    emoji_none,
    emoji_recent,

    // A message of one's own.
    edit,
    editing,
    take_back,
    cancel,

    // Reactions.
    react,
    react_like,
    react_love,
    react_laugh,
    react_wow,
    react_sad,
    react_thanks,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn travelled(language: Language) -> Vec<String> {
        of(language).list().into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn the_texts_arrive_as_they_were_sent() {
        for language in Language::ALL {
            assert_eq!(Widget::read(travelled(language)).as_ref(), Some(of(language)));
        }
    }

    #[test]
    fn a_page_of_an_earlier_release_has_too_few_and_one_of_a_later_has_more() {
        let mut texts = travelled(Language::Nl);
        texts.push("A text of a later release.".to_owned());
        assert_eq!(Widget::read(texts).as_ref(), Some(of(Language::Nl)));
        let mut texts = travelled(Language::Nl);
        texts.pop();
        assert_eq!(Widget::read(texts), None);
        assert_eq!(Widget::read(Vec::new()), None);
    }
}
