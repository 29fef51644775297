//! Programs that run beside us until we end. Ignores what they serve.

use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::Result;
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::machine::run;

/// Wrangler needs a moment to end its own children.
const PATIENCE: Duration = Duration::from_secs(8);

/// A program in a process group of its own, ended with everything it started when this is dropped.
pub(crate) struct Running {
    pub(crate) name: &'static str,
    child: Child,
}

impl Running {
    pub(crate) fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::null()).process_group(0);
        Ok(Self { name, child: run::start(command)? })
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Only ever this group, whose leader we started and have not yet waited for in vain.
    fn signal(&self, signal: Signal) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            // It may be gone already; then there is nothing to do.
            let _gone = killpg(Pid::from_raw(id), signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.signal(Signal::SIGTERM);
        let since = Instant::now();
        while since.elapsed() < PATIENCE && !self.has_ended() {
            sleep(Duration::from_millis(50));
        }
        // Grandchildren that outlived their parent, and who does not listen.
        self.signal(Signal::SIGKILL);
        let _ended = self.child.wait();
    }
}
