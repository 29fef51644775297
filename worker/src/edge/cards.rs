//! Pages of the owner's website as cards, looked at for an agent (rules K4 to K6). What may be looked at, and what a page
//! says, is for `cards` to say.

use cards::{Card, Sites, is_html, read};
use chat::site::Check;
use protocol::{CardAnswer, CardRequest, Origin, Refusal, Refused, limits};
use worker::{AbortSignal, Response, Url};

use super::answer::json;
use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods};
use super::outside::{self, Wanted};
use super::{Answered, remembered, unavailable};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// What a page says of itself.
    Page,
    /// Its picture.
    Picture,
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        ["cards"] => Some(vec![(Method::Post, Address::Page)]),
        ["cards", "picture"] => Some(vec![(Method::Post, Address::Picture)]),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    asked.ask(&Check { caller: asked.caller()? }).await?;
    asked.count(Limit::Writes).await?;
    let CardRequest { url } = asked.read().await?;
    let settings = remembered::settings(&asked.request, asked.env, &asked.site).await?;
    let origins = &settings.profile.value.origins;
    match address {
        Address::Page => {
            let look = async |signal: &AbortSignal| look(signal, origins, &url).await;
            let Card { facts, picture } = outside::in_time(asked.env, look).await?;
            json(200, &CardAnswer { card: facts, picture: picture.is_some() })
        }
        Address::Picture => {
            let look = async |signal: &AbortSignal| {
                let page = look(signal, origins, &url).await?;
                look_at_picture(signal, origins, page.picture).await
            };
            let (kind, bytes) = outside::in_time(asked.env, look).await?;
            shown(kind, bytes)
        }
    }
}

/// The page at that address.
async fn look(signal: &AbortSignal, origins: &[Origin], url: &str) -> Result<Card, Refused> {
    let sites = Sites(origins);
    let asked = sites.page(url)?;
    let next = |from: &Url, to: &str, before| sites.next_page(from, to, before);
    let wanted = Wanted { accept: "text/html,application/xhtml+xml", bytes: limits::CARD_PAGE_BYTES };
    let page = outside::fetch(signal, asked.clone(), wanted, next).await?;
    if !is_html(&page.kind) {
        return Err(Refusal::PageNotHtml.into());
    }
    Ok(read(&page.read.bytes, &asked, &page.from)?)
}

/// The picture that a page names: what it is by its first bytes, and all of it.
async fn look_at_picture(
    signal: &AbortSignal,
    origins: &[Origin],
    address: Option<Url>,
) -> Result<(&'static str, Vec<u8>), Refused> {
    let sites = Sites(origins);
    let address = sites.picture(address.ok_or(Refusal::NoPicture)?.as_str())?;
    let next = |from: &Url, to: &str, before| sites.next_picture(from, to, before);
    let accept = "image/webp,image/jpeg,image/png,image/gif";
    let wanted = Wanted { accept, bytes: limits::CARD_PICTURE_BYTES };
    let fetched = outside::fetch(signal, address, wanted, next).await;
    let whole = fetched.ok().map(|fetched| fetched.read).filter(|read| read.is_all).ok_or(Refusal::NoPicture)?;
    let kind = chat::files::picture(&whole.bytes).ok_or(Refusal::NoPicture)?;
    Ok((kind, whole.bytes))
}

/// A picture and nothing else, whatever is in it.
fn shown(kind: &str, bytes: Vec<u8>) -> Answered {
    let answering = || unavailable("answering with a picture");
    let mut response = Response::from_bytes(bytes).map_err(answering())?;
    for (name, value) in [
        ("Content-Type", kind),
        ("Content-Security-Policy", "default-src 'none'; sandbox"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
        response.headers_mut().set(name, value).map_err(answering())?;
    }
    Ok(response)
}
