//! Frames as this release and later ones may write them, drawn at random: `serde` and the widget read the same.

use fastrand::Rng;
use protocol::{
    About, Delete, Edit, Epoch, FromVisitor, Hello, Number, Page, React, Reaction, Receipt, Refused, Say, Seq, TabId,
    Timestamp, ToVisitor, Tracked,
};
use serde_json::{Map, Value, json};

use super::codes::{name, refusal};
use super::{read, written};

const ROUNDS: u64 = 4_000;

struct Draw(Rng);

impl Draw {
    fn of<const N: usize>(&mut self, values: &[Value; N]) -> Value {
        let place = self.0.usize(..N);
        values[place].clone()
    }

    fn count(&mut self) -> u32 {
        let most = if self.0.bool() { 9 } else { u32::MAX };
        self.0.u32(..most)
    }

    fn time(&mut self) -> u64 {
        self.0.u64(..1 << 53)
    }

    fn tab(&mut self) -> TabId {
        TabId::from_random(self.0.u128(..).to_be_bytes())
    }

    fn text(&mut self) -> String {
        let length = self.0.usize(..12);
        (0..length)
            .map(|_| if self.0.bool() { self.0.char(' '..='~') } else { self.0.char('\0'..='\u{1f64f}') })
            .collect()
    }

    /// Something of a later release, or of nobody.
    fn odd(&mut self) -> Value {
        let (text, deep) = (self.text(), json!({"later": [{"a": [1, -2.5e3, null, true, "\"]}"]}, []]}));
        self.of(&[
            json!(null),
            json!(true),
            json!(-1),
            json!(1.5),
            json!(u64::MAX),
            json!(text),
            json!([]),
            json!({}),
            deep,
        ])
    }

    /// An object with fields that nobody knows, now and then without one that it needs or with a wrong one.
    fn object(&mut self, mut known: Value) -> Value {
        let map: &mut Map<String, Value> = known.as_object_mut().unwrap();
        for _ in 0..self.0.usize(..3) {
            map.insert(format!("later_{}", self.0.u8(..)), self.odd());
        }
        if self.0.u8(..20) == 0
            && let Some(field) = map.keys().nth(self.0.usize(..3)).cloned()
        {
            let odd = self.odd();
            // `sent` is the one field that the widget can do without.
            if field != "sent" && self.0.bool() {
                map.insert(field, odd)
            } else {
                map.remove(&field)
            };
        }
        known
    }

    fn who(&mut self) -> Value {
        let face = self.face();
        let odd = self.odd();
        self.of(&[
            json!("visitor"),
            json!("bot"),
            json!("system"),
            json!({"agent": face}),
            json!("oracle"),
            json!({"oracle": odd}),
            odd,
        ])
    }

    fn face(&mut self) -> Value {
        let (id, name) = (self.tab().to_string(), self.text());
        self.object(json!({"id": id, "name": name}))
    }

    fn what(&mut self) -> Value {
        let (of, body, face, odd) = (self.count(), self.text(), self.face(), self.odd());
        let (yes, later) = (json!({"choices": ["Yes", "No"]}), json!({"later": {}}));
        let with = self.of(&[Value::Null, yes, later, json!({"choices": []}), json!({"choices": [7]}), odd.clone()]);
        let noted = self.object(json!({"body": body}));
        let posted = self.object(json!({"body": body, "with": with}));
        let edited = self.object(json!({"of": of, "body": body}));
        let deleted = self.object(json!({"of": of}));
        let with = self.of(&[json!("love"), json!("nothing"), json!("later"), odd.clone()]);
        let reacted = self.object(json!({"of": of, "with": with}));
        let assigned = self.object(json!({"to": face}));
        self.of(&[
            json!({"posted": posted}),
            json!({"noted": noted}),
            json!({"edited": edited}),
            json!({"deleted": deleted}),
            json!({"reacted": reacted}),
            json!({"assigned": assigned}),
            json!("closed"),
            json!("reopened"),
            json!("hidden"),
            json!("unknown"),
            json!("rated"),
            json!({"rated": odd}),
            odd,
        ])
    }

