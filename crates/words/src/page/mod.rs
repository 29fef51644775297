//! What stands on the chat's page of its own, before and in place of the chat.

texts! {
    /// The page's texts.
    Page {
        title,
        no_site,
        link_refused,
        link_question,
        link_take,
        link_leave,
    }
}
