//! The files that are on their way: the part has them once.

use std::cell::OnceCell;

use browser::files::Uploads;

use crate::talk::Talk;

thread_local! {
    static UPLOADS: OnceCell<Uploads> = const { OnceCell::new() };
}

/// From now on there may be some; `draw` draws them whenever they change.
pub(super) fn begin(draw: fn()) {
    UPLOADS.with(|own| _ = own.set(Talk::uploads(draw)));
}

/// Does something with them; nothing before they can be any.
pub(super) fn with<T>(act: impl FnOnce(&Uploads) -> T) -> Option<T> {
    UPLOADS.with(|uploads| uploads.get().cloned()).map(|uploads| act(&uploads))
}
