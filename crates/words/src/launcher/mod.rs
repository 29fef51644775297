//! What stands on the website's own page. `open`, `unreachable` and `again` are rendered into the loader's 2,048 bytes:
//! short, please. The others come with what the page loads after it.

texts! {
    /// The launcher's texts.
    Launcher {
        open,
        close,
        unread,
        unreachable,
        again,
    }
}
