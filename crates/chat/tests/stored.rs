//! What earlier releases have stored is read by every later worker.
//!
//! Each folder of `tests/stored` holds one example of everything that a release stores, and all tell the same story. The
//! files in them are never changed, since nobody changes what lies in the storage of a running site; a release that
//! stores anything in another way adds a folder of its own.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use edgewise_chat::conversation::{Fold, Pacing};
use edgewise_chat::inbox::{self, Inbox};
use edgewise_chat::room::{Backing, Client, Effect, Input, Page, Room, Row, Stored};
use edgewise_chat::site::{
    Accept, Caller, Check, Device, IsSetUp, Password, ReadSettings, ReadTeam, SignIn, Site, UseLink,
};
use protocol::{
    AgentId, Audience, Counts, Event, FromConsole, Language, Party, Rank, Receipt, Role, Section, Sent, Seq, Side,
    SignInId, Status, Summary, Timestamp, ToAgent, ToConsole, What, Who, Window,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const START: Timestamp = Timestamp(1_795_000_000_000);
const ANNA: &str = "aaaaaaaaaaaaaaaaaaaaaaaaca";
const BRAM: &str = "aaaaaaaaaaaaaaaaaaaaaaaaga";
const DEVICE: &str = "aaaaaaaaaaaaaaaaaaaaaaaafa";

fn second(seconds: u64) -> Timestamp {
    Timestamp(START.0 + seconds * 1_000)
}

/// A folder for each release.
fn releases() -> Vec<PathBuf> {
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored");
    let releases: Vec<_> = fs::read_dir(stored).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!releases.is_empty());
    releases
}

