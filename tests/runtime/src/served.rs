//! What workerd serves: modules, kinds of objects, a disk, one socket on this machine alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::secrets::Secrets;

/// The folder in which objects are stored, within the runtime's own.
pub(crate) const DISK: &str = "disk";

/// Rate limits are the platform's, and bare workerd has none. The name of the class is what the worker looks at.
const LIMIT: &str = "export default () => new (class Ratelimit { async limit() { return { success: true }; } })();\n";

/// A worker and its objects.
#[derive(Debug, Clone)]
pub struct Served {
    /// The main module first.
    modules: Vec<PathBuf>,
    /// Kinds of objects; `Room` is the class `RoomObject`, bound as `ROOM`.
    objects: Vec<&'static str>,
    /// Variables and secrets.
    texts: Vec<(&'static str, String)>,
}

impl Served {
    /// The built worker, without a pace of posting; it is told how many sockets it may hold, if that is limited.
    pub fn edgewise(secrets: &Secrets, most_sockets: Option<u64>) -> Self {
        let built = repository().join("target/worker/faults");
        let most = most_sockets.map(|most| ("MOST_SOCKETS", most.to_string()));
        let texts = [("SETUP_SECRET", secrets.setup.clone()), ("TOKEN_KEYS", secrets.keys.clone())];
        Self {
            modules: ["index.js", "index_bg.wasm"].map(|name| built.join(name)).to_vec(),
            objects: vec!["Conversation", "Inbox", "Site"],
            texts: texts.into_iter().chain(most).collect(),
        }
    }

    /// A script of one file with one kind of objects.
    pub fn script(path: PathBuf, object: &'static str) -> Self {
        Self { modules: vec![path], objects: vec![object], texts: Vec::new() }
    }

    /// The same behind another main module, which imports `./index.js`.
    #[must_use]
    pub fn behind(mut self, main: PathBuf) -> Self {
        self.modules.insert(0, main);
        self
    }

    /// Writes everything that workerd needs into `folder`, and gives the name of its configuration there.
    pub(crate) fn write(&self, folder: &Path) -> Result<&'static str> {
        for module in &self.modules {
            fs::copy(module, folder.join(name(module)))
                .with_context(|| format!("cannot copy {}: `cargo xtask faults` builds it", module.display()))?;
        }
        fs::write(folder.join("limit.js"), LIMIT)?;
        fs::create_dir_all(folder.join(DISK))?;
        let configuration = "workerd.capnp";
        fs::write(folder.join(configuration), self.text())?;
        Ok(configuration)
    }

    fn text(&self) -> String {
        let module = |path: &PathBuf| {
            let (name, kind) =
                (name(path), if path.extension() == Some("wasm".as_ref()) { "wasm" } else { "esModule" });
            format!("(name = \"{name}\", {kind} = embed \"{name}\")")
        };
        let object = |name: &&str| format!("(className = \"{name}Object\", uniqueKey = \"{name}\", enableSql = true)");
        let space =
            |name: &&str| format!("(name = \"{}\", durableObjectNamespace = \"{name}Object\")", name.to_uppercase());
        let limit =
            |name| format!("(name = \"{name}\", wrapped = (moduleName = \"faults:limit\", innerBindings = []))");
        let text = |(name, text): &(&str, String)| format!("(name = \"{name}\", text = \"{text}\")");
        let limits = ["NEW_CONVERSATIONS", "SIGN_IN", "NEW_NAMES", "WRITES"].map(limit);
        let bindings = self.objects.iter().map(space).chain(limits).chain(self.texts.iter().map(text));
        let [modules, objects, bindings] = [
            self.modules.iter().map(module).collect::<Vec<_>>(),
            self.objects.iter().map(object).collect(),
            bindings.collect(),
        ]
        .map(|items| items.join(", "));
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
  modules = [{modules}],
  compatibilityDate = "2026-11-01",
  compatibilityFlags = ["no_nodejs_global_timers"],
  bindings = [{bindings}],
  durableObjectNamespaces = [{objects}],
  durableObjectStorage = (localDisk = "disk"),
);
"#
        )
    }
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

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
