//! Whether a conversation is there at all. A browser does not say why a server refused a socket; the answer to a
//! request does.

use browser::{key, request};
use protocol::{Epoch, FromAgent, Hello, Seq, TabId};

/// The status of a request about something that is not there.
const NOT_FOUND: u16 = 404;

/// Greets the conversation in a request of its own; calls `absent` if there is none.
pub(super) fn ask(url: String, absent: impl FnOnce() + 'static) {
    let hello = Hello { tab: TabId::from_random(key()), epoch: Epoch::default(), seq: Seq::default() };
    let frame = serde_json::to_string(&FromAgent::Hello(hello)).unwrap_or_default();
    request(url, "", Some(&frame), move |answer| {
        if answer.status == NOT_FOUND {
            absent();
        }
    });
}
