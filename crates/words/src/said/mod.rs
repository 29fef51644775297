//! What the product says in the team's name, in the visitor's language.

texts! {
    /// The sentences.
    Said {
        anything_else,
        something_else,
        all_done,
    }
    ; formally
}