fn read<T: DeserializeOwned>(release: &Path, name: &str) -> T {
    let text = fs::read_to_string(release.join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {name} in {}", release.display()))
}

fn lines(release: &Path, name: &str) -> Vec<String> {
    fs::read_to_string(release.join(name)).unwrap().lines().map(str::to_owned).collect()
}

/// A stored log.
struct Log(Vec<Row>);

impl Log {
    fn of(release: &Path) -> Self {
        #[derive(Deserialize)]
        struct Line {
            seq: Seq,
            at: Timestamp,
            audience: String,
            rest: Value,
        }
        let row = |line: &String| {
            let Line { seq, at, audience, rest } = serde_json::from_str(line).unwrap();
            let audience = if audience == "team" { Audience::Team } else { Audience::All };
            Row { seq, at, audience, rest: rest.to_string() }
        };
        Self(lines(release, "log.jsonl").iter().map(row).collect())
    }

    fn events(&self) -> Vec<Event> {
        self.0.iter().map(|row| row.event().unwrap()).collect()
    }

    fn after(&self, fold: &Fold) -> Fold {
        let mut fold = fold.clone();
        for event in &self.events()[fold.beat().head.0 as usize..] {
            fold.apply(event);
        }
        fold
    }
}

impl Backing for Log {
    type Error = Infallible;

    fn poster(&self, seq: Seq) -> Result<Option<Who>, Infallible> {
        let mut posted = self.events().into_iter().filter(|event| matches!(event.what, What::Posted(_)));
        Ok(posted.find(|event| event.seq == seq).map(|event| event.by))
    }

    fn find(&self, sent: Sent) -> Result<Option<(Seq, Timestamp)>, Infallible> {
        let event = self.events().into_iter().find(|event| event.sent == Some(sent));
        Ok(event.map(|event| (event.seq, event.at)))
    }

    fn page(&self, seq: Seq, party: Party) -> Result<Option<Page>, Infallible> {
        let seen = |row: &Row| if row.audience.admits(party) { row.json() } else { row.hidden() };
        let rows: Vec<_> = self.0.iter().skip(seq.0 as usize).collect();
        let events = rows.iter().map(|row| seen(row)).collect::<Vec<_>>().join(",");
        Ok(rows.last().map(|row| Page { last: row.seq, events }))
    }

    fn bytes_after(&self, _seq: Seq) -> Result<usize, Infallible> {
        Ok(0)
    }

    fn last_ping(&self, _client: u32) -> Timestamp {
        START
    }
}

fn room(release: &Path, log: &Log) -> Room {
    let fold = log.after(&read(release, "fold.json"));
    let stored = Stored { fold, receipts: read(release, "receipts.json"), card: read(release, "card.json") };
    let clients: Vec<Client> = read(release, "client.json");
    Room::wake("0-aaaaaaaaaaaaaaaaaaaaaaaaea".parse().unwrap(), stored, clients, Pacing::Limited)
}

/// What a client is sent.
fn heard(effects: &[Effect], key: u32) -> Vec<ToAgent> {
    let frame = |effect: &Effect| match effect {
        Effect::Send(to, text) if to.contains(&key) => Some(serde_json::from_str(text).unwrap()),
        _ => None,
    };
    effects.iter().filter_map(frame).collect()
}

#[test]
fn a_stored_log_is_read_and_its_fold_is_the_same() {
    for release in releases() {
        let log = Log::of(&release);
        let events = log.events();
        assert!(events.iter().all(|event| event.what != What::Unknown), "every kind is known");
        for (row, event) in log.0.iter().zip(&events) {
            assert_eq!(row.audience, event.what.audience());
            assert_eq!(
                serde_json::from_str::<Value>(&Row::of(event).json()).unwrap(),
                serde_json::from_str::<Value>(&row.json()).unwrap()
            );
        }
        assert_eq!(log.after(&read(&release, "fold.json")), Fold::of(&events));
    }
}

#[test]
fn a_stored_conversation_stands_where_it_stood() {
    for release in releases() {
        let log = Log::of(&release);
        let summary = room(&release, &log).summary(second(20)).unwrap();
        assert_eq!(summary.seq, Seq(13));
        assert_eq!(summary.status, Status::Closed { at: second(12), by: Who::System });
        let last = summary.last.unwrap();
        assert_eq!((last.by, last.text.as_str(), last.at), (Who::Bot, "Somebody will be with you soon.", second(10)));
        assert_eq!(summary.looking.iter().map(|looker| looker.face.name.as_str()).collect::<Vec<_>>(), ["Anna"]);
    }
}

#[test]
fn the_clients_of_a_stored_conversation_go_on() {
    for release in releases() {
        let log = Log::of(&release);
        let hears = |from: u32, text: &str| {
            let Ok(effects) = room(&release, &log).handle(second(20), Input::Frame { from, text }, &log);
            effects
        };
        // The agent's, who had everything: the next number of that tab is the fourth.
        let say = r#"{"say":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaada","number":4,"body":"They do not."}}"#;
        let effects = hears(1, say);
        let Some(Effect::Store(store)) = effects.first() else { panic!("{effects:?}") };
        assert_eq!(store.rows.iter().map(|row| row.seq.0).collect::<Vec<_>>(), [14, 15], "reopened, and posted");
        // The visitor's, to whom pages were on their way.
        let frames = hears(2, r#"{"receipt":{"delivered":5,"read":2}}"#);
        let Some(ToAgent::Events(page)) = heard(&frames, 2).into_iter().next() else { panic!("{frames:?}") };
        assert_eq!((page.events[0].seq, page.events.len(), page.head), (Seq(6), 8, Seq(13)));
        // The visitor's that had said nothing yet.
        let hello = r#"{"hello":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaoa","epoch":1795000000000,"seq":4}}"#;
        let frames = heard(&hears(3, hello), 3);
        assert!(frames.contains(&ToAgent::Receipt(Receipt { delivered: Seq(12), read: Seq(12) })), "{frames:?}");
        let page = frames.iter().find_map(|frame| if let ToAgent::Events(page) = frame { Some(page) } else { None });
        let page = page.unwrap();
        assert_eq!((&page.events[0].what, page.events.len()), (&What::Hidden, 9), "the note is the team's");
        // And the card.
        let hello = r#"{"hello":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaada","epoch":1795000000000,"seq":13}}"#;
        let card = heard(&hears(1, hello), 1).into_iter().find_map(|frame| match frame {
            ToAgent::Visitor(card) => Some(card),
            _ => None,
        });
        let card = card.unwrap();
        assert_eq!(card.about.page.url, "https://shop.example/trousers?size=32");
        assert_eq!((card.about.language.as_str(), card.country.as_str(), card.online), ("nl", "NL", true));
    }
}

/// Stored closed conversations, in their order.
struct Closed(Vec<Summary>);

impl inbox::Backing for Closed {
    type Error = Infallible;

    fn closed(&self, from: u32, count: u32) -> Result<Vec<Summary>, Infallible> {
        Ok(self.0.iter().skip(from as usize).take(count as usize).cloned().collect())
    }

    fn closed_one(&self, conversation: protocol::ConversationId) -> Result<Option<Summary>, Infallible> {
        Ok(self.0.iter().find(|row| row.conversation == conversation).cloned())
    }

    fn last_ping(&self, _console: u32) -> Timestamp {
        START
    }
}

#[test]
fn a_stored_shard_lists_what_it_listed() {
    for release in releases() {
        let rows: Vec<Summary> =
            lines(&release, "summaries.jsonl").iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        let is_closed = |row: &Summary| matches!(row.status, Status::Closed { .. });
        let (mut closed, open): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_closed);
        closed.sort_by_key(Rank::of);
        let number = u32::try_from(closed.len()).unwrap();
        let stored = inbox::Stored { rows: open, closed: number, revoked: Vec::new(), shards: 4 };
        let mut inbox = Inbox::wake(stored, read(&release, "console.json"));
        let closed = Closed(closed);
        let windows = Section::ALL.map(|section| Window { section, from: 0, count: 10 }).to_vec();
        let show = serde_json::to_string(&FromConsole::Show { windows }).unwrap();
        let Ok(effects) = inbox.handle(second(20), inbox::Input::Frame { from: 1, text: &show }, &closed);
        let list = effects.iter().find_map(|effect| match effect {
            inbox::Effect::Send(to, text) if *to == [1] => serde_json::from_str(text).ok(),
            _ => None,
        });
        let Some(ToConsole::List { windows, counts, shards: 4, .. }) = list else { panic!("{effects:?}") };
        let shown = windows.iter().map(|shown| shown.rows.iter().map(|row| row.seq.0).collect());
        let shown: Vec<Vec<u32>> = shown.collect();
        assert_eq!(shown, [vec![1], vec![9], vec![3, 4], vec![13, 5]]);
        assert_eq!(counts, Counts { waiting: 1, mine: 1, unanswered: 1, others: 2, closed: 2 });
        // A console that was there is told of what happens in its windows.
        let mut inbox =
            Inbox::wake(inbox::Stored { shards: 4, ..inbox::Stored::default() }, read(&release, "console.json"));
        let news = Summary { seq: Seq(14), version: second(20).0, ..closed.0[0].clone() };
        let Ok(effects) = inbox.handle(second(20), inbox::Input::Summary(news), &closed);
        let told = |key: u32| {
            effects.iter().any(|effect| matches!(effect, inbox::Effect::Send(to, text) if to.contains(&key) && text.contains("\"seq\":14")))
        };
        assert_eq!((told(1), told(2)), (true, false));
    }
}

#[test]
fn a_stored_site_is_set_up_and_lets_its_people_in() {
    for release in releases() {
        let records = lines(&release, "records.jsonl");
        let load = || Site::load(records.iter().map(String::as_str));
        let (anna, bram): (AgentId, AgentId) = (ANNA.parse().unwrap(), BRAM.parse().unwrap());
        let device: SignInId = DEVICE.parse().unwrap();
        let fresh = || Device { sign_in: SignInId::from_random([9; 16]), browser: String::new() };
        let caller = Caller { agent: anna, sign_in: device };

        assert_eq!(load().handle(START, IsSetUp {}).answer, Ok(true));
        let settings = load().handle(START, ReadSettings {}).answer.unwrap();
        let (profile, look, scale) = (settings.profile, settings.look, settings.scale);
        assert_eq!((profile.version, profile.value.name.as_str()), (3, "Hem & Haw"));
        let origins: Vec<_> = profile.value.origins.iter().map(ToString::to_string).collect();
        assert_eq!(origins, ["https://shop.example", "http://localhost:8788"]);
        assert_eq!(profile.value.query, ["size"]);
        assert_eq!((look.version, look.value.side, look.value.language), (1, Side::Left, Language::Nl));
        assert_eq!(look.value.accent.to_string(), "#8a1c4a");
        assert_eq!((scale.version, scale.value.shards), (2, 4));

        let signed_in = load().handle(START, Check { caller }).answer.unwrap();
        assert_eq!((signed_in.face().name.as_str(), signed_in.agent.role), ("Anna", Role::Admin));
        let team = load().handle(START, ReadTeam { caller }).answer.unwrap();
        assert_eq!((team.agents.len(), team.invitations.len()), (2, 1));
        let (email, network) =
            (team.agents.iter().find(|agent| agent.face.id == bram).unwrap().email.clone(), String::new());
        let sign_in = SignIn { email, derived: "0b".repeat(32), network, device: fresh() };
        assert_eq!(load().handle(START, sign_in).answer.unwrap().agent.face.id, bram);
        let link = UseLink { digest: "e1".repeat(32), device: fresh() };
        assert_eq!(load().handle(START, link).answer.unwrap().agent.face.id, bram);
        let password = Password { salt: "00".repeat(16), derived: "00".repeat(32) };
        let name = protocol::Name::try_from("Chris").unwrap();
        let agent = AgentId::from_random([9; 16]);
        let accept = Accept { digest: "d1".repeat(32), name, password, agent, device: fresh() };
        assert_eq!(load().handle(START, accept).answer.unwrap().agent.email.as_str(), "chris@shop.example");
    }
}
