//! Stored conversations: log, fold, receipts, card, and what is attached to their sockets.

use std::convert::Infallible;
use std::fs;
use std::path::Path;

use edgewise_chat::conversation::{Fold, Original, Pacing};
use edgewise_chat::files::Upload;
use edgewise_chat::room::{Backing, Client, Effect, Input, Page, Room, Row, Stored};
use protocol::{Audience, Event, FileId, Party, Receipt, Sent, Seq, Status, Timestamp, ToAgent, What, Who};
use serde::Deserialize;
use serde_json::Value;

use crate::{START, lines, read, releases, second};

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

    fn original(&self, seq: Seq) -> Result<Option<Original>, Infallible> {
        Ok(self.events().into_iter().find(|event| event.seq == seq).and_then(Original::of))
    }

    fn file(&self, _file: FileId) -> Result<Option<(Upload, bool)>, Infallible> {
        Ok(None)
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
    let fold = log.after(&fold(release));
    let (receipts, card) = (read(release, "receipts.json"), read(release, "card.json"));
    let stored = Stored { fold, receipts, card, ..Stored::default() };
    let clients: Vec<Client> = read(release, "client.json");
    Room::wake("0-aaaaaaaaaaaaaaaaaaaaaaaaea".parse().unwrap(), stored, clients, Pacing::Limited)
}

/// The stored fold; one that this release cannot read is made anew, as the worker does.
fn fold(release: &Path) -> Fold {
    let text = fs::read_to_string(release.join("fold.json")).unwrap();
    serde_json::from_str(&text).unwrap_or_default()
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
        assert_eq!(log.after(&fold(&release)), Fold::of(&events));
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
            ToAgent::Visitor(card) => Some(*card),
            _ => None,
        });
        let card = card.unwrap();
        assert_eq!(card.about.page.url, "https://shop.example/trousers?size=32");
        assert_eq!((card.about.language.as_str(), card.country.as_str(), card.online), ("nl", "NL", true));
    }
}
