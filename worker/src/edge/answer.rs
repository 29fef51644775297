//! Answers as JSON, and refusals as answers.

use protocol::{Refusal, Refused};
use serde::Serialize;
use worker::Response;

use super::{Answered, unavailable};

/// A refusal as an HTTP answer.
pub(super) fn refusal(refused: &Refused) -> worker::Result<Response> {
    #[derive(Serialize)]
    struct Body<'a> {
        refused: &'a Refused,
    }
    Ok(Response::from_json(&Body { refused })?.with_status(status(refused.code)))
}

/// The address is right, the method is not.
pub(super) fn not_allowed(allowed: &str) -> Answered {
    let answering = || unavailable("answering");
    let mut response = refusal(&Refusal::MethodNotAllowed.into()).map_err(answering())?;
    response.headers_mut().set("Allow", allowed).map_err(answering())?;
    Ok(response)
}

/// JSON with a status.
pub(super) fn json(status: u16, value: &impl Serialize) -> Answered {
    Ok(Response::from_json(value).map_err(unavailable("answering"))?.with_status(status))
}

/// Done, nothing to say.
pub(super) fn no_content() -> Answered {
    Ok(Response::empty().map_err(unavailable("answering"))?.with_status(204))
}

/// The status of a refusal.
pub(crate) const fn status(code: Refusal) -> u16 {
    match code {
        Refusal::NotSignedIn
        | Refusal::WrongPassword
        | Refusal::WrongSecret
        | Refusal::TokenForged
        | Refusal::TokenExpired
        | Refusal::TokenElsewhere
        | Refusal::IdentityForged
        | Refusal::IdentityExpired
        | Refusal::IdentityElsewhere
        | Refusal::IdentityClaims
        | Refusal::LinkExpired => 401,
        Refusal::OriginRefused
        | Refusal::AdminOnly
        | Refusal::IdentityRequired
        | Refusal::PageElsewhere
        | Refusal::PagePrivate => 403,
        Refusal::NoSuchSite | Refusal::NotFound | Refusal::FileMissing | Refusal::NoPicture => 404,
        Refusal::MethodNotAllowed => 405,
        Refusal::AlreadySetUp
        | Refusal::AlreadyTaken
        | Refusal::EmailTaken
        | Refusal::FileTaken
        | Refusal::LastAdmin
        | Refusal::PieceGap
        | Refusal::TooManyKeys
        | Refusal::TooManyAnswers
        | Refusal::AnswerChanged
        | Refusal::SettingsChanged => 409,
        Refusal::RequestTooLarge | Refusal::FrameTooLarge | Refusal::FileTooLarge => 413,
        Refusal::TooFast | Refusal::TooManyConversations | Refusal::TooManyFiles => 429,
        Refusal::PageInsecure | Refusal::PageNotHtml | Refusal::PageUntitled => 422,
        Refusal::RecordUnreadable | Refusal::Unknown => 500,
        Refusal::PageRedirects | Refusal::PageUnreachable => 502,
        Refusal::PageSlow => 504,
        Refusal::Unavailable | Refusal::TooManySockets => 503,
        Refusal::BadFrame
        | Refusal::UnknownKind
        | Refusal::BodyEmpty
        | Refusal::BodyTooLong
        | Refusal::BadChoices
        | Refusal::BadCard
        | Refusal::BadHours
        | Refusal::BadAnswer
        | Refusal::BadFileName
        | Refusal::FileEmpty
        | Refusal::FileKind
        | Refusal::PictureTooLarge
        | Refusal::BodyControlCharacter
        | Refusal::NumberGap
        | Refusal::TabTaken
        | Refusal::SeqAhead
        | Refusal::NotYours
        | Refusal::HelloFirst
        | Refusal::BadRequest => 400,
    }
}
