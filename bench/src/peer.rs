//! What is compared, and how each is started. Ignores what is measured.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use protocol::ConversationId;
use runtime::{Disk, Runtime, Secrets, Served, Site, site};
use serde::Serialize;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// Who relays messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Peer {
    /// This product, with everything on.
    Edgewise,
    /// A minimal JavaScript object with one insert per message.
    Minimal,
    /// The same without storage: the runtime's floor.
    Floor,
    /// A JavaScript object as one writes it first.
    Broadcast,
    /// Socket.IO and `SQLite` on Node.
    SocketIo,
    /// A server of this process that does nothing else: what the measuring costs.
    Generator,
}

impl Peer {
    /// In the order of the tables.
    pub(crate) const ALL: [Self; 6] =
        [Self::Edgewise, Self::Minimal, Self::Floor, Self::Broadcast, Self::SocketIo, Self::Generator];

    /// Whether what is said is still there later.
    pub(crate) fn stores(self) -> bool {
        !matches!(self, Self::Floor | Self::Generator)
    }

    /// Where its script is.
    fn folder(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Floor => "floor",
            _ => "broadcast",
        }
    }

    /// What the runtime serves for it; nothing if it is none of the runtime's.
    fn served(self, secrets: &Secrets) -> Option<Served> {
        match self {
            Self::Edgewise => Some(Served::edgewise(secrets, None)),
            Self::Minimal | Self::Floor | Self::Broadcast => {
                Some(Served::script(peers().join(self.folder()).join("index.js"), "Room"))
            }
            Self::SocketIo | Self::Generator => None,
        }
    }

    /// For a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Edgewise => "Edgewise, everything on",
            Self::Minimal => "minimal JavaScript object",
            Self::Floor => "the same without storage",
            Self::Broadcast => "naive broadcast",
            Self::SocketIo => "Socket.IO, SQLite, Node",
            Self::Generator => "the generator itself",
        }
    }
}

/// A running one.
pub(crate) struct Host {
    pub(crate) peer: Peer,
    pub(crate) address: SocketAddr,
    pub(crate) site: Option<Site>,
    server: Server,
}

enum Server {
    Workerd(Runtime),
    Node { child: Child, _printed: BufReader<tokio::process::ChildStdout>, _folder: tempfile::TempDir },
    Own(tokio::task::JoinHandle<()>),
}

impl Host {
    /// Starts one with nothing stored.
    pub(crate) async fn start(peer: Peer) -> Result<Self> {
        Self::start_behind(peer, None).await
    }

    /// The same, and it counts what it would be billed for.
    pub(crate) async fn start_counted(peer: Peer) -> Result<Self> {
        Self::start_behind(peer, Some(peers().join("counting.js"))).await
    }

    async fn start_behind(peer: Peer, main: Option<PathBuf>) -> Result<Self> {
        let secrets = Secrets::draw();
        if let Some(served) = peer.served(&secrets) {
            let served = match main {
                Some(main) => served.behind(main),
                None => served,
            };
            let runtime = Runtime::start(&served, Disk::Shared).await?;
            let address = runtime.address();
            let site = match peer {
                Peer::Edgewise => Some(Site::set_up(address, &secrets).await?),
                _ => None,
            };
            return Ok(Self { peer, address, site, server: Server::Workerd(runtime) });
        }
        if peer == Peer::SocketIo {
            return Self::start_node(peer).await;
        }
        let (address, task) = crate::echo::serve().await?;
        Ok(Self { peer, address, site: None, server: Server::Own(task) })
    }

    async fn start_node(peer: Peer) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("edgewise-bench-").tempdir()?;
        let mut child = Command::new(repository().join("node_modules/.bin/node"))
            .arg(peers().join("socket-io.mjs"))
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start node")?;
        let mut printed = BufReader::new(child.stdout.take().context("node's output")?);
        let mut port = String::new();
        printed.read_line(&mut port).await?;
        let port: u16 = port.trim().parse().context("Socket.IO did not start")?;
        let server = Server::Node { child, _printed: printed, _folder: folder };
        Ok(Self { peer, address: (Ipv4Addr::LOCALHOST, port).into(), site: None, server })
    }

    /// How long the runtime takes until it listens: it starts, and reads, compiles and runs the worker. Nothing for those
    /// that are none of the runtime's.
    pub(crate) async fn time_to_start(peer: Peer) -> Result<Option<Duration>> {
        let Some(served) = peer.served(&Secrets::draw()) else { return Ok(None) };
        let began = Instant::now();
        drop(Runtime::start(&served, Disk::Shared).await?);
        Ok(Some(began.elapsed()))
    }

    /// Starts them all, one after another.
    pub(crate) async fn start_all(peers: &[Peer]) -> Result<Vec<Self>> {
        let mut hosts = Vec::new();
        for peer in peers {
            hosts.push(Self::start(*peer).await.with_context(|| format!("starting {}", peer.name()))?);
        }
        Ok(hosts)
    }

    /// A conversation that nobody has begun.
    pub(crate) fn conversation() -> ConversationId {
        site::conversation()
    }

    /// The memory that it holds, in bytes.
    pub(crate) fn resident(&self) -> Result<u64> {
        runtime::resident(self.process()?)
    }

    /// How long it has computed since it started.
    pub(crate) fn computed(&self) -> Result<Duration> {
        runtime::computed(self.process()?)
    }

    fn process(&self) -> Result<u32> {
        match &self.server {
            Server::Workerd(runtime) => runtime.id(),
            Server::Node { child, .. } => child.id().context("node is gone"),
            Server::Own(_) => Ok(std::process::id()),
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Server::Own(task) = &self.server {
            task.abort();
        }
    }
}

fn peers() -> PathBuf {
    repository().join("bench/peers")
}

/// The top of the repository.
pub(crate) fn repository() -> PathBuf {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::canonicalize(&top).unwrap_or(top)
}
