//! Files that the build made, as the platform keeps them.

use protocol::Refused;
use worker::{Env, Error, Fetcher, Response};

use super::super::unavailable;
use crate::platform::ASSETS;

const DOING: &str = "reading a static file";

/// A file as text.
pub(super) async fn text(env: &Env, name: &str) -> Result<String, Refused> {
    get(env, name).await?.text().await.map_err(unavailable(DOING))
}

/// A file as bytes: as text, it would be converted from and to JavaScript's twice.
pub(super) async fn bytes(mut file: Response) -> Result<Vec<u8>, Refused> {
    file.bytes().await.map_err(unavailable(DOING))
}

/// A file, not yet read, with its headers.
pub(super) async fn get(env: &Env, name: &str) -> Result<Response, Refused> {
    let assets: Fetcher = env.assets(ASSETS).map_err(unavailable(DOING))?;
    let file = assets.fetch(format!("https://assets/{name}"), None).await.map_err(unavailable(DOING))?;
    if file.status_code() != 200 {
        return Err(unavailable(DOING)(Error::RustError(format!("{name} is not built"))));
    }
    Ok(file)
}
