//! Line icons of 20 px, in the colour of the text around them. Decoration only: words stand beside or behind them.

use leptos::prelude::*;

/// Which icon, as the path that it draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// An arrow to the left.
    Back,
    /// An arrow up.
    Send,
    /// A person with details.
    Card,
    /// A bell.
    Bell,
    /// A bell with a stroke through it.
    BellOff,
    /// A paper clip.
    Clip,
    /// Two lines that close.
    Close,
    /// Downwards.
    Down,
    /// A speech bubble.
    Bubble,
    /// A slip of paper.
    Note,
    /// A face that smiles.
    Smile,
}

#[component]
pub(crate) fn Glyph(icon: Icon) -> impl IntoView {
    let path = match icon {
        Icon::Back => "M12 4.5 6.5 10l5.500 5.500",
        Icon::Send => "M10 15.500V4.500M5.500 9 10 4.500 14.500 9",
        Icon::Card => {
            "M3 5.500h14v9H3zM11.500 8.500h3M11.500 11.500h3M7 9.500a1.250 1.250 0 1 0 0-.01M5 12.500c.5-1.500 3.500-1.500 4 0"
        }
        Icon::Bell => "M5.500 13.500V9a4.500 4.500 0 0 1 9 0v4.500l1 1h-11zM8.500 16.500h3",
        Icon::BellOff => "M5.500 13.500V9a4.500 4.500 0 0 1 9 0v4.500l1 1h-11zM8.500 16.500h3M3.500 3.500l13 13",
        Icon::Clip => {
            "M14.500 9.500 9.300 14.700a3.300 3.300 0 0 1-4.700-4.700l6-6a2.200 2.200 0 0 1 3.100 3.100l-5.700 5.700a1 1 0 0 1-1.500-1.500L11.500 6.300"
        }
        Icon::Close => "M5.500 5.500l9 9M5.500 14.500l9-9",
        Icon::Down => "M5 8l5 5 5-5",
        Icon::Note => "M4.500 4.500h11v7.500l-3.500 3.500h-7.500zM15.500 12h-3.500v3.500",
        Icon::Smile => {
            "M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15M7.500 8v.3M12.500 8v.3M6.500 11.800q3.500 3.500 7 0"
        }
        Icon::Bubble => "M3.500 5.500q0-2 2-2h9q2 0 2 2v6q0 2-2 2h-5l-4 3v-3q-2 0-2-2z",
    };
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}
