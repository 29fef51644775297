//! A site in a deployment: its agent signed in, its visitors with tokens. What else a site is plays no part here.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, ensure};
use chat::gate::token::{Holder, Keys};
use protocol::{ConversationId, Email, Name, NewAgent, NewSite, SUBPROTOCOL, Setup, SiteId, Timestamp};
use tokio_tungstenite::tungstenite::ClientRequestBuilder;

use crate::secrets::Secrets;
use crate::way::{Way, Who};

/// Tokens of these tests never expire.
const NEVER: Timestamp = Timestamp(u64::MAX >> 11);

/// A site that is set up.
#[derive(Clone)]
pub struct Site {
    id: SiteId,
    keys: Keys,
    cookie: String,
}

impl Site {
    /// Sets it up; the agent who does so is signed in.
    pub async fn set_up(deployment: SocketAddr, secrets: &Secrets) -> Result<Self> {
        let id: SiteId = "main".parse()?;
        let setup = Setup {
            secret: secrets.setup.clone(),
            site: NewSite { name: Name::try_from("Hem & Haw")?, origins: vec!["https://shop.example".parse()?] },
            agent: NewAgent {
                name: Name::try_from("Anna")?,
                email: Email::try_from("anna@shop.example")?,
                password: "correct horse battery".to_owned(),
            },
        };
        let (address, body) = (format!("http://{deployment}/api/{id}/setup"), serde_json::to_string(&setup)?);
        let asked = tokio::task::spawn_blocking(move || {
            let request = ureq::post(address).header("Origin", format!("http://{deployment}"));
            request.config().http_status_as_error(false).build().send(body)
        });
        let answer = asked.await??;
        ensure!(answer.status() == 201, "setting up was answered with {}", answer.status());
        let cookie = answer.headers().get("Set-Cookie").context("a cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(Self { id, keys: secrets.keys()?, cookie })
    }

    /// The agent looks at the list of conversations.
    pub async fn list(&self, deployment: SocketAddr) -> Result<()> {
        let (address, cookie) = (format!("http://{deployment}/api/{}/inbox/0", self.id), self.cookie.clone());
        let asked = tokio::task::spawn_blocking(move || {
            let request = ureq::post(address).header("Origin", format!("http://{deployment}")).header("Cookie", cookie);
            request
                .config()
                .http_status_as_error(false)
                .build()
                .send(r#"{"hello":{"windows":[{"section":"waiting","count":50},{"section":"mine","count":50}]}}"#)
        });
        let status = asked.await??.status();
        ensure!(status == 200, "the list was answered with {status}");
        Ok(())
    }

    /// The upgrade with which a console of the agent's begins to look at the list.
    pub fn console(&self, to: SocketAddr) -> Result<ClientRequestBuilder> {
        let request = ClientRequestBuilder::new(format!("ws://{to}/api/{}/inbox/0", self.id).parse()?)
            .with_header("Origin", format!("http://{to}"))
            .with_header("Cookie", self.cookie.as_str())
            .with_sub_protocol(SUBPROTOCOL);
        Ok(request)
    }

    /// The visitor's way into it.
    pub fn visitor(&self, to: SocketAddr, conversation: ConversationId) -> Way {
        let token = self.keys.sign(&self.id, Holder::Visitor(conversation), NEVER);
        Way { to, site: self.id.clone(), conversation, who: Who::Visitor(token) }
    }

    /// The agent's way into it, once something has happened there.
    pub fn agent(&self, to: SocketAddr, conversation: ConversationId) -> Way {
        Way { to, site: self.id.clone(), conversation, who: Who::Agent(self.cookie.clone()) }
    }
}

/// A conversation that nobody has begun.
pub fn conversation() -> ConversationId {
    ConversationId::from_random(0, fastrand::u128(..).to_be_bytes())
}
