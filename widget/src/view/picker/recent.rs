//! The emoji that a visitor used last. Kept on the device once one was used: by the frame where it may, else for as long
//! as it lives.

use std::cell::RefCell;

use browser::storage::{self, Shelf};
use reading::emoji::with_newest;

thread_local! {
    static USED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Their signs with a space between, the newest first.
pub(super) fn signs(site: &str) -> String {
    storage::get(Shelf::Device, &key(site)).unwrap_or_else(|| USED.with_borrow(String::clone))
}

/// This one was used now.
pub(super) fn used(site: &str, sign: &str) {
    let signs = with_newest(&signs(site), sign);
    storage::set(Shelf::Device, &key(site), &signs);
    USED.set(signs);
}

fn key(site: &str) -> String {
    ["edgewise:", site, ":emoji"].concat()
}
