//! What a visitor types becomes an emoji: a smiley, or the name of one between colons (`reading::emoji::Typed` says when).

use std::cell::{Cell, RefCell};

use browser::text_field::{self, Came};
use browser::{
    dom,
    js::{self, get},
};
use reading::emoji::{Swap, Typed, wants_names};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use super::data;
use crate::page::element;
use crate::page::field::{self, FIELD};

thread_local! {
    static IS_FOLLOWED: Cell<bool> = const { Cell::new(false) };
    static TYPED: RefCell<Typed> = RefCell::default();
}

/// Follows what is typed from now on, and looks at what was typed while this was on its way.
pub(super) fn follow() {
    let Some(field) = element(FIELD).filter(|_| !IS_FOLLOWED.replace(true)) else { return };
    dom::on(&field, "input", |event| match text_field::came(&event) {
        Came::Typed => look(),
        Came::Composing => {}
        Came::Otherwise => {
            if let Some(caret) = with(|typed| typed.became(&field::value())) {
                text_field::set_caret(&target(&event), caret);
            }
        }
    });
    dom::on(&field, "beforeinput", |event| {
        let field = target(&event);
        let caret = text_field::caret(&field).filter(|_| text_field::is_backspace(&event));
        if let Some(swap) = caret.and_then(|caret| with(|typed| typed.give_back(&field::value(), caret))) {
            event.prevent_default();
            replace(&field, &swap);
        }
    });
    // Before the panel hears of it, which sends what stands in the field.
    dom::on(&field, "keydown", |event| {
        let is = |name| get(&event, name).is_truthy();
        let is_composing = is("isComposing") || get(&event, "keyCode") == 229;
        if get(&event, "key") == "Enter" && !is("shiftKey") && !is_composing {
            finish();
        }
    });
    let Some(composer) = field.parent_element() else { return };
    let pressed = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if target(&event).unchecked_into::<Element>().class_list().contains("send") {
            finish();
        }
    });
    let _ = js::call(&composer, "addEventListener", &[&"click".into(), pressed.as_ref(), &true.into()]);
    pressed.forget();
    look();
}

/// A person typed something, or names have come for what they typed.
fn look() {
    let Some(field) = element(FIELD) else { return };
    let focused = get(&get(&js::window(), "document"), "activeElement");
    let Some(caret) = text_field::caret(&field).filter(|_| focused == *AsRef::<JsValue>::as_ref(&field)) else {
        return;
    };
    let text = field::value();
    let named = |name: &str| data::here().and_then(|book| book.named(name)).map(str::to_owned);
    if let Some(swap) = with(|typed| typed.typed(&text, caret, named)) {
        replace(&field, &swap);
    } else if data::here().is_none() && wants_names(&text, caret) {
        data::load(|book| {
            if book.is_ok() {
                look();
            }
        });
    }
}

/// It is about to be sent.
fn finish() {
    if let Some(text) = with(|typed| typed.sent(&field::value())) {
        field::set(&text);
    }
}

fn replace(field: &JsValue, swap: &Swap) {
    text_field::replace(field, swap.from, swap.to, &swap.with);
}

fn target(event: &Event) -> JsValue {
    get(event, "target")
}

fn with<T>(act: impl FnOnce(&mut Typed) -> T) -> T {
    TYPED.with_borrow_mut(act)
}
