//! What every answer of the worker carries, whoever made it. Files of the platform go past the worker; their headers
//! stand in `_headers`.

use worker::{Headers, Response, Result};

/// A year. Without subdomains: they may be somebody else's.
const HTTPS_ONLY: &str = "max-age=31536000";

/// Adds what is missing: no answer is guessed to be of another type, none is kept that does not say so, and a deployment
/// that was reached over https is reached in no other way.
pub(super) fn finish(response: Response, https: bool) -> Result<Response> {
    // The platform makes of it a socket, which has no headers.
    if response.status_code() == 101 {
        return Ok(response);
    }
    // A copy: headers of what an object answered cannot be changed.
    let headers: Headers = response.headers().entries().collect();
    headers.set("X-Content-Type-Options", "nosniff")?;
    if !headers.has("Cache-Control")? {
        headers.set("Cache-Control", "no-store")?;
    }
    if https {
        headers.set("Strict-Transport-Security", HTTPS_ONLY)?;
    }
    Ok(response.with_headers(headers))
}
