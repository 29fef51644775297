//! Clock, chance and log of the platform, and the names of its bindings.

use protocol::Timestamp;
use worker::console_error;
use worker::js_sys::Date;

/// Conversation objects.
pub(crate) const CONVERSATION: &str = "CONVERSATION";
/// Inbox objects.
pub(crate) const INBOX: &str = "INBOX";
/// Objects of people whose identity their site has signed.
pub(crate) const CONTACT: &str = "CONTACT";
/// Objects of what a site's bot knows.
pub(crate) const LIBRARY: &str = "LIBRARY";
/// Site objects.
pub(crate) const SITE: &str = "SITE";
/// Static files.
pub(crate) const ASSETS: &str = "ASSETS";

/// The edge's clock.
pub(crate) fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's clock, after 1970
    Timestamp(Date::now() as u64)
}

/// Random bytes from the platform.
pub(crate) fn random<const N: usize>() -> worker::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| worker::Error::RustError(error.to_string()))?;
    Ok(bytes)
}

/// Writes a cause to the deployment's log; clients see codes only.
pub(crate) fn log(doing: &str, cause: &dyn std::fmt::Display) {
    console_error!("{doing}: {cause}");
}
