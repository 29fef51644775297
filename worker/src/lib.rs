//! The edge: says who may do what at which address, wakes the object that owns it, and performs what `chat` decides.
//!
//! Decides nothing about conversations, inboxes or sites itself; those rules are in `crates/chat`.

mod admission;
mod cache;
mod edge;
mod local_time;
#[allow(missing_docs)] // `#[durable_object]` writes public methods that only the runtime calls
mod object;
mod platform;

use worker::{Context, Env, Request, Response, event};

pub use object::{ContactObject, ConversationObject, InboxObject, LibraryObject, SiteObject};

/// Every request of the deployment that is no static file.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    edge::respond(request, &env).await
}
