//! The bar of reactions: six signs below a message.

use std::any::Any;
use std::cell::RefCell;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::mount::mount_to;
use leptos::prelude::*;
use protocol::Reaction;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use words::later::Later;

use crate::page::{LOG, element, field};
use crate::talk::Talk;

thread_local! {
    /// The row whose message it stands below, and what takes it away when it is dropped.
    static OPEN: RefCell<Option<(u64, Box<dyn Any>)>> = const { RefCell::new(None) };
}

/// Draws the bar below the message of that row; takes it away, if it stands there.
pub(super) fn open(texts: &'static Later, key: u64) {
    if close() == Some(key) {
        return;
    }
    let Some(place) = Talk.place_of(key).and_then(|place| element(LOG)?.children().item(place)) else { return };
    let place: HtmlElement = place.unchecked_into();
    let handle = mount_to(place.clone(), move || bar(texts, key));
    OPEN.set(Some((key, Box::new(handle))));
    // A group stands last in its message.
    if let Some(first) = place.query_selector(".react button").ok().flatten() {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}

fn bar(texts: &'static Later, key: u64) -> impl IntoView {
    let names =
        [texts.react_like, texts.react_love, texts.react_laugh, texts.react_wow, texts.react_sad, texts.react_thanks];
    let current = Talk.reaction_to(key);
    let click = move |event: MouseEvent| {
        let value = event_target::<Element>(&event).get_attribute("value");
        let chosen = Reaction::ALL.into_iter().find(|reaction| value.as_deref() == Some(reaction.name()));
        if let Some(chosen) = chosen {
            Talk.react(key, if Some(chosen) == current { Reaction::Nothing } else { chosen });
            done();
        }
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            done();
        }
    };
    let sign = |(reaction, name): (Reaction, &'static str)| {
        let pressed = if Some(reaction) == current { "true" } else { "false" };
        view! {
            <button value=reaction.name() title=name aria-label=name aria-pressed=pressed>{reaction.sign()}</button>
        }
    };
    view! {
        <div class="react" role="group" aria-label=Talk.texts().react on:click=click on:keydown=keydown>
            {Reaction::ALL.into_iter().zip(names).map(sign).collect::<Vec<_>>()}
        </div>
    }
}

/// Takes the bar away, and gives the keyboard back.
fn done() {
    close();
    field::focus();
}

/// Takes the bar away; says below which message it stood. In a task of its own: its own buttons lead here.
fn close() -> Option<u64> {
    let (key, handle) = OPEN.take()?;
    let later = browser::Timer::after(std::time::Duration::ZERO, move || drop(handle));
    std::mem::forget(later);
    Some(key)
}
