//! Answers as JSON, and refusals as answers.

use protocol::Refusal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use worker::{Request, Response, Result};

use super::{Answered, unavailable};

/// A refusal on its way out.
pub(crate) type Refused = protocol::Refused;

#[derive(Serialize, Deserialize)]
struct Body {
    refused: Refused,
}

/// A refusal as an HTTP answer.
pub(super) fn refusal(refused: &Refused) -> Result<Response> {
    let mut response = Response::from_json(&Body { refused: refused.clone() })?.with_status(status(refused.code));
    response.headers_mut().set("Cache-Control", "no-store")?;
    Ok(response)
}

/// JSON with a status; never kept by anybody on the way.
pub(super) fn json(status: u16, value: &impl Serialize) -> Answered {
    let mut response = Response::from_json(value).map_err(unavailable("answering"))?.with_status(status);
    response.headers_mut().set("Cache-Control", "no-store").map_err(unavailable("answering"))?;
    Ok(response)
}

/// Done, nothing to say.
pub(super) fn no_content() -> Answered {
    Ok(Response::empty().map_err(unavailable("answering"))?.with_status(204))
}

/// The JSON body of a request, of at most 32 KiB.
pub(super) async fn read<T: DeserializeOwned>(request: &mut Request) -> std::result::Result<T, Refused> {
    let bytes = bytes(request, protocol::limits::REQUEST_BYTES).await?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::BadRequest.into())
}

/// The body of a request, of at most so many bytes.
pub(super) async fn bytes(request: &mut Request, limit: usize) -> std::result::Result<Vec<u8>, Refused> {
    let declared = request.headers().get("Content-Length").ok().flatten().and_then(|length| length.parse().ok());
    if declared.is_some_and(|length: usize| length > limit) {
        return Err(Refusal::RequestTooLarge.into());
    }
    let bytes = request.bytes().await.map_err(|_| Refused::from(Refusal::BadRequest))?;
    if bytes.len() > limit {
        return Err(Refusal::RequestTooLarge.into());
    }
    Ok(bytes)
}

const fn status(code: Refusal) -> u16 {
    match code {
        Refusal::NotSignedIn
        | Refusal::WrongPassword
        | Refusal::WrongSecret
        | Refusal::TokenForged
        | Refusal::TokenExpired
        | Refusal::TokenElsewhere
        | Refusal::LinkExpired => 401,
        Refusal::OriginRefused | Refusal::AdminOnly => 403,
        Refusal::NoSuchSite | Refusal::NotFound => 404,
        Refusal::AlreadySetUp | Refusal::AlreadyTaken | Refusal::EmailTaken | Refusal::LastAdmin => 409,
        Refusal::RequestTooLarge | Refusal::FrameTooLarge => 413,
        Refusal::TooFast | Refusal::TooManyConversations => 429,
        Refusal::Unavailable | Refusal::TooManySockets => 503,
        Refusal::BadFrame
        | Refusal::UnknownKind
        | Refusal::BodyEmpty
        | Refusal::BodyTooLong
        | Refusal::BodyControlCharacter
        | Refusal::NumberGap
        | Refusal::TabTaken
        | Refusal::SeqAhead
        | Refusal::NotYours
        | Refusal::HelloFirst
        | Refusal::BadRequest => 400,
    }
}
