//! A pasted address of the website becomes a card: it is looked at, shown above the field, and sent or left a link.

use browser::files::{self, pasted_text, small};
use browser::key;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Arrived, CardAnswer, File, FileId, Origin, PageCard};
use reading::pieces;

use super::desk;
use super::handle::{Conversation, conversation, focus_field};
use super::page_card::PageCardView;
use super::sharing::{Known, Page};
use crate::context::{Context, words};
use crate::texts::Texts;

/// The name that pictures of cards have; nobody reads it.
const PICTURE_NAME: &str = "page.jpg";

/// Looks at the first address that an event pastes, if it is on a website of the site.
pub(super) fn look(context: Context, to: Conversation, words: Texts, event: &web_sys::Event) {
    let text = pasted_text(event);
    let found = pieces(&text).into_iter().find_map(|piece| Some((piece.text().to_owned(), piece.href()?)));
    let Some((pasted, address)) = found else { return };
    spawn_local(look_at(context, to, words, pasted, address));
}

async fn look_at(context: Context, to: Conversation, words: Texts, pasted: String, address: String) {
    let api = context.account.api.get_value();
    let Ok(websites) = api.websites().await else { return };
    let origin = Origin::of(&address);
    let is_ours = websites.iter().any(|site| Some(site) == origin.as_ref());
    let sharing = to.view.sharing;
    // By now the agent may have sent it, or thought better of it.
    let stands = |draft: &String| draft.contains(&pasted);
    if !is_ours || !to.view.draft.try_with_untracked(stands).unwrap_or_default() {
        return;
    }
    sharing.begin(pasted.clone());
    let known = match api.card(&address).await {
        Ok(CardAnswer { card, picture }) => {
            let mut seen = None;
            let mut file = None;
            if picture
                && sharing.wants(&pasted)
                && let Ok(found) = api.card_picture(&address).await
                && let Some(small) = small::picture(&found).await
            {
                file = kept(context, to, &small).await;
                seen = file.as_ref().map(|_| files::open(&small));
            }
            match PageCard::new(card, file) {
                Ok(card) => Known::Card(card, seen),
                Err(_) => Known::Refused(words.refused_bad_card.to_owned()),
            }
        }
        Err(trouble) => {
            context.account.heed(&trouble);
            Known::Refused(words.trouble(&trouble))
        }
    };
    sharing.learn(&pasted, known);
}

/// The picture as a file of the conversation; nothing where it could not be kept. A card that is not sent leaves it to be
/// dropped after a day (rule F5).
async fn kept(context: Context, to: Conversation, picture: &wasm_bindgen::JsValue) -> Option<File> {
    let site = context.me.try_with_value(|me| me.site.clone())?;
    let file = FileId::from_random(key());
    let text = small::send(&desk::address(&site, to.id), file, PICTURE_NAME, picture).await?;
    serde_json::from_str::<Arrived>(&text).ok()?.file
}

/// The page that is about to be sent.
#[component]
pub(super) fn SharedPage() -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let sharing = conversation.view.sharing;
    let leave = move |_| {
        sharing.forget();
        focus_field();
    };
    let as_link = move || view! { <button class="link" type="button" on:click=leave>{words.card_as_link}</button> };
    move || {
        sharing.0.get().map(|Page { known, .. }| match known {
            Known::Looking => view! {
                <div class="shared">
                    <p role="status">{words.card_looking}</p>
                    {as_link()}
                </div>
            }
            .into_any(),
            Known::Refused(why) => view! {
                <div class="shared">
                    <p class="shared-refused" role="alert">{why}" "{words.card_only_link}</p>
                    <button class="link" type="button" on:click=leave>{words.card_understood}</button>
                </div>
            }
            .into_any(),
            Known::Card(card, seen) => {
                let picture = card.picture.as_ref().zip(seen).map(|(file, src)| (src, file.width, file.height));
                view! {
                    <div class="shared" role="group" aria-label=words.card_preview>
                        <p class="unseen" role="status">{words.card_preview}</p>
                        <PageCardView facts=card.facts().clone() picture/>
                        <div class="shared-doing">
                            <button class="button" type="button" on:click=move |_| conversation.share()>
                                {words.card_send}
                            </button>
                            {as_link()}
                        </div>
                    </div>
                }
                .into_any()
            }
        })
    }
}
