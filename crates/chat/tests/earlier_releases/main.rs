//! What earlier releases have stored is read by every later worker.
//!
//! Each folder of `tests/stored` holds one example of everything that a release stores, and all tell the same story. The
//! files in them are never changed, since nobody changes what lies in the storage of a running site; a release that
//! stores anything in another way adds a folder of its own.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

mod room;

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use edgewise_chat::gate::secret;
use edgewise_chat::inbox::{self, Inbox};
use edgewise_chat::links::Links;
use edgewise_chat::site::{
    Accept, Caller, Check, Device, IsSetUp, Password, ReadSettings, ReadTeam, SignIn, Site, UseLink,
};
use protocol::{
    AgentId, Counts, FromConsole, Rank, Role, Section, Seq, Side, SignInId, Status, Summary, Timestamp, ToConsole,
    Window,
};
use serde::de::DeserializeOwned;

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
fn a_stored_link_still_opens_its_conversation() {
    for release in releases() {
        let mut links: Links = read(&release, "links.json");
        assert_eq!(links.claim(START, &secret::digest("abc")), Ok(()));
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
        let stored = inbox::Stored { rows: open, closed: number, shards: 4, ..inbox::Stored::default() };
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
        let (profile, look, scale, hours) = (settings.profile, settings.look, settings.scale, settings.hours);
        assert_eq!((profile.version, profile.value.name.as_str()), (3, "Hem & Haw"));
        let origins: Vec<_> = profile.value.origins.iter().map(ToString::to_string).collect();
        assert_eq!(origins, ["https://shop.example", "http://localhost:8788"]);
        assert_eq!(profile.value.query, ["size"]);
        assert_eq!((look.version, look.value.side, look.value.language), (1, Side::Left, "nl".parse().unwrap()));
        assert_eq!(look.value.accent.to_string(), "#8a1c4a");
        assert_eq!((scale.version, scale.value.shards), (2, 4));
        assert_eq!(
            (hours.version, hours.value.zone.as_str(), hours.value.exceptions.len()),
            (1, "Europe/Amsterdam", 2)
        );
        assert_eq!(settings.bot.value, protocol::Bot { on: true, careful: true, returns: false });
        // A Saturday's night, and Christmas, which is a Friday.
        let on = |day: &str| hours.value.on(day.parse().unwrap()).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!((on("2026-12-19"), on("2026-12-25")), (vec!["20:00-02:00".to_owned()], Vec::new()));

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
