//! `cargo xtask dev`: worker and shop side by side until Ctrl-C. Rebuilding is wrangler's, which
//! calls `cargo xtask build` whenever a source in its `watch_dir` changes.

mod children;
mod secrets;
mod sign_in;

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::args::Ports;
use crate::build;
use crate::build::profile::Profile;
use crate::dev::children::Running;
use crate::machine::place::Place;
use crate::machine::{node, run};

const START_WITHIN: Duration = Duration::from_secs(90);
const LOOK_EVERY: Duration = Duration::from_millis(100);

pub(crate) fn dev(place: &Place, ports: Ports) -> Result<()> {
    let started = Instant::now();
    ensure_free(ports.worker, "--port")?;
    ensure_free(ports.shop, "--shop-port")?;
    let stop = on_stop()?;
    build::build(place, Profile::Dev)?;
    let secret = secrets::ensure(place)?;

    let mut children = [
        Running::start("the worker", &mut wrangler(place, ports)?)?,
        Running::start("the shop", &mut shop(place, ports))?,
    ];
    for port in [ports.worker, ports.shop] {
        if !answers(port, &mut children, &stop)? {
            return Ok(());
        }
    }
    let link = sign_in::link(ports, &secret);
    println!("\nready after {}", run::seconds(started));
    println!("  The shop:      {}", sign_in::shop(ports));
    println!("  The console:   {}", sign_in::console(ports));
    match link {
        Ok(link) => println!("  Sign in once:  {link}\n"),
        // No reason to end: the worker may be what somebody is just working on.
        Err(error) => println!("  Sign in there as an agent you know, for {error:#}.\n"),
    }
    if !sign_in::allows_shop(ports).unwrap_or(true) {
        println!("The shop shows no chat yet: add {} in Settings, Allowed websites.\n", sign_in::shop(ports));
    }
    while !is_stopped(&stop, LOOK_EVERY) {
        fail_if_ended(&mut children)?;
    }
    println!("\nending worker and shop …");
    Ok(())
}

fn wrangler(place: &Place, ports: Ports) -> Result<Command> {
    let mut wrangler = node::command(place, "wrangler/bin/wrangler.js")?;
    wrangler
        .args(["dev", "--ip", "127.0.0.1", "--port", &ports.worker.to_string()])
        // The usual debugging port may belong to another program.
        .args(["--inspector-port", "0", "--show-interactive-dev-session=false"])
        .env("WRANGLER_SEND_METRICS", "false")
        // Else it asks the internet where we are, and complains at length when offline.
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false")
        .current_dir(place.root());
    Ok(wrangler)
}

fn shop(place: &Place, ports: Ports) -> Command {
    let mut shop = Command::new(place.npm_bin("node"));
    shop.arg(place.at("demo-site/serve.mjs"))
        .args(["--port", &ports.shop.to_string(), "--chat", &sign_in::origin(ports)])
        .current_dir(place.root());
    shop
}

fn ensure_free(port: u16, flag: &str) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .with_context(|| format!("port {port} is taken: end what uses it, or choose another with {flag}"))
}

/// Whether `port` came to listen; no if a person stopped us before.
fn answers(port: u16, children: &mut [Running], stop: &Receiver<()>) -> Result<bool> {
    let since = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        fail_if_ended(children)?;
        if since.elapsed() > START_WITHIN {
            bail!("nothing answers on port {port} after {} s", START_WITHIN.as_secs());
        }
        if is_stopped(stop, LOOK_EVERY) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn fail_if_ended(children: &mut [Running]) -> Result<()> {
    match children.iter_mut().find_map(|child| child.has_ended().then_some(child.name)) {
        Some(name) => bail!("{name} ended by itself; its own message is above"),
        None => Ok(()),
    }
}

fn on_stop() -> Result<Receiver<()>> {
    let (tell, stop) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Nobody listens any more only if we are ending already.
        let _ending = tell.send(());
    })?;
    Ok(stop)
}

fn is_stopped(stop: &Receiver<()>, within: Duration) -> bool {
    stop.recv_timeout(within).is_ok()
}
