//! The edge's clock, as this device shows it: one timer a second, for everything that says how long something has lasted.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use browser::Timer;
use leptos::prelude::*;
use protocol::Timestamp;

const SECOND: Duration = Duration::from_secs(1);

/// The two clocks. Copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    /// The edge's, once a second.
    pub(crate) now: Memo<Timestamp>,
    /// The device's, once a second.
    pub(crate) here: ReadSignal<Timestamp>,
    /// How far the edge's is ahead of the device's, in milliseconds.
    ahead: RwSignal<i64>,
}

impl Clock {
    /// Runs for as long as the current owner lives.
    pub(crate) fn start() -> Self {
        let (here, tick) = signal(browser::now());
        every_second(move || tick.set(browser::now()));
        let ahead = RwSignal::new(0_i64);
        let now = Memo::new(move |_| Timestamp(here.get().0.saturating_add_signed(ahead.get())));
        Self { now, here, ahead }
    }

    /// The edge has just said what time it is.
    pub(crate) fn set(self, edge: Timestamp) {
        let signed = |at: Timestamp| i64::try_from(at.0).unwrap_or_default();
        self.ahead.set(signed(edge) - signed(browser::now()));
    }
}

fn every_second(call: impl Fn() + 'static) {
    let held = Rc::new(RefCell::new(None));
    arm(&held, Rc::new(call));
    StoredValue::new_local(held);
}

fn arm(held: &Rc<RefCell<Option<Timer>>>, call: Rc<dyn Fn()>) {
    // Weak, or the timer would hold itself alive.
    let weak = Rc::downgrade(held);
    let timer = Timer::after(SECOND, move || {
        if let Some(held) = weak.upgrade() {
            arm(&held, Rc::clone(&call));
            call();
        }
    });
    drop(held.replace(Some(timer)));
}
