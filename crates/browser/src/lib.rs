//! The only browser I/O: one browser API, one file. Decides nothing; `edgewise-session` does.
//!
//! Whatever is handed to the browser (listeners, timers, sockets) is owned by a value here, and is taken back
//! when that value is dropped. So nothing that was replaced can still call.

mod chance;
mod clock;
mod core;
pub mod dom;
pub mod files;
pub mod js;
pub mod later;
mod listener;
pub mod local_time;
mod money;
mod page;
mod request;
mod socket;
pub mod storage;
pub mod text_field;
mod timer;
mod wire;

pub use chance::{bits, key};
pub use clock::now;
pub use core::{Core, Step};
pub use listener::Listener;
pub use local_time::LocalTime;
pub use money::price_text;
pub use page::{PageEvent, PageEvents, is_visible, is_watched};
pub use request::{Answer, request};
pub use socket::{Address, Socket, SocketEvent};
pub use timer::Timer;
pub use wire::{End, Wire};
