//! What stands on the website's own page, rendered into the loader's 2,048 bytes: short, please.

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

impl Launcher {
    /// In the order that `widget/loader/loader.js` takes them.
    pub const fn list(&self) -> [&'static str; 5] {
        [self.open, self.close, self.unread, self.unreachable, self.again]
    }
}
