//! What any view may ask for: the texts of the language that is shown and, where an agent is signed in, who and where.

use std::collections::BTreeMap;

use browser::storage::{self, Shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{AgentId, ConversationId, Me, PictureId, Role};
use words::{Formality, Language};

use crate::io::account::Account;
use crate::io::clock::Clock;
use crate::io::route::Route;
use crate::io::{address, intl};
use crate::texts::Texts;

const LANGUAGE_KEY: &str = "edgewise.language";

/// The language of the console, as the person chose it on this device. Copies are the same choice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LanguageChoice(RwSignal<Language>);

/// The signed-in agent's surroundings.
#[derive(Clone, Copy)]
pub(crate) struct Context {
    /// The sign-in, and the interface of the site.
    pub(crate) account: Account,
    /// The agent.
    pub(crate) me: StoredValue<Me>,
    /// The site's name.
    pub(crate) site_name: RwSignal<String>,
    /// Which agents have which photo.
    pub(crate) pictures: RwSignal<BTreeMap<AgentId, PictureId>>,
    /// How the site addresses its visitors.
    pub(crate) formality: RwSignal<Formality>,
    /// What is shown.
    pub(crate) route: RwSignal<Route>,
    /// What time it is.
    pub(crate) clock: Clock,
}

/// The texts of the language that is shown. A view asks once, when it is drawn.
pub(crate) fn words() -> Texts {
    use_context().unwrap_or_else(|| Texts::of(Language::En))
}

/// The surroundings of a view that only agents see.
pub(crate) fn context() -> Context {
    expect_context()
}

impl LanguageChoice {
    /// What was chosen before, or else the browser's.
    pub(crate) fn kept() -> Self {
        let kept = storage::get(Shelf::Device, LANGUAGE_KEY);
        Self(RwSignal::new(kept.map_or_else(intl::preferred, |tag| Language::of(&tag))))
    }

    /// The language, for a view to follow.
    pub(crate) fn get(self) -> Language {
        self.0.get()
    }

    /// Draws in this language, anew whenever another is chosen.
    pub(crate) fn draw(self, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let drawn = move || {
            provide_context(Texts::of(self.0.get()));
            draw()
        };
        drawn.into_any()
    }

    /// The texts at this moment.
    pub(crate) fn texts(self) -> Texts {
        Texts::of(self.0.get_untracked())
    }

    /// Chooses another.
    pub(crate) fn choose(self, language: Language) {
        storage::set(Shelf::Device, LANGUAGE_KEY, language.tag());
        self.0.set(language);
    }
}

impl Context {
    /// Of an agent who has just signed in; ends with the current owner.
    pub(crate) fn new(account: Account, me: Me) -> Self {
        let context = Self {
            account,
            pictures: RwSignal::default(),
            site_name: RwSignal::new(me.site_name.clone()),
            formality: RwSignal::new(Formality::of(me.formal)),
            route: address::route(),
            clock: Clock::start(),
            me: StoredValue::new(me),
        };
        context.load_pictures();
        context
    }

    /// Asks who has which photo. Without an answer initials stand for them.
    pub(crate) fn load_pictures(self) {
        spawn_local(async move {
            if let Ok(pictures) = self.account.api.get_value().pictures().await {
                let _ = self.pictures.try_set(pictures);
            }
        });
    }

    /// Where the photo of that agent is; a view that asks follows it.
    pub(crate) fn photo_of(self, agent: AgentId) -> Option<String> {
        let picture = self.pictures.with(|pictures| pictures.get(&agent).copied())?;
        Some(self.me.with_value(|me| format!("/api/{}/team/pictures/{picture}", me.site)))
    }

    /// The agent's id.
    pub(crate) fn my_id(self) -> AgentId {
        self.me.with_value(|me| me.agent.face.id)
    }

    /// Whether the agent may change settings and team.
    pub(crate) fn is_admin(self) -> bool {
        self.me.with_value(|me| me.agent.role == Role::Admin)
    }

    /// Goes to a page.
    pub(crate) fn go(self, route: Route) {
        address::go(self.route, route);
    }

    /// Whether a conversation is the one that is shown.
    pub(crate) fn shows(self, conversation: ConversationId) -> bool {
        self.route.get_untracked().conversation() == Some(conversation)
    }
}
