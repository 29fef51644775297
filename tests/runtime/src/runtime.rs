//! The real runtime on a disk of its own: started, killed as by a power cut, started again on what it had stored.

use std::fs::{self, File};
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use nix::time::clock_getcpuclockid;
use nix::unistd::Pid;
use rlimit::Resource;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::served::{self, DISK, Served};

/// How long a start may take on a busy machine.
const STARTS_WITHIN: Duration = Duration::from_secs(20);

/// A port below those that systems give to outgoing connections: a client that dials while nobody listens could
/// otherwise be given that very port, and would talk to itself.
const PORTS: std::ops::Range<u16> = 20_000..32_000;

/// One workerd.
#[derive(Debug)]
pub struct Runtime {
    // Before the folder, so that it is killed before its disk goes.
    running: Option<Running>,
    folder: TempDir,
    configuration: &'static str,
    port: u16,
    disk: Disk,
}

/// Where its objects are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    /// With everything else of this machine.
    Shared,
    /// In memory, of so many bytes and nobody else's; it goes with the runtime.
    Own(u64),
}

impl Disk {
    /// Whether this machine lets everybody mount one of their own.
    pub fn can_be_own() -> bool {
        let mount = format!("{MOUNT} size=1m ballast /tmp");
        let tried = std::process::Command::new("unshare").args(ALONE).args(["sh", "-c", &mount]).output();
        tried.is_ok_and(|output| output.status.success())
    }
}

/// What to say to `unshare`, for mounts that only this process sees; needs no root where the kernel lets everybody.
const ALONE: [&str; 3] = ["--user", "--map-root-user", "--mount"];
const MOUNT: &str = "mount -t tmpfs -o";

#[derive(Debug)]
struct Running {
    child: Child,
    /// Held, so that whatever it prints does not break it.
    _printed: BufReader<ChildStdout>,
}

impl Runtime {
    /// Starts it on an empty disk.
    pub async fn start(served: &Served, disk: Disk) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("edgewise-faults-").tempdir()?;
        let configuration = served.write(folder.path())?;
        let mut runtime = Self { running: None, configuration, folder, port: free_port()?, disk };
        runtime.start_again().await?;
        Ok(runtime)
    }

    /// Starts it on what it had stored, at the same address; says when it began to listen.
    pub async fn start_again(&mut self) -> Result<Instant> {
        let mut command = match self.disk {
            Disk::Shared => Command::new("sh"),
            Disk::Own(_) => Command::new("unshare"),
        };
        // A file that may not grow is an error to a program that ignores the signal, as a full disk is.
        let begin = "trap '' XFSZ; exec \"$@\"";
        match self.disk {
            Disk::Shared => command.args(["-c", begin]),
            Disk::Own(size) => {
                let mount = format!("{MOUNT} size={size} disk {DISK}; {begin}");
                command.args(ALONE).args(["sh", "-e", "-c", &mount])
            }
        };
        command
            .arg("sh")
            .arg(served::program())
            .args(["serve", self.configuration, "--control-fd=1"])
            .arg(format!("--socket-addr=http={}", self.address()))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::options().create(true).append(true).open(self.folder.path().join(LOG))?)
            .kill_on_drop(true);
        let mut child = command.spawn().context("cannot start workerd")?;
        let mut printed = BufReader::new(child.stdout.take().context("workerd's output")?);
        let mut line = String::new();
        timeout(STARTS_WITHIN, printed.read_line(&mut line)).await.context("workerd does not listen")??;
        let listens = Instant::now();
        if !line.contains("\"listen\"") {
            bail!("workerd did not start:\n{}", self.last_words());
        }
        self.running = Some(Running { child, _printed: printed });
        Ok(listens)
    }

    /// SIGKILL, in the middle of whatever it does; returns when it is gone.
    pub async fn kill(&mut self) -> Result<()> {
        match self.running.take() {
            Some(mut running) => Ok(running.child.kill().await?),
            None => Ok(()),
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// From now on no file of its may grow beyond so many bytes; as much as they like if none are given.
    pub fn limit_files(&self, bytes: Option<u64>) -> Result<()> {
        let soft = bytes.unwrap_or(rlimit::INFINITY);
        let id = i32::try_from(self.id()?)?;
        Ok(rlimit::prlimit(id, Resource::FSIZE, Some((soft, rlimit::INFINITY)), None)?)
    }

    /// From now on its own disk has room for no more than so many bytes; for all that was given it, if none are said.
    pub fn fill_disk(&self, but: Option<u64>) -> Result<()> {
        ensure!(self.disk != Disk::Shared, "a disk that others need is not filled");
        // The mount is there for that process alone.
        let root = Path::new("/proc").join(self.id()?.to_string()).join("root");
        let disk = root.join(self.folder.path().strip_prefix("/")?).join(DISK);
        let ballast = disk.join("ballast");
        let Some(but) = but else { return Ok(fs::remove_file(ballast)?) };
        let mut file = File::create(ballast)?;
        while file.write_all(&[1; 4 * 1024]).is_ok() {}
        Ok(file.set_len(file.metadata()?.len().saturating_sub(but))?)
    }

    /// From now on it may hold so many descriptors.
    pub fn limit_descriptors(&self, most: u64) -> Result<()> {
        let id = i32::try_from(self.id()?)?;
        Ok(rlimit::prlimit(id, Resource::NOFILE, Some((most, rlimit::getrlimit(Resource::NOFILE)?.1)), None)?)
    }

    /// The memory that it holds, in bytes.
    pub fn resident(&self) -> Result<u64> {
        resident(self.id()?)
    }

    /// How long it has computed since it started, on all cores together.
    pub fn computed(&self) -> Result<Duration> {
        computed(self.id()?)
    }

    /// The end of what it wrote to its log.
    pub fn last_words(&self) -> String {
        let log = self.log();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    /// All that it wrote to its log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join(LOG)).unwrap_or_default()
    }

    /// The process.
    pub fn id(&self) -> Result<u32> {
        self.running.as_ref().and_then(|running| running.child.id()).context("workerd is not running")
    }
}

/// How long a process has computed since it started, on all cores together.
pub fn computed(process: u32) -> Result<Duration> {
    let clock = clock_getcpuclockid(Pid::from_raw(process.try_into()?))?;
    Ok(clock.now()?.into())
}

/// The memory that a process holds, in bytes.
pub fn resident(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no resident size")?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}

impl Drop for Runtime {
    fn drop(&mut self) {
        let Some(running) = &mut self.running else { return };
        running.child.start_kill().ok();
        // Its disk can go when it is gone, which takes a moment.
        for _ in 0..GONE_WITHIN_MS {
            if !matches!(running.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

const LOG: &str = "log.txt";
const GONE_WITHIN_MS: u32 = 5_000;

fn free_port() -> Result<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    std::iter::repeat_with(|| fastrand::u16(PORTS)).take(100).find(free).context("no port is free")
}
