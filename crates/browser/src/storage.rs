//! What is kept on the device. Storage may be refused, full or gone at any time; that is answered, never thrown.

use web_sys::Storage;

/// Where something is kept, and so for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Until somebody removes it, for all tabs.
    Device,
    /// As long as this tab lives, for this tab; survives a reload.
    Tab,
}

/// What is kept under `key`; nothing, too, where storage is refused.
pub fn get(shelf: Shelf, key: &str) -> Option<String> {
    open(shelf)?.get_item(key).ok()?
}

/// Keeps `value`, in place of what was kept; says whether it is.
pub fn set(shelf: Shelf, key: &str, value: &str) -> bool {
    open(shelf).is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets what is kept under `key`; says whether storage allowed it.
pub fn remove(shelf: Shelf, key: &str) -> bool {
    open(shelf).is_some_and(|storage| storage.remove_item(key).is_ok())
}

fn open(shelf: Shelf) -> Option<Storage> {
    let window = web_sys::window()?;
    match shelf {
        Shelf::Device => window.local_storage(),
        Shelf::Tab => window.session_storage(),
    }
    .ok()?
}
