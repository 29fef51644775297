//! A cached page, and a worker that was rolled back, meet what a later release wrote. Every reader goes on: fields that
//! it does not know are ignored, events of unknown kinds keep their place, unknown rows and records are left alone.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

mod draw;
mod samples;

use std::convert::Infallible;

use edgewise_chat::conversation::{Fold, Original, Pacing, Receipts};
use edgewise_chat::files::Upload;
use edgewise_chat::inbox::{self, Console, Inbox};
use edgewise_chat::room::frame::{self, Frame};
use edgewise_chat::room::{Backing, Client, Guest, Input, Page, Room, Row, Stored, Visitor, Way};
use edgewise_chat::site::Record;
use fastrand::Rng;
use protocol::{
    AgentId, Audience, Event, Face, FileId, FromAgent, FromConsole, FromVisitor, Looker, Party, Rank, Refusal, Refused,
    Sent, Seq, Settings, SettingsChange, SignInId, Summary, Timestamp, ToAgent, ToConsole, ToVisitor, VisitorCard,
    What, Who,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use draw::{kind, with_fields};
use samples::{events, of_agent, of_console, of_visitor, stored, to_agent, to_console, to_visitor};

const SEEDS: u64 = 200;
const NOW: Timestamp = Timestamp(1_795_000_000_000);

/// Whatever a later release adds to these, they read the same.
fn check<T: Serialize + DeserializeOwned>(chance: &mut Rng, samples: impl IntoIterator<Item = Value>) {
    for sample in samples {
        let grown = with_fields(chance, &sample);
        let read =
            |value: &Value| serde_json::to_value(serde_json::from_str::<T>(&value.to_string()).unwrap()).unwrap();
        assert_eq!(read(&grown), read(&sample), "{grown}");
    }
}

fn check_frames<F: Frame + Serialize>(chance: &mut Rng, samples: Vec<Value>) {
    for kind in F::KINDS {
        assert!(samples.iter().any(|sample| !sample[kind].is_null()), "no sample of {kind}");
    }
    for sample in samples {
        let grown = with_fields(chance, &sample).to_string();
        let read = |text: &str| serde_json::to_value(frame::read::<F>(text).unwrap()).unwrap();
        assert_eq!(read(&grown), read(&sample.to_string()), "{grown}");
        let unknown = json!({ format!("later_{}", chance.lowercase()): sample }).to_string();
        assert_eq!(frame::read::<F>(&unknown).map(drop), Err(Refusal::UnknownKind.into()));
    }
}

/// A fold as this release stores it.
fn fold() -> Value {
    let log: Vec<Event> = events().into_iter().map(|event| serde_json::from_value(event).unwrap()).collect();
    serde_json::to_value(Fold::of(&log)).unwrap()
}

fn whatever_happens(play: impl Fn(&mut Rng) + std::panic::RefUnwindSafe) {
    for seed in 0..SEEDS {
        assert!(std::panic::catch_unwind(|| play(&mut Rng::with_seed(seed))).is_ok(), "seed {seed}");
    }
}

#[test]
fn fields_of_a_later_release_are_ignored_by_every_reader() {
    whatever_happens(|chance| {
        check_frames::<FromVisitor>(chance, of_visitor());
        check_frames::<FromAgent>(chance, of_agent());
        check_frames::<FromConsole>(chance, of_console());
        check::<ToVisitor>(chance, to_visitor());
        check::<ToAgent>(chance, to_agent());
        check::<ToConsole>(chance, to_console());
        check::<Event>(chance, events());
        check::<Summary>(chance, stored("summaries.jsonl"));
        check::<Fold>(chance, [fold()]);
        check::<Receipts>(chance, stored("receipts.json"));
        check::<VisitorCard>(chance, stored("card.json"));
        check::<Vec<Client>>(chance, stored("client.json"));
        check::<Vec<Console>>(chance, stored("console.json"));
        let [profile, look, scale] = &stored("records.jsonl")[..3] else { panic!("settings come first") };
        check::<SettingsChange>(chance, [profile, look, scale].map(Value::clone));
        let settings = json!({"profile":profile["profile"],"look":look["look"],"scale":scale["scale"]});
        check::<Settings>(chance, [settings]);
        for sample in stored("records.jsonl") {
            let grown = with_fields(chance, &sample).to_string();
            assert_eq!(Record::read(&grown), Record::read(&sample.to_string()), "{grown}");
            assert!(matches!(Record::read(&grown), Ok(Some(_))));
        }
    });
}

#[test]
fn kinds_of_a_later_release_keep_their_place_and_are_skipped() {
    whatever_happens(|chance| {
        let (mut later, mut expected) = (events(), Vec::new());
        for value in &mut later {
            let known: Event = serde_json::from_value(value.clone()).unwrap();
            expected.push(match chance.u32(0..4) {
                0 => {
                    value["what"] = kind(chance);
                    Event { what: What::Unknown, ..known }
                }
                1 => {
                    value["by"] = kind(chance);
                    Event { by: Who::System, what: What::Unknown, ..known }
                }
                _ => known,
            });
        }
        let page = with_fields(chance, &json!({"events":{"events":later,"head":13}})).to_string();
        let Ok(ToVisitor::Events(read)) = serde_json::from_str(&page) else { panic!("{page}") };
        assert_eq!(read.events, expected);
        let row = |value: &Value, event: &Event| {
            let mut rest = value.clone();
            rest.as_object_mut().unwrap().retain(|name, _| name != "seq" && name != "at");
            Row { seq: event.seq, at: event.at, audience: Audience::All, rest: rest.to_string() }
        };
        let rows = later.iter().zip(&expected).map(|(value, event)| row(value, event).event().unwrap());
        let fold = Fold::of(&rows.collect::<Vec<_>>());
        assert_eq!((fold.beat().head, &fold), (Seq(13), &Fold::of(&expected)));

        let refused = json!({"refused":{"code":format!("later_{}", chance.lowercase()),"number":3}}).to_string();
        let read: ToVisitor = serde_json::from_str(&refused).unwrap();
        assert!(matches!(read, ToVisitor::Refused(Refused { code: Refusal::Unknown, .. })));
        let record = json!({ format!("later_{}", chance.lowercase()): {"version":1} }).to_string();
        assert_eq!(Record::read(&record), Ok(None));
        // Rows of the list, and windows, are left out where they say something that nobody knows here.
        let mut rows = stored("summaries.jsonl");
        let gone = chance.usize(..rows.len());
        rows[gone]["status"] = kind(chance);
        let changes = json!({"changes":{"rows":rows,"counts":{"snoozed":7},"now":1}}).to_string();
        let Ok(ToConsole::Changes { rows, .. }) = serde_json::from_str(&changes) else { panic!("{changes}") };
        assert_eq!(rows.len(), 5);
        let look = json!({"look":{"version":2,"side":kind(chance),"accent":kind(chance),"language":"nl"}}).to_string();
        let Ok(Some(Record::Look(look))) = Record::read(&look) else { panic!("{look}") };
        assert_eq!((look.version, look.value.side), (2, protocol::Side::Right));
    });
}

/// Nothing is stored, and nobody pings.
struct Nothing;

impl Backing for Nothing {
    type Error = Infallible;

    fn original(&self, _seq: Seq) -> Result<Option<Original>, Infallible> {
        Ok(Some(Original { by: Who::Visitor, file: None, is_fixed: false }))
    }
    fn file(&self, _file: FileId) -> Result<Option<(Upload, bool)>, Infallible> {
        Ok(None)
    }
    fn find(&self, _sent: Sent) -> Result<Option<(Seq, Timestamp)>, Infallible> {
        Ok(None)
    }
    fn page(&self, _seq: Seq, _party: Party) -> Result<Option<Page>, Infallible> {
        Ok(None)
    }
    fn bytes_after(&self, _seq: Seq) -> Result<usize, Infallible> {
        Ok(0)
    }
    fn last_ping(&self, _client: u32) -> Timestamp {
        NOW
    }
}

impl inbox::Backing for Nothing {
    type Error = Infallible;

    fn closed(&self, _from: u32, _count: u32) -> Result<Vec<Summary>, Infallible> {
        let mut rows: Vec<Summary> =
            stored("summaries.jsonl").into_iter().map(|row| serde_json::from_value(row).unwrap()).collect();
        rows.sort_by_key(Rank::of);
        Ok(rows)
    }
    fn closed_one(&self, _conversation: protocol::ConversationId) -> Result<Option<Summary>, Infallible> {
        Ok(None)
    }
    fn last_ping(&self, _console: u32) -> Timestamp {
        NOW
    }
}

#[test]
fn a_room_and_a_shard_answer_a_later_release_as_they_answer_this_one() {
    whatever_happens(|chance| {
        let face = Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() };
        let looker = Looker { face, sign_in: SignInId::from_random([1; 16]) };
        let mut room =
            Room::wake("0-aaaaaaaaaaaaaaaaaaaaaaaaea".parse().unwrap(), Stored::default(), Vec::new(), Pacing::Limited);
        let mut shard = Inbox::default();
        let Ok(_) = shard.handle(
            NOW,
            inbox::Input::Arrive { key: 1, looker: looker.clone(), way: inbox::Way::Socket, shards: 1 },
            &Nothing,
        );
        for (key, guest, frames) in
            [(1, Guest::Visitor(Visitor::default()), of_visitor()), (2, Guest::Agent(looker), of_agent())]
        {
            let Ok(_) = room.handle(NOW, Input::Arrive { key, guest, way: Way::Socket }, &Nothing);
            for sample in frames {
                let mut same = room.clone();
                let grown = with_fields(chance, &sample).to_string();
                let Ok(expected) = same.handle(NOW, Input::Frame { from: key, text: &sample.to_string() }, &Nothing);
                let Ok(effects) = room.handle(NOW, Input::Frame { from: key, text: &grown }, &Nothing);
                assert_eq!(effects, expected, "{grown}");
            }
        }
        for sample in of_console() {
            let mut same = shard.clone();
            let grown = with_fields(chance, &sample).to_string();
            let Ok(expected) = same.handle(NOW, inbox::Input::Frame { from: 1, text: &sample.to_string() }, &Nothing);
            let Ok(effects) = shard.handle(NOW, inbox::Input::Frame { from: 1, text: &grown }, &Nothing);
            assert_eq!(effects, expected, "{grown}");
        }
    });
}
