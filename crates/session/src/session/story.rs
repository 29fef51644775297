//! A session with the time and the device's storage around it, for the tests.

use protocol::{
    Acknowledged, Body, Change, Epoch, Event, Events, Hello, Number, Numbered, Posted, Refusal, Refused, Sent, Seq,
    TabId, Timestamp, Welcome, What, Who,
};

use super::Session;
use crate::link::{LineInput, Moment};
use crate::outbox::{Progress, Saved};
use crate::turn::{Incoming, Input, Outgoing, Output};

pub(super) const START: u64 = 1_795_000_000_000;

pub(super) fn tab() -> TabId {
    TabId::from_random([1; 16])
}

pub(super) fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

pub(super) fn posted(seq: u32, number: u32, text: &str) -> Event {
    let (sent, what) = (Sent { tab: tab(), number: Number(number) }, What::Posted(body(text).into()));
    Event { seq: Seq(seq), at: Timestamp(START), by: Who::Visitor, sent: Some(sent), what }
}

pub(super) fn text(change: &Change) -> &str {
    match change {
        Change::Post(Posted { body, .. }) | Change::Note(body) | Change::Edit { body, .. } => body.as_str(),
        Change::Delete { .. } | Change::React { .. } => "",
    }
}

/// A session with the time and the device's storage around it.
pub(super) struct Story {
    pub(super) session: Session,
    pub(super) saved: Option<Saved>,
    pub(super) second: u64,
}

impl Story {
    pub(super) fn new() -> Self {
        Self { session: Session::new(tab()), saved: None, second: 0 }
    }

    /// A session that has been welcomed to an empty conversation.
    pub(super) fn live() -> Self {
        let mut story = Self::new();
        story.connect(0);
        story
    }

    pub(super) fn connect(&mut self, number: u32) -> Vec<Output> {
        self.play(Input::Line(LineInput::Start));
        self.play(Input::Line(LineInput::Hurry));
        self.play(Input::Line(LineInput::Opened));
        self.welcome(START, number)
    }

    pub(super) fn welcome(&mut self, epoch: u64, number: u32) -> Vec<Output> {
        let head = self.session.log().head().max(Seq(number));
        let welcome = Welcome { epoch: Epoch(epoch), head, number: Number(number) };
        self.play(Input::Frame(Incoming::Welcome(welcome)))
    }

    pub(super) fn cut(&mut self) {
        self.play(Input::Line(LineInput::Closed));
    }

    /// What is to be done, but for what is to be kept, which is kept.
    pub(super) fn play(&mut self, input: Input) -> Vec<Output> {
        let moment = Moment { now: Timestamp(START + self.second * 1_000), chance: 0 };
        let mut outputs = self.session.handle(moment, input);
        outputs.retain(|output| match output {
            Output::Save(saved) => {
                self.saved = Some(saved.clone());
                false
            }
            _ => true,
        });
        outputs
    }

    pub(super) fn say(&mut self, text: &str) -> Vec<Output> {
        self.play(Input::Change(Change::Post(body(text).into())))
    }

    pub(super) fn events(&mut self, events: Vec<Event>) -> Vec<Output> {
        let head = events.last().map_or(Seq(0), |event| event.seq);
        self.play(Input::Frame(Incoming::Events(Events { events, head })))
    }

    pub(super) fn acknowledge(&mut self, number: u32, seq: u32) {
        let acknowledged = Acknowledged { tab: None, number: Number(number), seq: Seq(seq), at: Timestamp(START) };
        self.play(Input::Frame(Incoming::Acknowledged(acknowledged)));
    }

    pub(super) fn refuse(&mut self, code: Refusal, number: u32, retry_after_ms: Option<u32>) -> Vec<Output> {
        self.play(Input::Frame(Incoming::Refused(Refused {
            code,
            tab: None,
            number: Some(Number(number)),
            retry_after_ms,
        })))
    }

    pub(super) fn pending(&self) -> Vec<(u32, &str, Progress)> {
        self.session.pending().iter().map(|one| (one.number.0, text(&one.change), one.progress)).collect()
    }

    pub(super) fn saved(&self) -> Vec<&str> {
        self.saved.iter().flat_map(|saved| &saved.pending).map(|pending| text(&pending.change)).collect()
    }
}

pub(super) fn says(sent: &[(u32, &str)]) -> Vec<Output> {
    says_as(tab(), sent)
}

pub(super) fn says_as(tab: TabId, sent: &[(u32, &str)]) -> Vec<Output> {
    let post = |&(number, text): &(u32, &str)| Numbered {
        tab,
        number: Number(number),
        change: Change::Post(body(text).into()),
    };
    sent.iter().map(|one| Output::Send(Outgoing::Numbered(post(one)))).collect()
}

pub(super) fn hello(epoch: u64, seq: u32) -> Output {
    Output::Send(Outgoing::Hello(Hello { tab: tab(), epoch: Epoch(epoch), seq: Seq(seq) }))
}
