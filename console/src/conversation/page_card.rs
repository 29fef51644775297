//! A page of the website as a card: its picture, what it is called and costs, and the way there.

use browser::price_text;
use leptos::prelude::*;
use protocol::{Availability, PageFacts};
use words::fill;

use crate::context::words;

/// The card. Its picture is somewhere, so wide and so high.
#[component]
pub(super) fn PageCardView(facts: PageFacts, picture: Option<(String, u32, u32)>) -> impl IntoView {
    let words = words();
    let price = (!facts.amount().is_empty()).then(|| price_text(facts.amount(), facts.currency(), words.spoken.tag()));
    let available = match facts.availability() {
        Availability::Unknown => None,
        Availability::InStock => Some(words.in_stock),
        Availability::OutOfStock => Some(words.out_of_stock),
        Availability::Preorder => Some(words.preorder),
    };
    let kind = facts.availability().name();
    let (title, href) = (facts.title().to_owned(), facts.address().to_owned());
    let label = fill(words.view_named, &[("title", &title)]);
    view! {
        <div class="page-card">
            {picture.map(|(src, width, height)| view! { <img src=src alt="" width=width height=height/> })}
            <div class="page-card-facts">
                <b dir="auto">{title}</b>
                {price.map(|price| view! { <span class="page-card-price">{price}</span> })}
                {available.map(|text| view! { <span class=kind>{text}</span> })}
                <a href=href target="_blank" rel="noopener noreferrer nofollow" title=words.opens_new_tab aria-label=label>
                    {words.view_page}
                </a>
            </div>
        </div>
    }
}
