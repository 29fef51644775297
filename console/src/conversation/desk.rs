//! The way of files into a conversation: what `browser` sends, and where it finds the conversation.

use browser::Wire;
use browser::files::{Home, Sending, Uploads};
use leptos::prelude::*;
use protocol::{AgentId, Arrived, Change, ConversationId, FileId, Posted, Refused, SiteId};
use serde::Deserialize;
use session::Input;
use session::upload::Answer;

use super::link::Link;

/// What an agent sends in one conversation. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// What is on its way.
    pub(super) list: RwSignal<Vec<Sending>, LocalStorage>,
    uploads: StoredValue<Option<Uploads>, LocalStorage>,
}

/// The conversation, as files find it.
struct Room {
    site: SiteId,
    agent: AgentId,
    conversation: ConversationId,
    wire: StoredValue<Wire<Link>, LocalStorage>,
    desk: Desk,
}

#[derive(Deserialize)]
struct Refusal {
    refused: Refused,
}

impl Desk {
    /// Nothing on its way.
    pub(super) fn new(
        site: SiteId,
        agent: AgentId,
        conversation: ConversationId,
        wire: StoredValue<Wire<Link>, LocalStorage>,
    ) -> Self {
        let desk = Self { list: RwSignal::new_local(Vec::new()), uploads: StoredValue::new_local(None) };
        desk.uploads.set_value(Some(Uploads::new(Room { site, agent, conversation, wire, desk })));
        desk
    }

    /// Whether a file is still on its way.
    pub(super) fn is_busy(self) -> bool {
        self.list.try_with_untracked(|list| list.iter().any(|sending| sending.refused.is_none())).unwrap_or_default()
    }

    /// Does something with what is on its way.
    pub(super) fn with(self, act: impl FnOnce(&Uploads)) {
        if let Some(uploads) = self.uploads.try_with_value(Clone::clone).flatten() {
            act(&uploads);
        }
    }
}

/// Where the files of a conversation are, for agents.
pub(super) fn address(site: &SiteId, conversation: ConversationId) -> String {
    format!("/api/{site}/conversations/{conversation}/agent/files")
}

impl Home for Room {
    fn address(&self) -> Option<(String, String)> {
        // The cookie opens them.
        Some((address(&self.site, self.conversation), String::new()))
    }

    fn shelf(&self) -> String {
        format!("{}/{}", self.agent, self.conversation)
    }

    fn is_said(&self, file: FileId) -> bool {
        let wire = self.wire.try_with_value(Clone::clone);
        wire.is_some_and(|wire| wire.look(|session| session.has_file(file)))
    }

    fn read(&self, status: u16, text: &str) -> Answer {
        if status == 200 {
            serde_json::from_str::<Arrived>(text).map_or(Answer::Lost, Answer::Arrived)
        } else {
            serde_json::from_str::<Refusal>(text).map_or(Answer::Lost, |refusal| Answer::Refused(refusal.refused))
        }
    }

    fn say(&self, message: Posted) {
        if let Some(wire) = self.wire.try_with_value(Clone::clone) {
            wire.input(Input::Change(Change::Post(message)));
        }
    }

    fn changed(&self) {
        self.desk.with(|uploads| _ = self.desk.list.try_set(uploads.list()));
    }
}