    fn event(&mut self) -> Value {
        let (seq, at, by, what) = (self.count(), self.time(), self.who(), self.what());
        let mut event = json!({"seq": seq, "at": at, "by": by, "what": what});
        if self.0.bool() {
            event["sent"] = json!({"tab": self.tab(), "number": self.count(), "later": self.odd()});
        }
        self.object(event)
    }

    fn frame(&mut self) -> Value {
        let (tab, by) = (self.tab(), self.who());
        let events: Vec<_> = (0..self.0.usize(..4)).map(|_| self.event()).collect();
        let [a, b, number] = [self.count(), self.count(), self.count()];
        let code =
            self.of(&[json!("too_fast"), json!("origin_refused"), json!("not_found"), json!("of_a_later_release")]);
        let (kind, content) = match self.0.u8(..8) {
            0 => ("welcome", json!({"epoch": self.time(), "head": a, "number": number})),
            1 => ("events", json!({"events": events, "head": a})),
            2 => ("acknowledged", json!({"tab": tab, "number": number, "seq": a, "at": self.time()})),
            3 => ("beat", json!({"epoch": self.time(), "head": a})),
            4 => ("typing", json!({"by": by})),
            5 => ("refused", json!({"code": code, "number": number, "retry_after_ms": b})),
            6 => ("receipt", json!({"delivered": a, "read": b})),
            _ => ("later", json!({"of": a})),
        };
        json!({kind: self.object(content)})
    }
}

fn each(mut check: impl FnMut(&mut Draw)) {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    for round in 0..ROUNDS {
        check(&mut Draw(Rng::with_seed(seed ^ round)));
    }
}

/// What `serde` reads, with the codes that make no difference to a visitor as one.
fn theirs(frame: &Value) -> Option<ToVisitor> {
    let mut theirs = serde_json::from_value(frame.clone()).ok()?;
    if let ToVisitor::Refused(Refused { code, .. }) = &mut theirs {
        let text: String = serde_json::from_value(serde_json::to_value(*code).unwrap()).unwrap();
        *code = refusal(&text);
        assert!(name(*code) == text || name(*code) == "unknown");
    }
    Some(theirs)
}

#[test]
fn what_a_later_release_sends_is_read_as_serde_reads_it() {
    let mut known = 0;
    each(|draw| {
        let frame = draw.frame();
        let ours = read(&frame);
        match theirs(&frame) {
            Some(theirs) => {
                assert_eq!(ours, Some(theirs), "{frame}");
                known += 1;
            }
            // The widget can do without more of an event than `serde`, and of a frame without nothing that it needs.
            None => assert!(!matches!(ours, Some(ToVisitor::Welcome(_) | ToVisitor::Beat(_))), "{frame}"),
        }
    });
    assert!(known > ROUNDS / 2, "{known} frames were read");
}

#[test]
fn what_is_written_is_read_back_by_serde() {
    each(|draw| {
        let (tab, number, of, body) = (draw.tab(), Number(draw.count()), Seq(draw.count()), draw.text());
        let page = Page { url: draw.text(), title: draw.text(), referrer: draw.text() };
        let (language, time_zone) = (draw.text(), draw.text());
        let tracked = vec![
            Tracked { at: Timestamp(draw.time()), name: draw.text(), detail: draw.text() };
            draw.count() as usize % 3
        ];
        for frame in [
            FromVisitor::Hello(Hello { tab, epoch: Epoch(draw.time()), seq: of }),
            FromVisitor::About(About { page, language, time_zone, tracked }),
            FromVisitor::Say(Say {
                tab,
                number,
                body: body.clone(),
                choices: Vec::new(),
                ends: false,
                file: None,
                card: None,
            }),
            FromVisitor::Edit(Edit { tab, number, of, body }),
            FromVisitor::Delete(Delete { tab, number, of }),
            FromVisitor::React(React { tab, number, of, with: Reaction::ALL[draw.count() as usize % 6] }),
            FromVisitor::Typing {},
            FromVisitor::Receipt(Receipt { delivered: of, read: Seq(draw.count()) }),
        ] {
            assert_eq!(serde_json::from_str::<FromVisitor>(&written(&frame)).unwrap(), frame);
        }
    });
}
