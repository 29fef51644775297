//! A list whose lines keep their elements: a new line is a new element, and one that changes only changes its class.
//!
//! Not Leptos' `For`: the conversation only grows, and for that the general way costs 5 KB too many.

use leptos::prelude::*;
use leptos::tachys::view::Render;
use web_sys::HtmlElement;

use super::extras;
use crate::page::element;
use crate::talk::{Row, Talk};

/// How a line is drawn.
pub(super) struct Drawing<V> {
    pub(super) draw: fn(Talk, Row) -> V,
    /// The class of its element, the one thing that follows the line.
    pub(super) class: fn(&Row) -> String,
}

/// A line on the screen.
struct Drawn<State> {
    key: u64,
    class: String,
    state: State,
}

/// Draws the screen's rows into the element `id`, from now on.
pub(super) fn follow<V: Render<State: 'static> + 'static>(talk: Talk, id: &str, drawing: Drawing<V>) {
    let Some(parent) = element(id) else { return };
    let effect = RenderEffect::new(move |drawn: Option<Vec<Drawn<V::State>>>| {
        let mut drawn = drawn.unwrap_or_default();
        talk.see(|screen| redraw(talk, &drawing, &parent, &mut drawn, &screen.rows));
        extras::follow(talk);
        drawn
    });
    // As long as the frame.
    std::mem::forget(effect);
}

fn redraw<V: Render>(
    talk: Talk,
    drawing: &Drawing<V>,
    parent: &HtmlElement,
    drawn: &mut Vec<Drawn<V::State>>,
    rows: &[Row],
) {
    // A line that changes places is drawn anew.
    let mut from = 0;
    drawn.retain_mut(|line| {
        let place = rows.iter().skip(from).position(|row| row.key == line.key);
        if let Some(place) = place {
            from += place + 1;
        } else {
            line.state.unmount();
        }
        place.is_some()
    });
    for (place, row) in rows.iter().enumerate() {
        let class = (drawing.class)(row);
        if let Some(line) = drawn.get_mut(place).filter(|line| line.key == row.key) {
            if line.class != class {
                if let [element, ..] = &*line.state.elements() {
                    element.set_class_name(&class);
                }
                line.class = class;
            }
            continue;
        }
        let mut state = (drawing.draw)(talk, row.clone()).build();
        match drawn.get(place) {
            Some(next) => _ = next.state.insert_before_this(&mut state),
            None => state.mount(parent, None),
        }
        drawn.insert(place, Drawn { key: row.key, class, state });
    }
}
