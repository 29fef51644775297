//! The inbox: the list, the open conversation, the visitor's card.

use leptos::prelude::*;
use protocol::{FromAgent, Seq};

use super::desk::back;
use crate::app::words;
use crate::rim::desk::Desk;
use crate::rim::keys;
use crate::rim::talk::Talk;
use crate::rules::names::visitor_name;
use crate::rules::thread;
use crate::views::card::Card;
use crate::views::composer::Composer;
use crate::views::empty::Empty;
use crate::views::head::Head;
use crate::views::list::List;
use crate::views::thread::Thread;

/// Draws the inbox.
#[component]
pub(crate) fn InboxPage(desk: Desk) -> impl IntoView {
    let words = words();
    let open = Memo::new(move |_| desk.route.get().conversation());
    let shows_card = RwSignal::new(false);
    // Where list and thread are shown one at a time, the focus goes along.
    Effect::new(move |_| {
        if desk.talks.open.get().is_some() {
            request_animation_frame(|| keys::focus_unless_drawn("#pane", ".list"));
        }
    });
    view! {
        <main class="inbox" id="main" tabindex="-1">
            <List
                inbox=desk.inbox.into()
                is_whole=desk.is_whole.into()
                me=desk.my_id()
                open=open.into()
                now=desk.now.into()
                is_admin=desk.is_admin()
            />
            {move || match desk.talks.open.get() {
                Some(talk) => view! { <TalkPane desk talk shows_card/> }.into_any(),
                None => view! {
                    <section class="pane pane-empty" id="pane" tabindex="-1" aria-label=words.nothing_open>
                        <Empty title=words.nothing_open text=words.nothing_open_more/>
                    </section>
                }
                .into_any(),
            }}
        </main>
    }
}

#[component]
fn TalkPane(desk: Desk, talk: Talk, shows_card: RwSignal<bool>) -> impl IntoView {
    let words = words();
    let sight = talk.sight;
    let me = desk.my_id();
    let conversation = sight.conversation;
    let name = visitor_name(conversation, words.tongue);
    let status = Memo::new(move |_| desk.status(sight));
    let others = Memo::new(move |_| {
        let mut others = sight.looking.get();
        others.retain(|face| face.id != me);
        others
    });
    let act = Callback::new(move |frame| {
        talk.act(&frame);
        // Whoever takes it wants to answer it.
        if matches!(frame, FromAgent::Take { .. } | FromAgent::Reopen {}) {
            keys::focus(".composer textarea");
        }
    });
    view! {
        <section class="pane" id="pane" tabindex="-1" aria-label=name.clone()>
            <Head
                conversation
                name=name.clone()
                me
                status=status.into()
                refused=sight.refused.into()
                others=others.into()
                now=desk.now.into()
                shows_card
                act
                back=Callback::new(move |()| back(conversation))
            />
            <Thread
                name=name.clone()
                lines=sight.lines.into()
                has_earlier=sight.has_earlier.into()
                is_whole=sight.is_whole.into()
                typing=sight.typing.into()
                heard=sight.heard.into()
                now=desk.now.into()
                earlier=Callback::new(move |()| talk.show_earlier())
                retry=Callback::new(move |at| talk.retry(at))
                discard=Callback::new(move |at| talk.discard(at))
                other=sight.other.into()
                edit=Callback::new(move |(of, text)| edit(talk, of, text))
                take_back=Callback::new(move |of| talk.take_back(of))
            />
            <Composer
                draft=sight.draft.into()
                me
                status=status.into()
                write=Callback::new(move |draft| talk.write(draft))
                say=Callback::new(move |body| talk.say(body))
                act
                is_editing=Signal::derive(move || sight.editing.get().is_some())
                edit_last=Callback::new(move |()| {
                    if let Some((of, text)) = sight.lines.with_untracked(|lines| thread::last_of_mine(lines)) {
                        edit(talk, of, text);
                    }
                })
                leave=Callback::new(move |()| {
                    if sight.editing.get_untracked().is_some() {
                        talk.stop_editing();
                    } else {
                        keys::focus("#pane");
                    }
                })
            />
        </section>
        <Card conversation name card=sight.card.into() first_at=sight.first_at.into() now=desk.now.into() shows=shows_card/>
    }
}

/// The composer is where a message is given another text.
fn edit(talk: Talk, of: Seq, text: String) {
    talk.edit(of, text);
    keys::focus(".composer textarea");
}
