//! Faces: an agent's photo or initials, and a visitor's in a hue of their own.

use leptos::prelude::*;
use protocol::{ConversationId, Face};
use reading::initials;

use super::names::visitor_hue;
use crate::context::context;

/// How large a face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// In a line of small text.
    Small,
    /// In a bar.
    Medium,
    /// In a list or a heading.
    Large,
}

impl Size {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "face face-small",
            Self::Medium => "face face-medium",
            Self::Large => "face face-large",
        }
    }
}

/// An agent's face. Its name is the title; where the name stands beside it, the face is decoration.
#[component]
pub(crate) fn AgentFace(face: Face, size: Size) -> impl IntoView {
    let (context, id) = (context(), face.id);
    let photo = Memo::new(move |_| context.photo_of(id));
    let letters = initials(&face.name);
    let shown = move || match photo.get() {
        Some(src) => view! { <img src=src alt=""/> }.into_any(),
        None => letters.clone().into_any(),
    };
    view! { <span class=size.class() title=face.name aria-hidden="true">{shown}</span> }
}

/// A visitor's face.
#[component]
pub(crate) fn VisitorFace(conversation: ConversationId, #[prop(into)] name: String, size: Size) -> impl IntoView {
    let hue = visitor_hue(conversation).to_string();
    view! {
        <span class=size.class() class:face-visitor=true style=("--hue", hue) aria-hidden="true">
            {initials(&name)}
        </span>
    }
}

/// Agents' faces, overlapping; `label` says what they have in common.
#[component]
pub(crate) fn Faces(faces: Vec<Face>, #[prop(into)] label: String, size: Size) -> impl IntoView {
    let names: Vec<_> = faces.iter().map(|face| face.name.clone()).collect();
    let label = format!("{label}: {}", names.join(", "));
    let more = faces.len().saturating_sub(SHOWN);
    let faces = faces.into_iter().take(SHOWN).map(|face| view! { <AgentFace face size/> }).collect_view();
    view! {
        <span class="faces" role="img" aria-label=label.clone() title=label>
            {faces}
            {(more > 0).then(|| view! { <span class=size.class() aria-hidden="true">{format!("+{more}")}</span> })}
        </span>
    }
}

const SHOWN: usize = 4;
