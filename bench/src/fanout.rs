//! What the inbox costs: a summary, each console that is told of it, and a row that it remembers.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use chat::inbox::{Inbox, Stored};
use futures_util::future::try_join_all;
use futures_util::{SinkExt as _, StreamExt as _};
use protocol::{
    AgentId, ConversationId, Face, FromConsole, LastLine, Looker, Section, Seq, SignInId, Status, Summary, Timestamp,
    Who, Window,
};
use tokio::net::TcpStream;
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep_until};
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Message;

use crate::figure::{Figures, micros};
use crate::pair::{BODY, Pair};
use crate::peer::{Host, Peer};

/// Consoles that look at the list.
const CONSOLES: [usize; 3] = [0, 50, 200];
/// Of one conversation each change is told by itself; of so many, several are told together.
pub(crate) const CONVERSATIONS: [usize; 2] = [1, 400];
/// A little longer than two summaries of a conversation may follow each other, so that each message makes one.
pub(crate) const PAUSE: Duration = Duration::from_millis(1_100);
const TURNS: u32 = 8;
/// Conversations of each section that a console asks each of sixteen shards for: its share of fifty, and ten.
const SHOWN: u32 = 14;

/// Rows of an inbox whose memory is measured.
const ROWS: u32 = 100_000;

/// Everybody writes once in a while; gives what a message costs with so many consoles.
pub(crate) async fn measure(rounds: usize, figures: &mut Figures) -> Result<()> {
    figures.add("memory of a row", "bytes", "100000 rows", row()?);
    let host = Host::start(Peer::Edgewise).await?;
    let [_, all] = CONVERSATIONS;
    let mut pairs = Pair::meet_all(&host, all).await?;
    let mut consoles = Vec::new();
    for many in CONSOLES {
        while consoles.len() < many {
            consoles.push(Console::open(&host).await?);
        }
        talk(&mut pairs, 2).await?;
        for _ in 0..rounds {
            for talking in CONVERSATIONS {
                let each = computed_each(&host, &mut pairs[..talking], TURNS).await?;
                figures.add(&computed_for(talking), "µs", &format!("{many} consoles"), each);
            }
        }
    }
    Ok(())
}

/// What the figure is called when so many conversations go on.
pub(crate) fn computed_for(conversations: usize) -> String {
    format!("computed for a message and its summary, of {conversations} in 1.1 s, told to")
}

/// What a row of the list holds of memory, in bytes; in a process that has not had, and freed, as much before.
fn row() -> Result<f64> {
    let before = runtime::resident(std::process::id())?;
    let inbox = Inbox::wake(Stored { rows: (0..ROWS).map(summary).collect(), ..Stored::default() }, Vec::new());
    let after = runtime::resident(std::process::id())?;
    drop(inbox);
    ensure!(after > before, "the list took no memory that was not there before");
    #[allow(clippy::cast_precision_loss)] // bytes of one process
    Ok((after - before) as f64 / f64::from(ROWS))
}

/// As long as they come to be: somebody answers, and looks at it.
fn summary(of: u32) -> Summary {
    let mut key = [0; 16];
    key[..4].copy_from_slice(&of.to_be_bytes());
    let face = Face { id: AgentId::from_random(key), name: "Anna van der Berg".to_owned() };
    let (seq, at) = (Seq(40), Timestamp(1_795_000_000_000));
    Summary {
        conversation: ConversationId::from_random(0, key),
        seq,
        status: Status::Assigned { to: face.clone(), unanswered_since: Some(at) },
        name: None,
        answered_in: None,
        before: None,
        last: Some(LastLine { by: Who::Visitor, text: BODY.to_owned(), at }),
        version: at.0,
        looking: vec![Looker { face, sign_in: SignInId::from_random(key) }],
    }
}

/// What a message computes that makes a summary, in µs: each of them says so many, slowly enough.
pub(crate) async fn computed_each(host: &Host, pairs: &mut [Pair], turns: u32) -> Result<f64> {
    let before = host.computed()?;
    talk(pairs, turns).await?;
    let computed = host.computed()?.saturating_sub(before);
    #[allow(clippy::cast_precision_loss)] // some hundred
    Ok(micros(computed) / (f64::from(turns) * pairs.len() as f64))
}

/// Each says so many, spread evenly.
async fn talk(pairs: &mut [Pair], turns: u32) -> Result<()> {
    let (began, many) = (Instant::now(), u32::try_from(pairs.len())?);
    let talks = pairs.iter_mut().zip(0..).map(|(pair, place)| async move {
        for turn in 0..turns {
            sleep_until(began + PAUSE * turn + PAUSE * place / many).await;
            pair.relay().await?;
        }
        anyhow::Ok(())
    });
    try_join_all(talks).await?;
    // The last one's summary has left, and consoles were told of it.
    sleep_until(began + PAUSE * (turns + 1)).await;
    Ok(())
}

/// A console that reads whatever comes; it leaves when this is dropped.
struct Console(AbortHandle);

impl Console {
    async fn open(host: &Host) -> Result<Self> {
        let site = host.site.as_ref().context("a site")?;
        let stream = TcpStream::connect(host.address).await?;
        let (mut socket, _) = client_async(site.console(host.address)?, stream).await?;
        // The closed ones are folded away.
        let shown = [Section::Waiting, Section::Mine, Section::Others];
        let windows = shown.map(|section| Window { section, from: 0, count: SHOWN }).to_vec();
        socket.send(Message::text(serde_json::to_string(&FromConsole::Hello { windows })?)).await?;
        socket.next().await.context("nobody was greeted")??;
        let reading = tokio::spawn(async move { while let Some(Ok(_)) = socket.next().await {} });
        Ok(Self(reading.abort_handle()))
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.0.abort();
    }
}
