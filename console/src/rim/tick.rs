//! One timer a second, for everything that shows how long something has lasted.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use browser::Timer;
use leptos::prelude::*;

const SECOND: Duration = Duration::from_secs(1);

/// Calls `call` every second, for as long as the owner lives.
pub(crate) fn every_second(call: impl Fn() + 'static) {
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
