//! What a visitor reads in parts that are loaded later. Travels as data, with the first of them, in the visitor's language
//! only.

use crate::{Formality, Language};

travelling! {
    /// The texts of later parts.
    Later {
        // The emoji picker.
        emoji_search,
        emoji_none,
        emoji_recent,

        // Reactions.
        react_like,
        react_love,
        react_laugh,
        react_wow,
        react_sad,
        react_thanks,

        // A message of one's own.
        editing,
        take_back,
        cancel,

        // Files.
        attach,
        drop,
        getting_ready,
        sending_file,
        again,
        remove,
        file_empty,
        file_too_large,
        file_kind,
        picture_too_large,
        too_many_files,
        file_failed,
        open,
        save,
        save_it,
        shut,
        file_unreachable,

        // A page of the website.
        in_stock,
        out_of_stock,
        preorder,
        view_page,
        view_named,

        // The end.
        how_was_it,
        stars,
        say_more,
        rate,
        rated,
        rated_not,
        save_talk,
        talk_file,

        // Who one is.
        who_are_you,
        your_name,
        your_email,
        keep_it,
        not_now,
        you_are,
        change_it,
        take_it_back,
        who_refused,
        who_offer,

        // Who is there.
        here_now,
        nobody_here,
        answers_minute,
        answers_minutes,
        answers_hour,
        answers_hours,
        closed_now,
        open_until,
        back_today,
        back_tomorrow,
        back_on,

        // Another device.
        go_on,
        go_on_how,
        go_on_code,
        go_on_link,
        copy,
        copied,
    }
}

/// The name of the texts' file in that language. A formal way of address that changes nothing has no file of its own.
pub fn name(language: Language, formality: Formality) -> String {
    let differs = of(language, formality) != of(language, Formality::Informal);
    ["texts-", language.tag(), if differs { "-formal" } else { "" }].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formal_texts_have_a_file_where_they_differ() {
        let names = |formality| Language::ALL.map(|language| name(language, formality));
        assert_eq!(names(Formality::Informal), ["texts-de", "texts-en", "texts-fr", "texts-nl"]);
        assert_eq!(names(Formality::Formal), ["texts-de-formal", "texts-en", "texts-fr-formal", "texts-nl-formal"]);
    }
}
