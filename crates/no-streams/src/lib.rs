//! Streams for apps that have none.
//!
//! Leptos' server functions stream over `fetch` with the crate `wasm-streams`. That one exports its streams to
//! JavaScript, and what is exported stays, used or not: 3 KB (brotli) of every app. Neither app has server functions,
//! so the workspace's `[patch]` puts this in its place. A release of Leptos that names more of it fails to build.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A browser's stream.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream that the browser made.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's stream again.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would send `stream`; nothing is sent.
    ///
    /// # Panics
    /// Always.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>>>(_stream: S) -> Self {
        unimplemented!("these apps stream nothing")
    }

    /// Would read the stream; it ends at once.
    pub fn into_stream(self) -> IntoStream<'static> {
        IntoStream(PhantomData)
    }
}

/// A stream without anything in it.
#[derive(Debug)]
pub struct IntoStream<'reader>(PhantomData<&'reader ()>);

impl Stream for IntoStream<'_> {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
