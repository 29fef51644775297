//! How files get into a conversation, piece by piece, and out of it. Who asks is checked here; what may be stored is for
//! `chat` to say.

use protocol::{Actor, ConversationId, FileId, Party, Refusal, Refused, limits};
use worker::wasm_bindgen::JsValue;
use worker::{Headers, Method as Verb, Request, RequestInit};

use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, body, enter, unavailable};
use crate::object::{GUEST_HEADER, OnBehalfOf, PieceGuest, VISITOR_HEADER, guest_header};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// All of it.
    Read(FileId),
    /// One more piece of it.
    Piece(FileId, u32),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let ["files", file, rest @ ..] = path else { return None };
    let file = file.parse().ok()?;
    match rest {
        [] => Some(vec![(Method::Get, Address::Read(file))]),
        [text] => {
            let place: u32 = text.parse().ok()?;
            // One text per piece: `+1` and `01` are none.
            (place.to_string() == *text).then(|| vec![(Method::Put, Address::Piece(file, place))])
        }
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(
    asked: &Asked<'_>,
    conversation: ConversationId,
    party: Party,
    address: Address,
) -> Answered {
    let asking = || unavailable("asking a conversation for a file");
    let headers = Headers::new();
    let by = match party {
        Party::Visitor => {
            let visitor = OnBehalfOf(asked.visitor(conversation)?);
            headers.set(VISITOR_HEADER, &visitor.header()).map_err(asking())?;
            Actor::Visitor
        }
        Party::Team => Actor::Agent(enter::agent(asked, conversation.shard()).await?.looker.face.id),
    };
    let object = enter::conversation_of(asked, conversation)?;
    let mut init = RequestInit::new();
    let path = match address {
        Address::Read(file) => {
            init.with_method(Verb::Get);
            format!("https://object/files/{file}")
        }
        Address::Piece(file, place) => {
            asked.count(Limit::Writes).await?;
            let (name, bytes) = whole(&asked.request)?;
            let content = body::read(&asked.request, limits::PIECE_BYTES as usize).await?;
            let guest = PieceGuest { by, file, place, name, bytes };
            headers.set(GUEST_HEADER, &guest_header(&guest).map_err(asking())?).map_err(asking())?;
            let content: JsValue = js_sys::Uint8Array::from(content.as_slice()).into();
            init.with_method(Verb::Put).with_body(Some(content));
            "https://object/files".to_owned()
        }
    };
    init.with_headers(headers);
    let request = Request::new_with_init(&path, &init).map_err(asking())?;
    object.fetch_with_request(request).await.map_err(asking())
}

/// What the address says of the whole file: its name, and how many bytes it has.
fn whole(request: &Request) -> Result<(String, u32), Refused> {
    let url = request.url().map_err(unavailable("reading an address"))?;
    let find = |name| url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned());
    let bytes = find("bytes").and_then(|bytes| bytes.parse().ok());
    find("name").zip(bytes).ok_or_else(|| Refusal::BadRequest.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_a_piece_have_one_address_each() {
        let id = "aaaaaaaaaaaaaaaaaaaaaaaaga";
        let file = id.parse().unwrap();
        assert_eq!(at(&["files", id]), Some(vec![(Method::Get, Address::Read(file))]));
        assert_eq!(at(&["files", id, "12"]), Some(vec![(Method::Put, Address::Piece(file, 12))]));
        for path in
            [&["files"] as &[_], &["files", "a"], &["files", id, "01"], &["files", id, "-1"], &["files", id, "1", "2"]]
        {
            assert_eq!(at(path), None, "{path:?}");
        }
    }
}
