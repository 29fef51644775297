//! How consoles enter the shards of a site's inbox.

use protocol::limits;

use super::asked::Asked;
use super::method::{Method, Methods};
use super::{Answered, enter};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Socket(u16),
    Exchange(u16),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let ["inbox", text] = path else { return None };
    let shard: u16 = text.parse().ok()?;
    // One text per shard: `+1` and `01` are none.
    let is_shard = shard.to_string() == *text && shard < limits::SHARDS_PER_SITE;
    is_shard.then(|| vec![(Method::Get, Address::Socket(shard)), (Method::Post, Address::Exchange(shard))])
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::Socket(shard) => enter::inbox_socket(&asked, shard).await,
        Address::Exchange(shard) => enter::inbox_exchange(&asked, shard).await,
    }
}
