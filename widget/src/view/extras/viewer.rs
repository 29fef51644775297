//! A picture as large as the panel.

use browser::{dom, files, js};
use wasm_bindgen::prelude::*;
use words::later::Later;

/// Shows it. The browser keeps the keyboard within, and gives it back afterwards.
pub(super) fn open(texts: &'static Later, name: &str, source: &str, blob: JsValue) {
    let viewer = dom::element("dialog", &[("id", "viewer"), ("aria-label", name)]);
    let close = {
        let viewer = viewer.clone();
        move || _ = js::call(&viewer, "close", &[])
    };
    let image = dom::element("img", &[("src", source), ("alt", name)]);
    let click = close.clone();
    dom::on(&image, "click", move |_| click());
    let gone = viewer.clone();
    dom::on(&viewer, "close", move |_| dom::remove(&gone));
    let called = name.to_owned();
    let save = dom::button("", texts.save_it, texts.save_it, move || files::save(&blob, &called));
    let shut = dom::button("", texts.shut, texts.shut, close);
    let doing = dom::around(dom::element("div", &[]), [&save, &shut]);
    let viewer = dom::around(viewer, [&image, &doing]);
    dom::put(js::get(&js::get(&js::window(), "document"), "body").unchecked_ref(), &viewer);
    let _ = js::call(&viewer, "showModal", &[]);
    let _ = js::call(&shut, "focus", &[]);
}
