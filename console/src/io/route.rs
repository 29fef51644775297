//! Which page an address names. Pure: paths in, pages out.

use std::fmt;

use protocol::ConversationId;

/// A page of a signed-in agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// The list, with nothing open.
    Inbox,
    /// A conversation beside the list.
    Conversation(ConversationId),
    /// A conversation's address without the id of one.
    NoConversation,
    /// The site's settings.
    Settings,
    /// What answers by itself, and with what.
    Bot,
    /// Who answers.
    Team,
    /// Where one is signed in.
    Devices,
    /// None: the address is wrong.
    Unknown,
}

/// Pages that are one word.
const NAMED: [(&str, Route); 5] = [
    ("", Route::Inbox),
    ("settings", Route::Settings),
    ("bot", Route::Bot),
    ("team", Route::Team),
    ("devices", Route::Devices),
];

const CONVERSATIONS: &str = "conversations";

/// What a one-time address carries in its fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Signs in at once.
    Link(String),
    /// Makes one an agent of the site.
    Invitation(String),
}

impl Route {
    /// The page that a path names, given behind the console's own address.
    pub(crate) fn parse(path: &str) -> Self {
        let path = path.trim_matches('/');
        match path.split_once('/') {
            Some((CONVERSATIONS, id)) => id.parse().map_or(Self::NoConversation, Self::Conversation),
            _ => NAMED.iter().find(|(name, _)| *name == path).map_or(Self::Unknown, |(_, route)| *route),
        }
    }

    /// The conversation that is open, if one is.
    pub(crate) fn conversation(self) -> Option<ConversationId> {
        match self {
            Self::Conversation(conversation) => Some(conversation),
            _ => None,
        }
    }

    /// The same page without what is open on it.
    pub(crate) fn section(self) -> Self {
        match self {
            Self::Conversation(_) | Self::NoConversation => Self::Inbox,
            page => page,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conversation(conversation) => write!(f, "/{CONVERSATIONS}/{conversation}"),
            page => match NAMED.iter().find(|(_, route)| route == page) {
                Some((name, _)) if !name.is_empty() => write!(f, "/{name}"),
                _ => Ok(()),
            },
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
    fn every_page_is_found_again_under_its_address() {
        let conversation = ConversationId::from_random(3, [9; 16]);
        let open = Route::Conversation(conversation);
        for route in [Route::Inbox, open, Route::Settings, Route::Bot, Route::Team, Route::Devices] {
            assert_eq!(Route::parse(&route.to_string()), route);
            assert_eq!(Route::parse(&format!("{route}/")), route);
        }
    }

    #[test]
    fn what_is_wrong_with_an_address_is_known() {
        for path in ["/conversations/", "/conversations/x", "/conversations/x/y"] {
            let expected = if path.trim_matches('/').contains('/') { Route::NoConversation } else { Route::Unknown };
            assert_eq!(Route::parse(path), expected, "{path}");
        }
        for path in ["/settings/x", "/nowhere", "/Settings", "/conversation"] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
    }

    #[test]
    fn a_pass_is_one_of_two() {
        assert_eq!(Pass::parse("#link=a=b"), Some(Pass::Link("a=b".to_owned())));
        assert_eq!(Pass::parse("#invitation=x"), Some(Pass::Invitation("x".to_owned())));
        for none in ["", "#link=", "#settings", "#other=x"] {
            assert_eq!(Pass::parse(none), None, "{none}");
        }
    }
}
