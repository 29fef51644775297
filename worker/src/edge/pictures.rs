//! Photos of agents: the team's end, and how one is shown. Its address never shows another photo (rule G3).

use std::cell::RefCell;
use std::collections::HashMap;

use chat::files;
use chat::site::{Check, Picture, ReadPicture, ReadPictures, SetPicture};
use protocol::{PictureId, limits};
use serde::Serialize;
use worker::{Headers, Response};

use super::answer::{json, no_content};
use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, body, unavailable};
use crate::cache;
use crate::platform;

/// A year; browsers ask for it once.
const KEPT: &str = "public, max-age=31536000, immutable";

/// Photos that an isolate keeps: a few hundred kilobytes as the console makes them, a few megabytes at most.
const AT_MOST: usize = 100;

thread_local! {
    // A cache only: an isolate that lost it asks again.
    static KNOWN: RefCell<HashMap<PictureId, Picture>> = RefCell::default();
}

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Set,
    Forget,
    All,
    Show(PictureId),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        ["me", "picture"] => Some(vec![(Method::Put, Address::Set), (Method::Delete, Address::Forget)]),
        ["team", "pictures"] => Some(vec![(Method::Get, Address::All)]),
        ["team", "pictures", id] => Some(vec![(Method::Get, Address::Show(id.parse().ok()?))]),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::Set => set(&asked).await,
        Address::Forget => {
            asked.ask(&SetPicture { caller: asked.caller()?, picture: None }).await?;
            no_content()
        }
        Address::All => {
            asked.ask(&Check { caller: asked.caller()? }).await?;
            json(200, &asked.ask(&ReadPictures {}).await?)
        }
        Address::Show(id) => {
            asked.caller()?;
            show(&asked, id).await
        }
    }
}

async fn set(asked: &Asked<'_>) -> Answered {
    #[derive(Serialize)]
    struct Answer {
        picture: PictureId,
    }
    let caller = asked.caller()?;
    asked.count(Limit::Writes).await?;
    let content = body::read(&asked.request, limits::FACE_BYTES).await?;
    let mime = files::of_face(&content)?;
    let id = platform::random().map(PictureId::from_random).map_err(unavailable("drawing an id"))?;
    asked.ask(&SetPicture { caller, picture: Some(Picture::new(id, mime, &content)) }).await?;
    json(200, &Answer { picture: id })
}

/// A photo's bytes.
pub(super) async fn show(asked: &Asked<'_>, id: PictureId) -> Answered {
    let showing = || unavailable("showing a photo");
    if let Some(picture) = KNOWN.with_borrow(|known| known.get(&id).cloned()) {
        return shown(&picture).map_err(showing());
    }
    let picture = asked.ask(&ReadPicture { id }).await?;
    let response = shown(&picture).map_err(showing())?;
    KNOWN.with_borrow_mut(|known| cache::keep(known, &id, picture, AT_MOST));
    Ok(response)
}

fn shown(picture: &Picture) -> worker::Result<Response> {
    let headers = Headers::new();
    for (name, value) in [
        ("Content-Type", picture.mime.as_str()),
        ("Content-Security-Policy", "default-src 'none'; sandbox"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", KEPT),
    ] {
        headers.set(name, value)?;
    }
    Ok(Response::from_bytes(picture.bytes())?.with_headers(headers))
}
