//! What happens to the page as a whole: seen or not, online or not, going away and coming back.

use std::rc::Rc;

use web_sys::{EventTarget, VisibilityState};

use crate::Listener;

/// What happened to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageEvent {
    /// The person can see it.
    Shown,
    /// It is in the background.
    Hidden,
    /// It got or lost the keyboard.
    Focus,
    /// The device says that it is online again.
    Online,
    /// The device says that it is offline.
    Offline,
    /// It goes away; perhaps into the back/forward cache, where open sockets are not welcome.
    Left,
    /// It is there: at first, and when it comes back out of the cache.
    Back,
}

/// Page events, heard for as long as this is kept.
#[derive(Debug)]
pub struct PageEvents {
    _listeners: Vec<Listener>,
}

impl PageEvents {
    /// Calls `hear` for each.
    pub fn listen(hear: impl Fn(PageEvent) + 'static) -> Self {
        let Some(window) = web_sys::window() else { return Self { _listeners: Vec::new() } };
        let hear: Rc<dyn Fn(PageEvent)> = Rc::new(hear);
        let on = |target: &EventTarget, name, read: fn() -> PageEvent| {
            let hear = Rc::clone(&hear);
            Listener::on(target, name, move |_| hear(read()))
        };
        let mut listeners = vec![
            on(&window, "online", || PageEvent::Online),
            on(&window, "focus", || PageEvent::Focus),
            on(&window, "blur", || PageEvent::Focus),
            on(&window, "offline", || PageEvent::Offline),
            on(&window, "pagehide", || PageEvent::Left),
            on(&window, "pageshow", || PageEvent::Back),
        ];
        if let Some(document) = window.document() {
            let read = || if is_visible() { PageEvent::Shown } else { PageEvent::Hidden };
            listeners.push(on(&document, "visibilitychange", read));
        }
        Self { _listeners: listeners }
    }
}

/// Whether the person looks at the page: sees it, and has it in front of all others.
pub fn is_watched() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    is_visible() && document.is_none_or(|document| document.has_focus().unwrap_or(true))
}

/// Whether the person can see the page.
pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
}
