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

/// Whom the visitor on whose behalf a request comes has proven to be; nothing where it comes on nobody's.
pub(super) fn visitor_of(request: &Request) -> Result<Option<Option<ContactId>>> {
    let Some(header) = request.headers().get(VISITOR_HEADER)? else { return Ok(None) };
    let contact = (!header.is_empty()).then(|| header.parse()).transpose();
    contact.map(Some).map_err(|_| worker::Error::RustError(format!("a visitor called {header:?}")))
}

/// Whom a request names.
pub(super) fn of<T: DeserializeOwned>(request: &Request) -> Result<T> {
    let header = request.headers().get(GUEST_HEADER)?.ok_or("a request that names nobody")?;
    let json = js_sys::decode_uri_component(&header)?;
    Ok(serde_json::from_str(&String::from(json))?)
}
