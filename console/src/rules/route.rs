//! Which view an address names. The fragment is the whole route, so the worker serves one page for all.

use std::fmt;

use protocol::ConversationId;

/// A view of a signed-in agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Route {
    /// The list, with nothing open.
    #[default]
    Inbox,
    /// A conversation beside the list.
    Conversation(ConversationId),
    /// The site's settings.
    Settings,
    /// Who answers.
    Team,
    /// Where one is signed in.
    Devices,
}

/// What a one-time address carries, instead of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Signs in at once.
    Link(String),
    /// Makes one an agent of the site.
    Invitation(String),
}

impl Route {
    /// The view that a fragment names, with or without its `#`; the inbox if it names none.
    pub(crate) fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            Some(("conversation", id)) => id.parse().map_or(Self::Inbox, Self::Conversation),
            None if path == "settings" => Self::Settings,
            None if path == "team" => Self::Team,
            None if path == "devices" => Self::Devices,
            _ => Self::Inbox,
        }
    }

    /// The conversation that is open, if one is.
    pub(crate) fn conversation(self) -> Option<ConversationId> {
        match self {
            Self::Conversation(conversation) => Some(conversation),
            _ => None,
        }
    }

    /// Whether the list stands on this view.
    pub(crate) fn is_inbox(self) -> bool {
        matches!(self, Self::Inbox | Self::Conversation(_))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inbox => f.write_str("#/"),
            Self::Conversation(conversation) => write!(f, "#/conversation/{conversation}"),
            Self::Settings => f.write_str("#/settings"),
            Self::Team => f.write_str("#/team"),
            Self::Devices => f.write_str("#/devices"),
        }
    }
}

impl Pass {
    /// The pass in a fragment.
    pub(crate) fn parse(fragment: &str) -> Option<Self> {
        let (name, token) = fragment.trim_start_matches('#').split_once('=')?;
        let token = Some(token.to_owned()).filter(|token| !token.is_empty());
        match name {
            "link" => token.map(Self::Link),
            "invitation" => token.map(Self::Invitation),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_found_again_under_its_address() {
        let conversation = ConversationId::from_random(3, [9; 16]);
        for route in [Route::Inbox, Route::Conversation(conversation), Route::Settings, Route::Team, Route::Devices] {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn whatever_else_stands_there_is_the_inbox() {
        for fragment in ["", "#", "#/conversation/", "#/conversation/x", "#/settings/x", "#/nowhere"] {
            assert_eq!(Route::parse(fragment), Route::Inbox, "{fragment}");
        }
    }

    #[test]
    fn a_pass_is_one_of_two() {
        assert_eq!(Pass::parse("#link=a=b"), Some(Pass::Link("a=b".to_owned())));
        assert_eq!(Pass::parse("#invitation=x"), Some(Pass::Invitation("x".to_owned())));
        for none in ["", "#link=", "#/settings", "#other=x"] {
            assert_eq!(Pass::parse(none), None, "{none}");
        }
    }
}
