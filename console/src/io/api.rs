//! The HTTP interface, as `docs/protocol.md` gives it. Decides nothing about what an answer means for the app.

use std::collections::BTreeMap;

use browser::js::Wait;
use gloo_net::http::{Request, RequestBuilder, Response};
use protocol::{
    AcceptInvitation, AgentId, AgentSignIn, AnswerId, Answers, CardAnswer, CardRequest, Email, Invite, Me,
    NewIdentityKey, Opinion, Origin, PathAnswer, PictureId, Question, Refused, Settings, SettingsChange, Setup, SignIn,
    SignInId, SiteId, Team, UseLink,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::task::Trouble;

#[derive(Deserialize)]
struct Refusal {
    refused: Refused,
}

#[derive(Deserialize)]
struct SetUp {
    set_up: bool,
}

/// What a conversation wants of the settings. All of them are code that would be loaded before the list shows.
#[derive(Deserialize)]
struct OfSite {
    profile: Websites,
}

#[derive(Deserialize)]
struct Websites {
    #[serde(default)]
    origins: Vec<Origin>,
}

#[derive(Deserialize)]
struct Kept {
    picture: PictureId,
}

/// The interface of one site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Api {
    site: SiteId,
}

type Answer<T> = Result<T, Trouble>;

impl Api {
    pub(crate) fn new(site: SiteId) -> Self {
        Self { site }
    }

    pub(crate) async fn is_set_up(&self) -> Answer<bool> {
        get::<SetUp>(&self.url("setup")).await.map(|answer| answer.set_up)
    }

    pub(crate) async fn set_up(&self, setup: &Setup) -> Answer<Me> {
        send(Request::post(&self.url("setup")), setup).await
    }

    pub(crate) async fn me(&self) -> Answer<Me> {
        get(&self.url("me")).await
    }

    pub(crate) async fn sign_in(&self, sign_in: &SignIn) -> Answer<Me> {
        send(Request::post(&self.url("sign-in")), sign_in).await
    }

    pub(crate) async fn use_link(&self, link: String) -> Answer<Me> {
        send(Request::post(&self.url("sign-in-links/use")), &UseLink { link }).await
    }

    pub(crate) async fn accept(&self, accept: &AcceptInvitation) -> Answer<Me> {
        send(Request::post(&self.url("invitations/accept")), accept).await
    }

    pub(crate) async fn sign_out(&self) -> Answer<()> {
        done(Request::post(&self.url("sign-out"))).await
    }

    pub(crate) async fn sign_ins(&self) -> Answer<Vec<AgentSignIn>> {
        get(&self.url("sign-ins")).await
    }

    pub(crate) async fn revoke(&self, sign_in: SignInId) -> Answer<()> {
        done(Request::delete(&self.url(&format!("sign-ins/{sign_in}")))).await
    }

    pub(crate) async fn settings(&self) -> Answer<Settings> {
        get(&self.url("settings")).await
    }

    /// The website's own addresses.
    pub(crate) async fn websites(&self) -> Answer<Vec<Origin>> {
        get::<OfSite>(&self.url("settings")).await.map(|settings| settings.profile.origins)
    }

    pub(crate) async fn change_settings(&self, change: &SettingsChange) -> Answer<Settings> {
        send(Request::put(&self.url("settings")), change).await
    }

    pub(crate) async fn make_identity_key(&self) -> Answer<NewIdentityKey> {
        send(Request::post(&self.url("identity-keys")), &()).await
    }

    pub(crate) async fn team(&self) -> Answer<Team> {
        get(&self.url("team")).await
    }

    pub(crate) async fn invite(&self, invite: &Invite) -> Answer<PathAnswer> {
        send(Request::post(&self.url("invitations")), invite).await
    }

    pub(crate) async fn withdraw(&self, email: &Email) -> Answer<()> {
        let email: String = js_sys::encode_uri_component(email.as_str()).into();
        done(Request::delete(&self.url(&format!("invitations/{email}")))).await
    }

    pub(crate) async fn remove_agent(&self, agent: AgentId) -> Answer<()> {
        done(Request::delete(&self.url(&format!("agents/{agent}")))).await
    }

    pub(crate) async fn pictures(&self) -> Answer<BTreeMap<AgentId, PictureId>> {
        get(&self.url("team/pictures")).await
    }

    /// Takes a `Blob` that holds a picture.
    pub(crate) async fn set_picture(&self, picture: &JsValue) -> Answer<PictureId> {
        let kept: Kept = read(&text(Request::put(&self.url("me/picture")).body(picture)).await?)?;
        Ok(kept.picture)
    }

    pub(crate) async fn forget_picture(&self) -> Answer<()> {
        done(Request::delete(&self.url("me/picture"))).await
    }

    /// What the bot knows.
    pub(crate) async fn answers(&self) -> Answer<Answers> {
        get(&self.url("answers")).await
    }

    /// Writes an answer that the bot can give; gives it as it is stored.
    pub(crate) async fn write_answer(&self, answer: &protocol::Answer) -> Answer<protocol::Answer> {
        send(Request::put(&self.url(&format!("answers/{}", answer.id))), answer).await
    }

    pub(crate) async fn remove_answer(&self, answer: AnswerId) -> Answer<()> {
        done(Request::delete(&self.url(&format!("answers/{answer}")))).await
    }

    /// What the bot makes of a question.
    pub(crate) async fn try_question(&self, question: String) -> Answer<Opinion> {
        send(Request::post(&self.url("answers/try")), &Question { question }).await
    }

    /// What a page of the website says of itself.
    pub(crate) async fn card(&self, page: &str) -> Answer<CardAnswer> {
        send(Request::post(&self.url("cards")), &CardRequest { url: page.to_owned() }).await
    }

    /// The bytes of its picture.
    pub(crate) async fn card_picture(&self, page: &str) -> Answer<Vec<u8>> {
        let request = Request::post(&self.url("cards/picture")).json(&CardRequest { url: page.to_owned() });
        accepted(request).await?.binary().await.map_err(|_| Trouble::Unreached)
    }

    fn url(&self, path: &str) -> String {
        format!("/api/{}/{path}", self.site)
    }
}

async fn get<T: DeserializeOwned>(url: &str) -> Answer<T> {
    read(&text(Request::get(url).build()).await?)
}

async fn send<T: DeserializeOwned>(request: RequestBuilder, body: &impl serde::Serialize) -> Answer<T> {
    read(&text(request.json(body)).await?)
}

async fn done(request: RequestBuilder) -> Answer<()> {
    accepted(request.build()).await.map(drop)
}

fn read<T: DeserializeOwned>(text: &str) -> Answer<T> {
    serde_json::from_str(text).map_err(|_| Trouble::Unreached)
}

// The two below are boxed and not inlined: whoever waits calls them, where a copy of them would be part of each.

#[inline(never)]
fn text(request: Result<Request, gloo_net::Error>) -> Wait<Answer<String>> {
    Box::pin(async move { accepted(request).await?.text().await.map_err(|_| Trouble::Unreached) })
}

#[inline(never)]
fn accepted(request: Result<Request, gloo_net::Error>) -> Wait<Answer<Response>> {
    Box::pin(async move {
        let answer = request.map_err(|_| Trouble::Unreached)?.send().await.map_err(|_| Trouble::Unreached)?;
        if answer.ok() {
            return Ok(answer);
        }
        let refusal: Refusal = answer.json().await.map_err(|_| Trouble::Unreached)?;
        Err(Trouble::Refused(refusal.refused))
    })
}
