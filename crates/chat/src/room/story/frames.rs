//! What the clients of a story are, what they say and what they are sent.

use protocol::{
    AgentId, Body, Epoch, Event, Face, FileId, FromAgent, Hello, Looker, Number, PageFacts, Receipt, Refusal, Say, Seq,
    SignInId, TabId, ToAgent,
};

use crate::client::{ClientKey, Closing};
use crate::room::{Effect, Guest, Visitor};

pub(in crate::room) fn looker(name: &str, device: u8) -> Looker {
    let face = Face { id: AgentId::from_random([name.as_bytes()[0]; 16]), name: name.to_owned() };
    Looker { face, sign_in: SignInId::from_random([device; 16]) }
}

pub(in crate::room) fn agent(name: &str) -> Guest {
    Guest::Agent(looker(name, name.as_bytes()[0]))
}

pub(in crate::room) fn visitor() -> Guest {
    Guest::Visitor(Visitor { browser: "Firefox, Linux".to_owned(), country: "NL".to_owned(), ..Visitor::default() })
}

pub(in crate::room) fn tab(number: u32) -> TabId {
    TabId::from_random(u128::from(number).to_be_bytes())
}

pub(in crate::room) fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

/// Visitors write the frames that they know in the same words.
pub(in crate::room) fn text(frame: &FromAgent) -> String {
    serde_json::to_string(frame).unwrap()
}

pub(in crate::room) fn hello(tab: TabId, epoch: u64, seq: u32) -> String {
    text(&FromAgent::Hello(Hello { tab, epoch: Epoch(epoch), seq: Seq(seq) }))
}

pub(in crate::room) fn say(tab: TabId, number: u32, body: &str) -> String {
    text(&FromAgent::Say(Say {
        tab,
        number: Number(number),
        body: body.to_owned(),
        choices: Vec::new(),
        ends: false,
        file: None,
        card: None,
    }))
}

/// A message that has a file; what it says itself does not matter.
pub(in crate::room) fn say_file(tab: TabId, number: u32, file: FileId) -> String {
    let body = "another name".to_owned();
    text(&FromAgent::Say(Say {
        tab,
        number: Number(number),
        body,
        choices: Vec::new(),
        ends: false,
        file: Some(file),
        card: None,
    }))
}

/// A page of the owner's website, with that file as its picture.
pub(in crate::room) fn say_card(tab: TabId, number: u32, file: Option<FileId>) -> String {
    let facts = ["https://shop.example/chino", "Chino", "", "", ""].map(str::to_owned);
    let (body, card) = (String::new(), Some(PageFacts::new(facts)));
    text(&FromAgent::Say(Say { tab, number: Number(number), body, choices: Vec::new(), ends: false, file, card }))
}

pub(in crate::room) fn note(tab: TabId, number: u32, body: &str) -> String {
    text(&FromAgent::Note(Say {
        tab,
        number: Number(number),
        body: body.to_owned(),
        choices: Vec::new(),
        ends: false,
        file: None,
        card: None,
    }))
}

pub(in crate::room) fn receipt(delivered: u32, read: u32) -> String {
    text(&FromAgent::Receipt(Receipt { delivered: Seq(delivered), read: Seq(read) }))
}

/// The frames that a client is sent. Agents are sent what visitors are, and more.
pub(in crate::room) fn heard(effects: &[Effect], key: ClientKey) -> Vec<ToAgent> {
    let frame = |effect: &Effect| match effect {
        Effect::Send(to, text) if to.contains(&key) => Some(serde_json::from_str(text).unwrap()),
        _ => None,
    };
    effects.iter().filter_map(frame).collect()
}

/// The events among them.
pub(in crate::room) fn events(effects: &[Effect], key: ClientKey) -> Vec<Event> {
    let events = |frame| match frame {
        ToAgent::Events(events) => events.events,
        _ => Vec::new(),
    };
    heard(effects, key).into_iter().flat_map(events).collect()
}

/// Their places.
pub(in crate::room) fn seqs(effects: &[Effect], key: ClientKey) -> Vec<u32> {
    events(effects, key).iter().map(|event| event.seq.0).collect()
}

/// Why a client was refused something, if it was.
pub(in crate::room) fn refused(effects: &[Effect], key: ClientKey) -> Option<Refusal> {
    heard(effects, key).into_iter().find_map(|frame| match frame {
        ToAgent::Refused(refused) => Some(refused.code),
        _ => None,
    })
}

/// Which clients were closed, and why.
pub(in crate::room) fn closed(effects: &[Effect]) -> Vec<(ClientKey, Closing)> {
    let closed = |effect: &Effect| match effect {
        Effect::Close(key, why) => Some((*key, *why)),
        _ => None,
    };
    effects.iter().filter_map(closed).collect()
}
