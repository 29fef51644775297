//! How often one network may do what costs something. Refused here, before an object is woken.

use protocol::{Refusal, Refused};
use worker::Env;

use super::unavailable;

/// What is limited; `wrangler.toml` says how often.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    /// Conversations that visitors begin (rule L4).
    NewConversations,
    /// Passwords, links and secrets that somebody tries. The site counts by agent and network besides.
    SignIn,
    /// What is stored or fetched beside messages: pieces of files, who a visitor is, how it was, pages for cards.
    Writes,
    /// Names of sites that this isolate has not heard of. Each wakes an object, even where there is no site.
    NewNames,
}

impl Limit {
    /// Counts one more from this network, or refuses it.
    pub(super) async fn count(self, env: &Env, network: String) -> Result<(), Refused> {
        let (binding, code) = match self {
            Self::NewConversations => ("NEW_CONVERSATIONS", Refusal::TooManyConversations),
            Self::SignIn => ("SIGN_IN", Refusal::TooFast),
            Self::Writes => ("WRITES", Refusal::TooFast),
            Self::NewNames => ("NEW_NAMES", Refusal::TooFast),
        };
        let counted = async { env.rate_limiter(binding)?.limit(network).await };
        if counted.await.map_err(unavailable(binding))?.success {
            return Ok(());
        }
        Err(Refused { retry_after_ms: Some(60_000), ..code.into() })
    }
}
