//! A bad network: a proxy between clients and the deployment that cuts, swallows, trickles, drops and repeats.

mod frames;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{AbortHandle, JoinSet};

use self::frames::{Frames, Kind};

/// What happens to whatever is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weather {
    /// Nothing.
    Fair,
    /// It arrives one byte at a time.
    Trickling,
    /// Of a connection's frames with events, every third does not arrive.
    Losing,
    /// Each frame arrives twice, in both directions.
    Echoing,
}

/// What becomes of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Carried,
    /// Half open: what comes is swallowed, and nobody is told.
    Swallowed,
    Cut,
}

type Fates = Arc<Mutex<Vec<watch::Sender<Fate>>>>;
/// How many frames did not arrive.
type Lost = Arc<AtomicUsize>;

/// The network before a deployment.
#[derive(Debug)]
pub(crate) struct Proxy {
    address: SocketAddr,
    weather: watch::Sender<Weather>,
    fates: Fates,
    lost: Lost,
    task: AbortHandle,
}

impl Proxy {
    /// Begins to carry, in fair weather.
    pub(crate) async fn before(deployment: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (weather, seen) = watch::channel(Weather::Fair);
        let (address, fates, lost) = (listener.local_addr()?, Fates::default(), Lost::default());
        let accepts = accept(listener, deployment, seen, Arc::clone(&fates), Arc::clone(&lost));
        let task = tokio::spawn(accepts).abort_handle();
        Ok(Self { address, weather, fates, lost, task })
    }

    /// Where to connect.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many frames were lost so far.
    pub(crate) fn lost(&self) -> usize {
        self.lost.load(Ordering::Relaxed)
    }

    /// The weather changes, for all that is carried from now on.
    pub(crate) fn turn(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }

    /// Every connection ends, and both ends hear of it.
    pub(crate) fn cut(&self) {
        self.decide(Fate::Cut);
    }

    /// Every connection goes on swallowing what comes, and neither end hears of it. New ones are carried.
    pub(crate) fn swallow(&self) {
        self.decide(Fate::Swallowed);
    }

    fn decide(&self, fate: Fate) {
        let fates = self.fates.lock().unwrap_or_else(PoisonError::into_inner);
        for connection in fates.iter() {
            connection.send_replace(fate);
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, to: SocketAddr, weather: watch::Receiver<Weather>, fates: Fates, lost: Lost) {
    // All end with this task.
    let mut connections = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        let (decides, fate) = watch::channel(Fate::Carried);
        {
            let mut fates = fates.lock().unwrap_or_else(PoisonError::into_inner);
            fates.retain(|connection| !connection.is_closed());
            fates.push(decides);
        }
        connections.spawn(connect(client, to, weather.clone(), fate, Arc::clone(&lost)));
    }
}

async fn connect(
    client: TcpStream,
    to: SocketAddr,
    weather: watch::Receiver<Weather>,
    fate: watch::Receiver<Fate>,
    lost: Lost,
) {
    let Ok(edge) = TcpStream::connect(to).await else { return };
    if client.set_nodelay(true).is_err() || edge.set_nodelay(true).is_err() {
        return;
    }
    let ((from_client, to_client), (from_edge, to_edge)) = (client.into_split(), edge.into_split());
    // When one direction ends, the connection does.
    tokio::select! {
        _ = carry(from_client, to_edge, &weather, fate.clone(), &lost) => {}
        _ = carry(from_edge, to_client, &weather, fate, &lost) => {}
    }
}

async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    weather: &watch::Receiver<Weather>,
    mut fate: watch::Receiver<Fate>,
    lost: &Lost,
) -> Result<()> {
    let (mut frames, mut buffer) = (Frames::default(), vec![0; 64 * 1024]);
    let mut told = 0_usize;
    loop {
        tokio::select! {
            decided = decision(&mut fate) => match decided {
                Fate::Swallowed => break,
                Fate::Carried | Fate::Cut => return Ok(()),
            },
            length = from.read(&mut buffer) => match length? {
                0 => return Ok(()),
                length => for (kind, bytes) in frames.feed(&buffer[..length]) {
                    let weather = *weather.borrow();
                    told += usize::from(kind == Kind::Events);
                    if weather == Weather::Losing && kind == Kind::Events && told.is_multiple_of(3) {
                        lost.fetch_add(1, Ordering::Relaxed);
                        continue;
                    }
                    deliver(&mut to, weather, kind, &bytes).await?;
                },
            },
        }
    }
    // Half open: read, so that the other end may go on writing; never end, so that nobody hears of it.
    while from.read(&mut buffer).await? > 0 {}
    std::future::pending().await
}

/// What is decided of a connection; with the proxy it ends, too.
async fn decision(fate: &mut watch::Receiver<Fate>) -> Fate {
    fate.wait_for(|fate| *fate != Fate::Carried).await.map_or(Fate::Cut, |fate| *fate)
}

async fn deliver(to: &mut OwnedWriteHalf, weather: Weather, kind: Kind, bytes: &[u8]) -> Result<()> {
    match (weather, kind) {
        (Weather::Trickling, _) => {
            for byte in bytes {
                to.write_all(std::slice::from_ref(byte)).await?;
            }
        }
        (Weather::Echoing, Kind::Data | Kind::Events) => {
            to.write_all(bytes).await?;
            to.write_all(bytes).await?;
        }
        _ => to.write_all(bytes).await?,
    }
    Ok(())
}
