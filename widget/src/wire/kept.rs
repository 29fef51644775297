//! What a tab keeps for a reload.

use protocol::{Change, Content, File, Posted, Seq};
use session::{Pending, Progress, Saved};

use super::codes::{name, refusal};
use super::events::{at, body, number, reaction, seq, tab};
use super::json::{Json, object, quote};

/// What a tab keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    /// What it could not send.
    pub(crate) saved: Saved,
    /// What was being written.
    pub(crate) draft: String,
    /// The last event that the visitor has seen.
    pub(crate) read: Seq,
}

impl Kept {
    /// What a tab had kept; what cannot be read of it is left out.
    pub(crate) fn read(json: &impl Json) -> Self {
        let pending = json.get("pending").list().unwrap_or_default().iter().filter_map(pending).collect();
        Self {
            saved: Saved { pending },
            draft: json.get("draft").text().unwrap_or_default(),
            read: seq(&json.get("read")).unwrap_or_default(),
        }
    }

    /// As text; empty when there is nothing to keep. What the edge has acknowledged is asked for again anyhow.
    pub(crate) fn written(pending: &[Pending], draft: &str, read: Seq) -> String {
        if pending.is_empty() && draft.is_empty() && read == Seq(0) {
            return String::new();
        }
        let pending: Vec<_> = pending.iter().filter_map(written_pending).collect();
        let pending = ["[", &pending.join(","), "]"].concat();
        object(&[("pending", &pending), ("draft", &quote(draft)), ("read", &read.0.to_string())])
    }
}

fn pending(json: &impl Json) -> Option<Pending> {
    let progress = match json.get("failed").text()?.as_str() {
        "" => Progress::Sending,
        code => Progress::Failed(refusal(code)),
    };
    let change = match (seq(&json.get("of")), reaction(json), body(json)) {
        (None, _, body) => {
            let file = json.get("file").text().and_then(|id| Some(Content::File(File::named(id.parse().ok()?))));
            Change::Post(Posted { body: body?, with: file })
        }
        (Some(of), Some(with), _) => Change::React { of, with },
        (Some(of), None, Some(body)) => Change::Edit { of, body },
        (Some(of), None, None) => Change::Delete { of },
    };
    Some(Pending { tab: tab(json)?, number: number(json)?, change, at: at(json)?, progress })
}

fn written_pending(pending: &Pending) -> Option<String> {
    let mut file = String::new();
    let (of, body, with) = match &pending.change {
        Change::Post(posted) => {
            file = posted.file().map_or_else(String::new, |file| file.id.to_string());
            (None, posted.body.as_str(), "")
        }
        Change::Edit { of, body } => (Some(of), body.as_str(), ""),
        Change::Delete { of } => (Some(of), "", ""),
        Change::React { of, with } => (Some(of), "", with.name()),
        // Visitors write no notes.
        Change::Note(_) => return None,
    };
    let failed = match pending.progress {
        Progress::Failed(code) => name(code),
        _ => "",
    };
    Some(object(&[
        ("tab", &quote(&pending.tab.to_string())),
        ("number", &pending.number.0.to_string()),
        ("of", &of.map_or_else(|| "null".to_owned(), |of| of.0.to_string())),
        ("body", &quote(body)),
        ("with", &quote(with)),
        ("file", &quote(&file)),
        ("at", &pending.at.0.to_string()),
        ("failed", &quote(failed)),
    ]))
}

#[cfg(test)]
mod tests {
    use protocol::{Body, FileId, Number, Reaction, Refusal, TabId, Timestamp};
    use serde_json::json;

    use super::*;

    #[test]
    fn d9_what_a_tab_keeps_is_read_back() {
        let pending = |number, change, progress| Pending {
            tab: TabId::from_random([7; 16]),
            number: Number(number),
            change,
            at: Timestamp(1_795_000_000_000),
            progress,
        };
        let with = Some(Content::File(File::named(FileId::from_random([9; 16]))));
        let (of, body) = (Seq(4), || Body::try_from("a\n\"b\"").unwrap());
        let pending = vec![
            pending(1, Change::Post(body().into()), Progress::Sending),
            pending(2, Change::Post(body().into()), Progress::Failed(Refusal::BodyTooLong)),
            pending(3, Change::Edit { of, body: body() }, Progress::Sending),
            pending(4, Change::Delete { of }, Progress::Sending),
            pending(5, Change::React { of, with: Reaction::Love }, Progress::Sending),
            pending(6, Change::React { of, with: Reaction::Nothing }, Progress::Sending),
            pending(7, Change::Post(Posted { body: body(), with }), Progress::Sending),
        ];
        let kept = Kept { saved: Saved { pending }, draft: "and then\n\"".to_owned(), read: Seq(7) };
        let text = Kept::written(&kept.saved.pending, &kept.draft, kept.read);
        assert_eq!(Kept::read(&serde_json::from_str::<serde_json::Value>(&text).unwrap()), kept);
    }

    #[test]
    fn nothing_is_kept_of_nothing() {
        assert_eq!(Kept::written(&[], "", Seq(0)), "");
        assert_ne!(Kept::written(&[], "", Seq(1)), "");
    }

    #[test]
    fn what_a_page_has_forged_or_a_later_release_kept_is_left_out() {
        for odd in [json!(null), json!(7), json!([]), json!({}), json!({"pending": [7, {"tab": "x"}, {}], "read": -1})]
        {
            assert_eq!(Kept::read(&odd), Kept::default(), "{odd}");
        }
        assert_eq!(Kept::read(&json!({"pending": "?", "draft": "stays"})).draft, "stays");
    }
}
