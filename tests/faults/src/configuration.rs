//! What workerd is told: the built worker, its three kinds of objects, a disk, one socket on this machine alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::secrets::Secrets;

/// The folder in which objects are stored, within the runtime's own.
pub(crate) const DISK: &str = "disk";

/// Rate limits are the platform's, and bare workerd has none. The name of the class is what the worker looks at.
const LIMIT: &str = "export default () => new (class Ratelimit { async limit() { return { success: true }; } })();\n";

const NAMESPACES: [&str; 3] = ["Conversation", "Inbox", "Site"];

/// Writes everything that workerd needs into `folder`, and gives the path of its configuration.
pub(crate) fn write(folder: &Path, secrets: &Secrets, most_sockets: Option<u64>) -> Result<PathBuf> {
    for file in ["index.js", "index_bg.wasm"] {
        let built = repository().join("target/worker/faults").join(file);
        fs::copy(&built, folder.join(file))
            .with_context(|| format!("cannot copy {}: `cargo xtask faults` builds it", built.display()))?;
    }
    fs::write(folder.join("limit.js"), LIMIT)?;
    fs::create_dir_all(folder.join(DISK))?;
    let path = folder.join("workerd.capnp");
    fs::write(&path, text(secrets, most_sockets))?;
    Ok(path)
}

/// The runtime's program, as npm has installed it.
pub(crate) fn program() -> PathBuf {
    let package = format!("@cloudflare/workerd-{}-{}", std::env::consts::OS, machine());
    repository().join("node_modules").join(package).join("bin/workerd")
}

/// As npm's packages name it.
fn machine() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "64",
        "aarch64" => "arm64",
        other => other,
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(secrets: &Secrets, most_sockets: Option<u64>) -> String {
    let objects =
        NAMESPACES.map(|name| format!("(className = \"{name}Object\", uniqueKey = \"{name}\", enableSql = true)"));
    let spaces = NAMESPACES
        .map(|name| format!("(name = \"{}\", durableObjectNamespace = \"{name}Object\")", name.to_ascii_uppercase()));
    let limits = ["NEW_CONVERSATIONS", "SIGN_IN"]
        .map(|name| format!("(name = \"{name}\", wrapped = (moduleName = \"faults:limit\", innerBindings = []))"));
    let texts = [("SETUP_SECRET", &secrets.setup), ("TOKEN_KEYS", &secrets.keys)]
        .map(|(name, secret)| format!("(name = \"{name}\", text = \"{secret}\")"));
    let most = most_sockets.map(|most| format!("(name = \"MOST_SOCKETS\", text = \"{most}\")"));
    let objects = objects.join(", ");
    let bindings: Vec<String> = spaces.into_iter().chain(limits).chain(texts).chain(most).collect();
    let bindings = bindings.join(", ");
    format!(
        r#"using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "disk", disk = (path = "{DISK}", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
  extensions = [(modules = [(name = "faults:limit", internal = true, esModule = embed "limit.js")])],
);

const worker :Workerd.Worker = (
  modules = [
    (name = "index.js", esModule = embed "index.js"),
    (name = "index_bg.wasm", wasm = embed "index_bg.wasm"),
  ],
  compatibilityDate = "2026-11-01",
  bindings = [{bindings}],
  durableObjectNamespaces = [{objects}],
  durableObjectStorage = (localDisk = "disk"),
);
"#
    )
}
