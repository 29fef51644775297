//! Where somebody connects, and as whom.

use std::net::SocketAddr;

use anyhow::Result;
use protocol::{ConversationId, SUBPROTOCOL, SiteId, TOKEN_SUBPROTOCOL};
use tokio_tungstenite::tungstenite::ClientRequestBuilder;
use tokio_tungstenite::tungstenite::http::Uri;

/// The way into one conversation.
#[derive(Debug, Clone)]
pub struct Way {
    /// The deployment, or a proxy before it.
    pub to: SocketAddr,
    /// Which site.
    pub site: SiteId,
    /// Which conversation.
    pub conversation: ConversationId,
    /// As whom.
    pub who: Who,
}

/// As whom somebody connects.
#[derive(Debug, Clone)]
pub enum Who {
    /// The visitor, with a token.
    Visitor(String),
    /// An agent, with the cookie of a sign-in.
    Agent(String),
}

impl Way {
    /// The upgrade that a browser would ask for.
    pub fn request(&self) -> Result<ClientRequestBuilder> {
        let Self { to, site, conversation, who } = self;
        let side = match who {
            Who::Visitor(_) => "visitor",
            Who::Agent(_) => "agent",
        };
        let address: Uri = format!("ws://{to}/api/{site}/conversations/{conversation}/{side}").parse()?;
        let request = ClientRequestBuilder::new(address)
            .with_header("Origin", format!("http://{to}"))
            .with_sub_protocol(SUBPROTOCOL);
        Ok(match who {
            Who::Visitor(token) => request.with_sub_protocol(format!("{TOKEN_SUBPROTOCOL}{token}")),
            Who::Agent(cookie) => request.with_header("Cookie", cookie),
        })
    }
}
