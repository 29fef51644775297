//! A message that is a page of the website: its picture, what it is called and costs, and the way there.

use browser::{dom, files, js, price_text};
use protocol::{Availability, PageCard};
use web_sys::Element;
use words::fill;
use words::later::Later;

use super::file;
use crate::talk::Talk;

/// Draws it in place of the line that stands for it.
pub(super) fn draw(texts: &'static Later, message: &Element, card: &PageCard) {
    let Some(bubble) = message.query_selector(".bubble").ok().flatten() else { return };
    let facts = card.facts();
    dom::say(&bubble, "");
    let _ = bubble.set_attribute("data-page", "");
    if let Some(picture) = &card.picture {
        let (width, height) = (picture.width.to_string(), picture.height.to_string());
        // The title stands beside it: read out, it would say the same.
        let image = dom::element("img", &[("alt", ""), ("width", &width), ("height", &height)]);
        dom::put(&bubble, &image);
        let id = picture.id.to_string();
        files::once_seen(&bubble, move || {
            file::fetch(&id, move |blob| {
                if let Some(blob) = blob {
                    let _ = image.set_attribute("src", &files::open(&blob));
                }
            });
        });
    }
    let put = |kind, class, text: &str| {
        dom::put(&bubble, &dom::text(dom::element(kind, &[("class", class), ("dir", "auto")]), text));
    };
    put("b", "", facts.title());
    if !facts.amount().is_empty() {
        put("span", "price", &price_text(facts.amount(), facts.currency(), Talk.settings().language));
    }
    let available = match facts.availability() {
        Availability::Unknown => "",
        Availability::InStock => texts.in_stock,
        Availability::OutOfStock => texts.out_of_stock,
        Availability::Preorder => texts.preorder,
    };
    if !available.is_empty() {
        put("span", facts.availability().name(), available);
    }
    // Within the website the chat comes along: the visitor's own page leads there. Elsewhere their page stays.
    let is_here = origin(facts.address()).is_some_and(|there| origin(&Talk.page()) == Some(there));
    let target = if is_here { "_top" } else { "_blank" };
    let label = fill(texts.view_named, &[("title", facts.title())]);
    let link = [("href", facts.address()), ("target", target), ("rel", "noopener"), ("aria-label", &label)];
    dom::put(&bubble, &dom::text(dom::element("a", &link), texts.view_page));
}

/// Where an address is; nothing where it is none.
fn origin(address: &str) -> Option<String> {
    js::get(&js::new("URL", &[&address.into()]).ok()?, "origin").as_string()
}
