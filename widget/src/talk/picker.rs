//! Whether the emoji picker is open. It is loaded when it is first wanted, and draws itself.

use std::any::Any;

use super::Talk;

/// How the picker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Picker {
    #[default]
    Closed,
    Loading,
    Open,
}

impl Talk {
    /// How it is now.
    pub(crate) fn picker(self) -> Picker {
        self.own().screen.borrow().picker
    }

    /// The picker becomes this; what it had drawn goes, unless it stays open.
    pub(crate) fn set_picker(self, picker: Picker) {
        if picker != Picker::Open {
            self.own().drawn.take();
        }
        self.draw(|screen| std::mem::replace(&mut screen.picker, picker) != picker);
    }

    /// The picker is wanted no more; says whether it was open.
    pub(crate) fn close_picker(self) -> bool {
        let was_open = self.own().drawn.borrow().is_some();
        self.set_picker(Picker::Closed);
        was_open
    }

    /// The picker has come; `draw` draws it if it is still wanted, and gives what takes it away when it is dropped.
    pub(crate) fn open_picker(self, draw: impl FnOnce() -> Box<dyn Any>) {
        if self.picker() == Picker::Loading {
            self.own().drawn.replace(Some(draw()));
            self.set_picker(Picker::Open);
        }
    }
}
