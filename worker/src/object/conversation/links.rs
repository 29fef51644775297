//! The open links of a conversation: one row among what is stored of it. Each change is one statement, so that a link is
//! spent or it is not.

use protocol::Refused;
use worker::{Result, SqlStorage};

use super::state;
use crate::object::sql;
use crate::platform;

/// Opens one.
pub(super) fn open(sql: &SqlStorage, digest: String) -> Result<()> {
    let mut links = state::links(sql)?;
    links.open(platform::now(), digest);
    state::store_links(sql, &links)
}

/// Spends one. Whoever asks has proven nothing: a conversation that nobody has begun stays without a table.
pub(super) fn claim(sql: &SqlStorage, digest: &str) -> Result<std::result::Result<(), Refused>> {
    let mut links = if sql::has_table(sql, state::TABLE)? { state::links(sql)? } else { Default::default() };
    let before = links.clone();
    let claimed = links.claim(platform::now(), digest);
    if links != before {
        state::store_links(sql, &links)?;
    }
    Ok(claimed.map_err(Refused::from))
}
