//! The styles of later parts: they come with the part, and join the page's own. Through the object model, as the frame's
//! policy allows no other styles.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Adds these rules, a blank line between two, behind those that are there.
pub(super) fn add(styles: &str) -> Option<()> {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    let document = web_sys::window()?.document()?;
    let sheet = get(&get(&document, "styleSheets")?, "0")?;
    let insert: Function = get(&sheet, "insertRule")?.dyn_into().ok()?;
    for rule in styles.split("\n\n") {
        let end = get(&get(&sheet, "cssRules")?, "length")?;
        // A rule that a browser does not know is one less.
        let _ = insert.call2(&sheet, &rule.into(), &end);
    }
    Some(())
}
