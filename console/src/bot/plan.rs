//! Several answers that are to be written: which they are, and which of them still have to be. Pure. Whatever is cut short
//! is begun again from what is stored, so nothing is written twice.

use std::collections::BTreeSet;

use protocol::{Answer, AnswerId, Answers};

/// The answers in a file of the form that the server gives them in; nothing where it is no such file, or has none.
pub(super) fn read(text: &str) -> Option<Vec<Answer>> {
    let Answers { answers, .. } = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    (!answers.is_empty()).then_some(answers)
}

/// The same answers for this site: one that it knows by its id keeps it, each other one gets its own from `fresh`.
pub(super) fn for_site(answers: Vec<Answer>, stored: &[Answer], mut fresh: impl FnMut() -> AnswerId) -> Vec<Answer> {
    let mut known: BTreeSet<_> = stored.iter().map(|answer| answer.id).collect();
    let named = |answer: Answer| {
        // An id that comes twice is the first one's.
        let id = if known.remove(&answer.id) { answer.id } else { fresh() };
        Answer { id, ..answer }
    };
    answers.into_iter().map(named).collect()
}

/// Those that are not stored as they are planned, each with the version that it is made from.
pub(super) fn due(planned: &[Answer], stored: &[Answer]) -> Vec<Answer> {
    let due = |answer: &Answer| {
        let before = stored.iter().find(|stored| stored.id == answer.id);
        let version = before.map_or(0, |before| before.version);
        let answer = Answer { version, ..answer.clone() };
        (before != Some(&answer)).then_some(answer)
    };
    planned.iter().filter_map(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(key: u8, version: u32, title: &str) -> Answer {
        let body = protocol::Body::try_from("Yes.").unwrap();
        let (id, title) = (AnswerId::from_random([key; 16]), title.to_owned());
        Answer { id, version, title, phrasings: Vec::new(), body, link: String::new() }
    }

    #[test]
    fn a_file_is_what_was_exported() {
        let answers = vec![answer(1, 3, "Returns")];
        let exported = Answers { answers: answers.clone(), contradictions: Vec::new() };
        let text = serde_json::to_string_pretty(&exported).unwrap();
        assert_eq!(read(&text), Some(answers.clone()));
        assert_eq!(read(&format!("\u{feff}{text}")), Some(answers));
        for none in ["", "[]", "{}", r#"{"answers":[]}"#, r#"{"answers":[{"title":"Returns"}]}"#, "title,body\na,b"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn an_answer_keeps_the_id_that_the_site_knows() {
        let stored = [answer(1, 3, "Returns")];
        let mut next = 100;
        let fresh = || {
            next += 1;
            AnswerId::from_random([next; 16])
        };
        let read =
            vec![answer(1, 9, "Returns"), answer(2, 9, "Sizes"), answer(1, 9, "Again"), answer(2, 9, "Once more")];
        let planned = for_site(read, &stored, fresh);
        let ids = [1, 101, 102, 103].map(|key| AnswerId::from_random([key; 16]));
        assert_eq!(planned.iter().map(|answer| answer.id).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn what_is_stored_already_is_not_written_again() {
        let stored = [answer(1, 3, "Returns"), answer(2, 1, "Sizes")];
        let planned = [answer(1, 0, "Returns"), answer(2, 0, "Sizes and fit"), answer(3, 8, "Delivery")];
        assert_eq!(due(&planned, &stored), [answer(2, 1, "Sizes and fit"), answer(3, 0, "Delivery")]);
        assert_eq!(due(&planned, &[]).len(), 3);
    }
}
