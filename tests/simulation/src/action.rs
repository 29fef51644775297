//! One step of a schedule. Drawn without looking at the world, so that a schedule can be cut down and still means
//! something: what cannot be done at that moment is not done.

use fastrand::Rng;
use serde::{Deserialize, Serialize};

/// A client, by its place.
pub type Who = u8;

/// Which end of a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// The client's.
    Client,
    /// The edge's.
    Edge,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// The person writes a message, or answers the question whether there is anything else.
    Say(Who),
    /// The visitor chooses one of the answers that the bot offers, the last of them (0), the one before, and so on.
    Choose(Who, u8),
    /// The agent writes a note.
    Note(Who),
    /// The person sends a file of so many pieces.
    Attach(Who, u8),
    /// The person edits (0) or takes back (1) the last of their messages that they see, or reacts (2) to the last of the
    /// other side's.
    Change(Who, u8),
    /// The agent sends a page of the website as a card.
    Card(Who),
    /// The agent asks whether there is anything else.
    Ask(Who),
    /// What is known about the visitor's question comes, in one way or another.
    Advise(u8, u8),
    /// The website says who the visitor is; the visitor's browser hears what came of it (0) or not (1).
    Identify(Who, u8),
    /// The person turns to the conversation (0) or away from it (1).
    Gaze(Who, u8),
    /// The agent takes (0), closes (1) or reopens (2) the conversation.
    Rule(Who, u8),
    /// The next frames of a client's socket arrive at that end.
    Arrive(Who, End, u8),
    /// The next frame towards that end is lost.
    Lose(Who, End),
    /// The next frame towards that end arrives, and will arrive once more.
    Repeat(Who, End),
    /// The next two frames towards that end change places.
    Swap(Who, End),
    /// The socket is cut, and only that end notices; or both.
    Cut(Who, Option<End>),
    /// So many milliseconds pass everywhere.
    Wait(u32),
    /// A client's clock jumps by so many seconds.
    Jump(Who, i32),
    /// The conversation's object is evicted; its sockets stay.
    Evict(u8),
    /// The conversation's object dies at its next input, after so many of its effects.
    Crash(u8, u8),
    /// The tab dies, and comes back with what it had kept.
    Kill(Who),
    /// The tab is duplicated: a second one begins with what the first had kept.
    Duplicate(Who, Who),
    /// The page goes away for a while (frozen, or in the back/forward cache).
    Leave(Who),
    /// It comes back, or the device is online again.
    Back(Who),
    /// The device says that it is offline, true or not.
    Doubt(Who),
    /// From now on the client's network refuses sockets (0), swallows them (1) or lets them through (2); requests it
    /// always lets through.
    Block(Who, u8),
    /// The next notice to the inbox arrives (0), is lost (1) or arrives twice (2).
    Notice(u8),
    /// The inbox's object is evicted (0), or loses all that it had stored (1).
    Inbox(u8),
}

/// The schedule of a seed.
pub fn schedule(seed: u64, steps: usize, clients: u8, conversations: u8) -> Vec<Action> {
    let mut rng = Rng::with_seed(seed);
    // Each schedule has its own weather: some lose frames all the time, some never.
    let weather = rng.u8(0..=3);
    (0..steps).map(|_| draw(&mut rng, weather, clients, conversations)).collect()
}

fn draw(rng: &mut Rng, weather: u8, clients: u8, conversations: u8) -> Action {
    let who = rng.u8(0..clients);
    let conversation = rng.u8(0..conversations);
    let end = if rng.bool() { End::Client } else { End::Edge };
    match rng.u8(0..100) {
        0..=10 => Action::Say(who),
        11 => Action::Card(who),
        12 => Action::Note(who),
        13 | 14 => Action::Attach(who, rng.u8(1..=3)),
        15 => Action::Change(who, rng.u8(0..3)),
        20 if rng.bool() => Action::Identify(who, rng.u8(0..2)),
        16 | 20 => Action::Ask(who),
        17 => Action::Gaze(who, rng.u8(0..2)),
        18 | 19 => Action::Rule(who, rng.u8(0..3)),
        49..=52 => Action::Choose(who, rng.u8(0..2)),
        21..=48 => Action::Arrive(who, end, rng.u8(1..=4)),
        53..=64 => Action::Wait(wait(rng)),
        68 | 69 => Action::Advise(conversations - 1, rng.u8(0..7)),
        65..=67 => Action::Notice(rng.u8(0..3)),
        70..=73 => Action::Evict(conversation),
        74..=76 => Action::Back(who),
        77 => Action::Doubt(who),
        // What follows is bad weather; in good weather frames arrive instead.
        _ if rng.u8(0..4) >= weather => Action::Arrive(who, end, 2),
        78..=80 => Action::Lose(who, end),
        81..=83 => Action::Repeat(who, end),
        84 => Action::Swap(who, end),
        85 => Action::Block(who, rng.u8(0..3)),
        86..=89 => Action::Cut(who, [None, Some(End::Client), Some(End::Edge)][rng.usize(0..3)]),
        90..=92 => Action::Crash(conversation, rng.u8(0..5)),
        93 | 94 => Action::Kill(who),
        95 => Action::Duplicate(who, rng.u8(0..clients)),
        96 => Action::Leave(who),
        97 => Action::Jump(who, rng.i32(-7_200..7_200)),
        98 => Action::Inbox(rng.u8(0..2)),
        _ => Action::Jump(who, rng.i32(-30..30)),
    }
}

/// Mostly moments, sometimes long enough for every timer, now and then for a silence (rule S8).
fn wait(rng: &mut Rng) -> u32 {
    match rng.u8(0..10) {
        0..=5 => rng.u32(1..400),
        6..=8 => rng.u32(400..12_000),
        _ if rng.u8(0..3) == 0 => rng.u32(300_000..900_000),
        _ => rng.u32(12_000..90_000),
    }
}
