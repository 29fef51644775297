//! The text of a message: text nodes and links, never markup. Line breaks are kept by the style.

use leptos::prelude::*;
use reading::{Piece, pieces};

use crate::context::words;

/// The text, its web addresses as links that tell the other page nothing.
#[component]
pub(crate) fn Body(text: String) -> impl IntoView {
    let words = words();
    let piece = |piece: Piece<'_>| match (piece.text().to_owned(), piece.href()) {
        (text, None) => text.into_any(),
        (text, Some(href)) => view! {
            <a href=href target="_blank" rel="noopener noreferrer nofollow" title=words.opens_new_tab>{text}</a>
        }
        .into_any(),
    };
    pieces(&text).into_iter().map(piece).collect_view()
}
