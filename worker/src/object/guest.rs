//! How the edge tells an object whom it lets in: in a header, which clients cannot set.

use protocol::{Actor, ContactId, FileId, Looker};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use worker::{Request, Result, js_sys};

/// The header.
pub(crate) const GUEST_HEADER: &str = "x-edgewise-guest";

/// The header with whom a visitor has proven to be, of what is asked on a visitor's behalf; empty where that is nobody.
pub(crate) const VISITOR_HEADER: &str = "x-edgewise-visitor";

/// Whom the edge lets into an inbox shard.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ConsoleGuest {
    /// Whose console it is.
    pub(crate) looker: Looker,
    /// How many shards the site has.
    pub(crate) shards: u16,
}

/// Who sends which piece of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PieceGuest {
    /// Who.
    pub(crate) by: Actor,
    /// The file.
    pub(crate) file: FileId,
    /// Which piece.
    pub(crate) place: u32,
    /// What the file is called.
    pub(crate) name: String,
    /// How large the file is.
    pub(crate) bytes: u32,
}

/// A guest as the header's value: percent-encoded JSON, since names have letters that headers do not.
pub(crate) fn guest_header(guest: &impl Serialize) -> Result<String> {
    Ok(js_sys::encode_uri_component(&serde_json::to_string(guest)?).into())
}

/// The visitor on whose behalf a request comes: the person that they have proven to be, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OnBehalfOf(pub(crate) Option<ContactId>);

impl OnBehalfOf {
    /// As the header's value.
    pub(crate) fn header(self) -> String {
        self.0.map(|contact| contact.to_string()).unwrap_or_default()
    }
}

/// The visitor on whose behalf a request comes; nothing where it comes on nobody's.
pub(super) fn visitor_of(request: &Request) -> Result<Option<OnBehalfOf>> {
    let Some(header) = request.headers().get(VISITOR_HEADER)? else { return Ok(None) };
    let contact = (!header.is_empty()).then(|| header.parse()).transpose();
    let contact = contact.map_err(|_| worker::Error::RustError(format!("a visitor called {header:?}")))?;
    Ok(Some(OnBehalfOf(contact)))
}

/// Whom a request names.
pub(super) fn of<T: DeserializeOwned>(request: &Request) -> Result<T> {
    let header = request.headers().get(GUEST_HEADER)?.ok_or("a request that names nobody")?;
    let json = js_sys::decode_uri_component(&header)?;
    Ok(serde_json::from_str(&String::from(json))?)
}
