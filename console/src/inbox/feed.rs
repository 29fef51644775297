//! The link to one inbox shard. Says what came and how the link is; decides nothing.

use std::cell::{Cell, RefCell};

use browser::{Address, End, Wire, now};
use protocol::{FromConsole, SiteId, Timestamp, ToConsole, Window};
use session::{Line, LineInput, Link};

/// What is heard of a shard.
#[derive(Debug)]
pub(super) enum News {
    /// A frame.
    Frame(ToConsole),
    /// The link is up, or is not wanted.
    Up,
    /// Exchanges stand in for the socket: news comes every few seconds.
    Slow,
    /// The link is down, or does not answer.
    Down(Timestamp),
    /// The link failed once more; a browser does not tell whether because nobody is signed in any more.
    Doubt,
    /// Nobody is signed in any more.
    Ended,
}

/// The app's end of a shard's link.
pub(super) struct Feed {
    site: SiteId,
    shard: u16,
    hear: Box<dyn Fn(u16, News)>,
    windows: RefCell<Vec<Window>>,
    /// The attempt at which there was doubt last.
    doubted: Cell<Option<u32>>,
}

/// Connects to a shard and asks for windows, for as long as what it returns is kept.
pub(super) fn open(site: SiteId, shard: u16, windows: Vec<Window>, hear: impl Fn(u16, News) + 'static) -> Wire<Feed> {
    let (windows, doubted) = (RefCell::new(windows), Cell::new(None));
    Wire::new(Line::default(), Feed { site, shard, hear: Box::new(hear), windows, doubted })
}

/// Asks for other windows. A link that is not up asks for them when it is; so does every exchange.
pub(super) fn show(wire: &Wire<Feed>, windows: Vec<Window>) {
    let frame = FromConsole::Show { windows: windows.clone() };
    wire.end().windows.replace(windows);
    if wire.look(Line::is_live) {
        wire.send(&serde_json::to_string(&frame).unwrap_or_default());
    } else {
        wire.input(LineInput::Carry);
    }
}

impl End for Feed {
    type Core = Line;

    fn address(&self) -> Address {
        Address { url: format!("/api/{}/inbox/{}", self.site, self.shard), token: String::new() }
    }

    fn write(&self, (): ()) -> String {
        let hello = FromConsole::Hello { windows: self.windows.borrow().clone() };
        serde_json::to_string(&hello).unwrap_or_default()
    }

    fn read(&self, _wire: &Wire<Self>, text: &str) -> Option<LineInput> {
        let frame: ToConsole = serde_json::from_str(text).ok()?;
        // The answer to the greeting.
        let welcomed = matches!(frame, ToConsole::List { .. });
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
