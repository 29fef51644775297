//! The bar of reactions: six signs below a message.

use browser::dom;
use std::cell::RefCell;

use protocol::Reaction;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use words::later::Later;

use crate::page::{LOG, element, field};
use crate::talk::Talk;

thread_local! {
    /// The row whose message it stands below, and the bar.
    static OPEN: RefCell<Option<(u64, Element)>> = const { RefCell::new(None) };
}

/// Draws the bar below the message of that row; takes it away, if it stands there.
pub(super) fn open(texts: &'static Later, key: u64) {
    if close() == Some(key) {
        return;
    }
    let Some(place) = Talk.place_of(key).and_then(|place| element(LOG)?.children().item(place)) else { return };
    let bar = bar(texts, key);
    dom::put(&place, &bar);
    if let Some(first) = bar.children().item(0) {
        let _ = first.unchecked_ref::<HtmlElement>().focus();
    }
    OPEN.set(Some((key, bar)));
}

fn bar(texts: &'static Later, key: u64) -> Element {
    let names =
        [texts.react_like, texts.react_love, texts.react_laugh, texts.react_wow, texts.react_sad, texts.react_thanks];
    let current = Talk.reaction_to(key);
    let bar = dom::element("div", &[("class", "react"), ("role", "group"), ("aria-label", Talk.texts().react)]);
    for (reaction, name) in Reaction::ALL.into_iter().zip(names) {
        let sign = dom::button("", name, reaction.sign(), move || {
            Talk.react(key, if Some(reaction) == current { Reaction::Nothing } else { reaction });
            done();
        });
        let _ = sign.set_attribute("title", name);
        let _ = sign.set_attribute("aria-pressed", if Some(reaction) == current { "true" } else { "false" });
        dom::put(&bar, &sign);
    }
    dom::on(&bar, "keydown", |event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            event.stop_propagation();
            done();
        }
    });
    bar
}

/// Takes the bar away, and gives the keyboard back.
fn done() {
    close();
    field::focus();
}

/// Takes the bar away; says below which message it stood.
fn close() -> Option<u64> {
    let (key, bar) = OPEN.take()?;
    dom::remove(&bar);
    Some(key)
}
