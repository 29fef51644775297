//! A one-time link into the console of a development deployment, by the worker's public API only.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::args::Ports;
use crate::dev::secrets;
use crate::dev::secrets::SetupSecret;

const SITE: &str = "main";
const EMAIL: &str = "sam@example.com";

/// Where the worker is found; `localhost`, since the shop is on `127.0.0.1`.
pub(crate) fn origin(ports: Ports) -> String {
    format!("http://localhost:{}", ports.worker)
}

/// Where the shop is found.
pub(crate) fn shop(ports: Ports) -> String {
    format!("http://127.0.0.1:{}", ports.shop)
}

/// Whether the shop may show the chat: a deployment that was set up for another port, or by hand, says who may.
pub(crate) fn allows_shop(ports: Ports) -> Result<bool> {
    let mut loader = ureq::get(format!("{}/{SITE}.js", origin(ports))).call()?;
    Ok(loader.body_mut().read_to_string()?.contains(&format!("\"{}\"", shop(ports))))
}

/// The address of the console.
pub(crate) fn console(ports: Ports) -> String {
    format!("{}/console/{SITE}", origin(ports))
}

/// Sets the deployment up if it is fresh, then asks for a link that signs Sam in once. An error if
/// it was set up by hand, with another agent.
pub(crate) fn link(ports: Ports, secret: &SetupSecret) -> Result<String> {
    let setup = json!({
        "secret": secret.reveal(),
        "site": { "name": "Hem & Haw", "origins": [shop(ports)] },
        "agent": { "name": "Sam", "email": EMAIL, "password": secrets::random::<10>()? },
    });
    match post(ports, "setup", &setup)? {
        (201, _) => {}
        (409, body) if refusal(&body) == "already_set_up" => {}
        (status, body) => bail!("the worker refused the setup: {status} {}", refusal(&body)),
    }
    match post(ports, "sign-in-links", &json!({ "secret": secret.reveal(), "email": EMAIL }))? {
        (201, body) => {
            let path = body["path"].as_str().context("the worker's sign-in link has no path")?;
            Ok(format!("{}{path}", origin(ports)))
        }
        (status, body) => bail!("the worker refused a sign-in link: {status} {}", refusal(&body)),
    }
}

fn post(ports: Ports, action: &str, body: &Value) -> Result<(u16, Value)> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .into();
    let address = format!("{}/api/{SITE}/{action}", origin(ports));
    let mut response = agent
        .post(&address)
        .header("content-type", "application/json")
        .header("origin", origin(ports))
        .send(body.to_string())
        .with_context(|| format!("no answer from {address}"))?;
    let text = response.body_mut().read_to_string()?;
    Ok((response.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::Null)))
}

fn refusal(body: &Value) -> &str {
    body["refused"]["code"].as_str().unwrap_or("without a code")
}
