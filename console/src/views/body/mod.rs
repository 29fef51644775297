//! The text of a message: text nodes and links, never markup. Line breaks are kept by the style.

use leptos::prelude::*;

use crate::app::words;
use crate::rules::links::{Piece, pieces};

/// The text, its web addresses as links that tell the other page nothing.
#[component]
pub(crate) fn Body(text: String) -> impl IntoView {
    let words = words();
    let piece = |piece| match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Link { text, href } => view! {
            <a href=href target="_blank" rel="noopener noreferrer nofollow" title=words.opens_new_tab>{text}</a>
        }
        .into_any(),
    };
    pieces(&text).into_iter().map(piece).collect_view()
}
