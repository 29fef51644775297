//! A message that is a photo or another file.

use browser::files::size_text;
use leptos::prelude::*;
use protocol::File;
use words::fill;

use super::desk::address;
use super::handle::conversation;
use crate::context::{context, words};

/// The file, in place of its name. The cookie opens it.
#[component]
pub(super) fn Attached(name: String, file: File) -> impl IntoView {
    let words = words();
    let site = context().me.with_value(|me| me.site.clone());
    let href = format!("{}/{}", address(&site, conversation().id), file.id);
    if file.width > 0 {
        let src = href.clone();
        let label = fill(words.open_file, &[("name", &name)]);
        return view! {
            <a class="attached attached-picture" href=src target="_blank" rel="noopener" aria-label=label>
                <img src=href alt=name loading="lazy" width=file.width height=file.height/>
            </a>
        }
        .into_any();
    }
    let bytes = size_text(file.bytes, words.spoken.tag());
    let shown = name.clone();
    view! {
        <a class="attached" href=href download=name dir="auto">
            <b>{shown}</b>
            <span>{bytes}</span>
        </a>
    }
    .into_any()
}
