//! The table of addresses. Parses ids, so that nothing behind it meets a raw one.

use protocol::{AgentId, ConversationId, SignInId, SiteId};
use worker::Method;

/// An address, with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The console's address was shortened.
    ToConsole,
    /// The script that customers include.
    Loader(SiteId),
    /// The visitor's app.
    Frame(SiteId),
    /// The agents' app.
    Console,
    /// The HTTP interface.
    Api(SiteId, Api),
}

/// An address of the HTTP interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Api {
    IsSetUp,
    SetUp,
    SignIn,
    MakeLink,
    UseLink,
    SignOut,
    Me,
    SignIns,
    Revoke(SignInId),
    Settings,
    ChangeSettings,
    Team,
    Invite,
    Uninvite(String),
    Accept,
    RemoveAgent(AgentId),
    CreateConversation,
    CheckConversation(ConversationId),
    VisitorSocket(ConversationId),
    VisitorExchange(ConversationId),
    AgentSocket(ConversationId),
    AgentExchange(ConversationId),
    InboxSocket(u16),
    InboxExchange(u16),
}

impl Route {
    /// The route of a request; nothing if there is none.
    pub(crate) fn of(method: &Method, path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match (method, parts.as_slice()) {
            (Method::Get, ["" | "console"] | ["console", ""]) => Some(Self::ToConsole),
            (Method::Get, ["console", site, ..]) => site.parse::<SiteId>().ok().map(|_| Self::Console),
            (Method::Get, ["frame", site]) => site.parse().ok().map(Self::Frame),
            (Method::Get, [file]) => file.strip_suffix(".js")?.parse().ok().map(Self::Loader),
            (_, ["api", site, rest @ ..]) => Some(Self::Api(site.parse().ok()?, Api::of(method, rest)?)),
            _ => None,
        }
    }
}

impl Api {
    fn of(method: &Method, parts: &[&str]) -> Option<Self> {
        match (method, parts) {
            (Method::Get, ["setup"]) => Some(Self::IsSetUp),
            (Method::Post, ["setup"]) => Some(Self::SetUp),
            (Method::Post, ["sign-in"]) => Some(Self::SignIn),
            (Method::Post, ["sign-in-links"]) => Some(Self::MakeLink),
            (Method::Post, ["sign-in-links", "use"]) => Some(Self::UseLink),
            (Method::Post, ["sign-out"]) => Some(Self::SignOut),
            (Method::Get, ["me"]) => Some(Self::Me),
            (Method::Get, ["sign-ins"]) => Some(Self::SignIns),
            (Method::Delete, ["sign-ins", id]) => id.parse().ok().map(Self::Revoke),
            (Method::Get, ["settings"]) => Some(Self::Settings),
            (Method::Put, ["settings"]) => Some(Self::ChangeSettings),
            (Method::Get, ["team"]) => Some(Self::Team),
            (Method::Post, ["invitations"]) => Some(Self::Invite),
            (Method::Post, ["invitations", "accept"]) => Some(Self::Accept),
            (Method::Delete, ["invitations", email]) => Some(Self::Uninvite((*email).to_owned())),
            (Method::Delete, ["agents", id]) => id.parse().ok().map(Self::RemoveAgent),
            (Method::Post, ["conversations"]) => Some(Self::CreateConversation),
            (Method::Get, ["conversations", id]) => id.parse().ok().map(Self::CheckConversation),
            (Method::Get, ["conversations", id, "visitor"]) => id.parse().ok().map(Self::VisitorSocket),
            (Method::Post, ["conversations", id, "visitor"]) => id.parse().ok().map(Self::VisitorExchange),
            (Method::Post, ["conversations", id, "agent"]) => id.parse().ok().map(Self::AgentExchange),
            (Method::Post, ["inbox", shard]) => shard.parse().ok().map(Self::InboxExchange),
            (Method::Get, ["conversations", id, "agent"]) => id.parse().ok().map(Self::AgentSocket),
            (Method::Get, ["inbox", shard]) => shard.parse().ok().map(Self::InboxSocket),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: &Method, path: &str, expected: Option<&Route>) {
        assert_eq!(Route::of(method, path).as_ref(), expected, "{path}");
    }

    #[test]
    fn each_address_leads_where_it_says() {
        let main: SiteId = "main".parse().unwrap();
        check(&Method::Get, "/main.js", Some(&Route::Loader(main.clone())));
        check(&Method::Get, "/frame/main", Some(&Route::Frame(main.clone())));
        check(&Method::Get, "/console/main", Some(&Route::Console));
        check(&Method::Get, "/console/main/settings", Some(&Route::Console));
        for short in ["/", "/console", "/console/"] {
            check(&Method::Get, short, Some(&Route::ToConsole));
        }
        check(&Method::Post, "/api/main/sign-in", Some(&Route::Api(main.clone(), Api::SignIn)));
        check(&Method::Get, "/api/main/inbox/3", Some(&Route::Api(main, Api::InboxSocket(3))));
    }

    #[test]
    fn what_is_no_address_wakes_nothing() {
        for path in
            ["/Main.js", "/main.css", "/a/b.js", "/frame/", "/frame/A", "/api/main", "/api/main/conversations/x"]
        {
            check(&Method::Get, path, None);
        }
        for path in ["/main.js", "/api/main/me", "/api/main/settings"] {
            check(&Method::Post, path, None);
        }
        check(&Method::Get, "/api/main/inbox/70000", None);
        check(&Method::Get, "/api/main/conversations/0-short/visitor", None);
    }
}
