//! The socket to one inbox shard. Says what came and how the line is; decides nothing.

use std::cell::Cell;

use browser::{Address, End, Wire, now};
use protocol::{FromConsole, SiteId, Timestamp, ToConsole};
use session::{Line, LineInput, Link};

/// What is heard of a shard.
#[derive(Debug)]
pub(crate) enum News {
    /// A frame.
    Frame(ToConsole),
    /// The line is up, or is not wanted.
    Up,
    /// Exchanges stand in for the line: news comes every few seconds.
    Slow,
    /// The line is down, or does not answer.
    Down(Timestamp),
    /// The line failed once more; a browser does not tell whether because nobody is signed in any more.
    Doubt,
    /// Nobody is signed in any more.
    Ended,
}

/// The app's end of a shard's socket.
pub(crate) struct Feed {
    site: SiteId,
    shard: u16,
    hear: Box<dyn Fn(u16, News)>,
    /// The attempt at which there was doubt last.
    doubted: Cell<Option<u32>>,
}

/// Connects to a shard, for as long as what it returns is kept.
pub(crate) fn open(site: SiteId, shard: u16, hear: impl Fn(u16, News) + 'static) -> Wire<Feed> {
    let wire = Wire::new(Line::default(), Feed { site, shard, hear: Box::new(hear), doubted: Cell::new(None) });
    wire.start();
    wire
}

impl End for Feed {
    type Core = Line;

    fn address(&self) -> Address {
        Address { url: format!("/api/{}/inbox/{}", self.site, self.shard), token: String::new() }
    }

    fn write(&self, (): ()) -> String {
        serde_json::to_string(&FromConsole::Hello {}).unwrap_or_default()
    }

    fn read(&self, _wire: &Wire<Self>, text: &str) -> Option<LineInput> {
        let frame: ToConsole = serde_json::from_str(text).ok()?;
        // The whole list is the answer to the greeting.
        let welcomed = matches!(frame, ToConsole::Rows { .. });
        (self.hear)(self.shard, News::Frame(frame));
        welcomed.then_some(LineInput::Welcomed)
    }

    fn changed(&self, wire: &Wire<Self>) {
        let state = wire.look(Clone::clone);
        let (link, attempts) = (state.link(), state.attempts());
        match link {
            _ if state.is_up() => self.doubted.set(None),
            // At the first loss, then ever more rarely, as the attempts do.
            Link::Down { .. } if attempts & attempts.saturating_sub(1) == 0 && self.doubted.get() != Some(attempts) => {
                self.doubted.set(Some(attempts));
                (self.hear)(self.shard, News::Doubt);
            }
            _ => {}
        }
        let news = match link {
            _ if state.is_exchanging() => News::Slow,
            _ if state.is_well() || link == Link::Idle => News::Up,
            _ => News::Down(now()),
        };
        (self.hear)(self.shard, news);
    }

    fn signed_out(&self, _wire: &Wire<Self>) {
        (self.hear)(self.shard, News::Ended);
    }
}
