//! When what a visitor types may become an emoji, the part that does so is loaded.

use browser::{dom, js::get};

use crate::page::element;
use crate::page::field::FIELD;
use crate::view::picker;

/// What nearly all smileys and all names begin with.
const BEGINS: [&str; 3] = [":", ";", "<"];

/// Looks for it from now on.
pub(super) fn follow() {
    let Some(field) = element(FIELD) else { return };
    dom::on(&field, "input", |event| {
        if get(&event, "data").as_string().is_some_and(|typed| BEGINS.contains(&typed.as_str())) {
            picker::follow_typing();
        }
    });
}
