//! A message of the visitor's own is given another text: what is done, and the two ways out.

use browser::dom;
use std::cell::OnceCell;

use web_sys::Element;
use words::later::Later;

use crate::page::{EDITING, element};
use crate::talk::{Talk, Writing};

thread_local! {
    static BAR: OnceCell<Element> = const { OnceCell::new() };
}

/// Offers them from now on.
pub(super) fn offer(texts: &'static Later) {
    let Some(place) = element(EDITING) else { return };
    let what = dom::text(dom::element("p", &[]), texts.editing);
    let back = dom::button("", texts.take_back, texts.take_back, || Talk.take_back());
    let out = dom::button("", texts.cancel, texts.cancel, || _ = Talk.stop_editing());
    let bar = dom::around(dom::element("div", &[("class", "editing")]), [&what, &back, &out]);
    dom::put(&place, &bar);
    BAR.with(|own| _ = own.set(bar));
    follow();
}

/// Shows them as long as a message is being edited.
pub(super) fn follow() {
    BAR.with(|bar| {
        if let Some(bar) = bar.get() {
            dom::hide(bar, Talk.writing() != Writing::Edit);
        }
    });
}
