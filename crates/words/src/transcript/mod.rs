//! What stands in a transcript beside what people wrote.

texts! {
    /// The texts.
    Transcript {
        title,
        file_name,
        visitor,
        edited,
        deleted,
        joined,
        closed,
        closed_by_visitor,
        note_by,
        rated,
        bot,
        automated,
        handed_over,
    }
}
