//! Leptos' signals want what may go to another thread, and a browser's objects may not. The crate `send_wrapper` lets
//! them in and asks at each use whether this is still the thread that made them. With that question comes the standard
//! library's idea of a thread, and with it a second allocator: 2 KB (brotli) of a widget that has one thread for ever.
//! So the workspace's `[patch]` puts this in its place. A release of Leptos that names more of it fails to build.
//!
//! Where there are threads (the native tests), each use asks as before.

use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

pin_project! {
    /// A value that only the thread which made it may use.
    #[derive(Clone)]
    pub struct SendWrapper<T> {
        // First, as fields are dropped in order: it must speak before the value goes.
        made_by: MadeBy,
        #[pin]
        value: T,
    }
}

#[cfg(all(target_family = "wasm", target_feature = "atomics"))]
compile_error!("a wasm with threads needs the real send_wrapper");

// Wasm without atomics has one thread. Elsewhere nothing reaches the value but by `MadeBy::check`, and `MadeBy` ends the
// process rather than let another thread drop it.
#[allow(unsafe_code, reason = "the whole purpose: a promise that the compiler cannot check, kept by `MadeBy`")]
unsafe impl<T> Send for SendWrapper<T> {}
#[allow(unsafe_code, reason = "as above")]
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps what this thread has.
    pub fn new(value: T) -> Self {
        Self { made_by: MadeBy::this_thread(), value }
    }

    /// The value again.
    ///
    /// # Panics
    /// On another thread than the one that wrapped it.
    pub fn take(self) -> T {
        self.made_by.check();
        self.value
    }

    /// Whether this thread wrapped it.
    pub fn valid(&self) -> bool {
        self.made_by.is_this_thread()
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.made_by.check();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.made_by.check();
        &mut self.value
    }
}

impl<T> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendWrapper")
    }
}

impl<F: Future> Future for SendWrapper<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.made_by.check();
        self.project().value.poll(context)
    }
}

impl<S: Stream> Stream for SendWrapper<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.made_by.check();
        self.project().value.poll_next(context)
    }
}

/// Which thread that was: here there is one.
#[cfg(target_family = "wasm")]
#[derive(Clone)]
struct MadeBy;

#[cfg(target_family = "wasm")]
#[allow(clippy::unused_self, reason = "as where there are threads")]
impl MadeBy {
    fn this_thread() -> Self {
        Self
    }

    fn is_this_thread(&self) -> bool {
        true
    }

    fn check(&self) {}
}

/// Which thread that was.
#[cfg(not(target_family = "wasm"))]
struct MadeBy(std::thread::ThreadId);

#[cfg(not(target_family = "wasm"))]
impl MadeBy {
    fn this_thread() -> Self {
        Self(std::thread::current().id())
    }

    fn is_this_thread(&self) -> bool {
        self.0 == std::thread::current().id()
    }

    fn check(&self) {
        assert!(self.is_this_thread(), "only the thread that wrapped a value may use it");
    }
}

#[cfg(not(target_family = "wasm"))]
impl Clone for MadeBy {
    /// Asks first: whoever clones the wrapper clones the value next.
    fn clone(&self) -> Self {
        self.check();
        Self(self.0)
    }
}

#[cfg(not(target_family = "wasm"))]
impl Drop for MadeBy {
    /// Ends the process where another thread would drop the value next: a panic would go on to drop it.
    fn drop(&mut self) {
        if !self.is_this_thread() {
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SendWrapper;

    #[test]
    fn the_thread_that_wrapped_a_value_has_it() {
        let mut wrapped = SendWrapper::new(std::rc::Rc::new(1));
        assert!(wrapped.valid());
        *wrapped = std::rc::Rc::new(2);
        assert_eq!(**wrapped.clone(), 2);
        assert_eq!(*wrapped.take(), 2);
    }

    #[test]
    fn another_thread_can_carry_it_but_not_use_it() {
        let wrapped = SendWrapper::new(1);
        let back = std::thread::spawn(move || {
            assert!(!wrapped.valid());
            assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| *wrapped)).is_err());
            assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| wrapped.clone())).is_err());
            wrapped
        })
        .join()
        .unwrap_or_else(|_| unreachable!("every panic was caught"));
        assert_eq!(back.take(), 1);
    }
}
