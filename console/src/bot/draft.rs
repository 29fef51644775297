//! An answer as it is being written: texts in, an answer or what is wrong out. Pure. The server has the last word; this
//! says at the field what is wrong with it.

use protocol::{Answer, AnswerId, Body, limits};

/// What stands in the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) id: AnswerId,
    /// The version that it was made from; 0 where there is none yet.
    pub(super) version: u32,
    pub(super) title: String,
    /// One a line.
    pub(super) phrasings: String,
    pub(super) body: String,
    pub(super) link: String,
}

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What the answer is about.
    Title,
    /// The ways to ask.
    Phrasings,
    /// What the bot says.
    Body,
    /// Where more stands.
    Link,
}

impl Draft {
    /// Of an answer that nobody has written.
    pub(super) fn new(id: AnswerId) -> Self {
        let empty = String::new;
        Self { id, version: 0, title: empty(), phrasings: empty(), body: empty(), link: empty() }
    }

    /// What stands in a field.
    pub(super) const fn text(&self, part: Part) -> &String {
        match part {
            Part::Title => &self.title,
            Part::Phrasings => &self.phrasings,
            Part::Body => &self.body,
            Part::Link => &self.link,
        }
    }

    /// The same, to write in.
    pub(super) const fn text_mut(&mut self, part: Part) -> &mut String {
        match part {
            Part::Title => &mut self.title,
            Part::Phrasings => &mut self.phrasings,
            Part::Body => &mut self.body,
            Part::Link => &mut self.link,
        }
    }

    /// Whether the field can be saved as it stands.
    pub(super) fn is_sound(&self, part: Part) -> bool {
        match part {
            Part::Title => is_question(self.title.trim(), limits::ANSWER_TITLE_CHARACTERS),
            Part::Phrasings => {
                let lines = self.lines();
                lines.len() <= limits::ANSWER_PHRASINGS
                    && lines.iter().all(|line| is_question(line, limits::PHRASING_CHARACTERS))
            }
            Part::Body => self.body().is_some_and(|body| body.as_str().chars().count() <= limits::ANSWER_CHARACTERS),
            Part::Link => is_link(self.link.trim()),
        }
    }

    /// The answer, if every field can be saved.
    pub(super) fn read(&self) -> Option<Answer> {
        let all = [Part::Title, Part::Phrasings, Part::Body, Part::Link];
        if !all.into_iter().all(|part| self.is_sound(part)) {
            return None;
        }
        let phrasings = self.lines().into_iter().map(str::to_owned).collect();
        let (title, link) = (self.title.trim().to_owned(), self.link.trim().to_owned());
        Some(Answer { id: self.id, version: self.version, title, phrasings, body: self.body()?, link })
    }

    /// A way to ask was added to the stored answer, which made `after` of the version `before`. What was typed stays; and
    /// where it was made from an older version, what a colleague has changed since is still found when it is saved.
    pub(super) fn asked_also(&mut self, before: u32, after: u32, phrasing: &str) {
        if self.version == before {
            self.version = after;
        }
        if !self.phrasings.is_empty() && !self.phrasings.ends_with('\n') {
            self.phrasings.push('\n');
        }
        self.phrasings.push_str(phrasing);
    }

    fn lines(&self) -> Vec<&str> {
        self.phrasings.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    fn body(&self) -> Option<Body> {
        Body::try_from(self.body.as_str()).ok()
    }
}

impl From<&Answer> for Draft {
    fn from(answer: &Answer) -> Self {
        let Answer { id, version, title, phrasings, body, link } = answer;
        Self {
            id: *id,
            version: *version,
            title: title.clone(),
            phrasings: phrasings.join("\n"),
            body: body.as_str().to_owned(),
            link: link.clone(),
        }
    }
}

/// Whether something is left in the answer that its owner has to fill in, such as `[2]` or `[address]`.
pub(super) fn is_unfinished(body: &str) -> bool {
    body.split_once('[').is_some_and(|(_, rest)| rest.contains(']'))
}

/// The answer with a further way to ask; nothing where it has that already.
pub(super) fn asked_also(answer: &Answer, phrasing: &str) -> Option<Answer> {
    let is_known = [&answer.title].into_iter().chain(&answer.phrasings).any(|known| known == phrasing);
    let phrasings = || answer.phrasings.iter().cloned().chain([phrasing.to_owned()]).collect();
    (!is_known).then(|| Answer { phrasings: phrasings(), ..answer.clone() })
}

/// A line with a letter or a digit.
fn is_question(text: &str, characters: usize) -> bool {
    let is_long = text.chars().count() > characters;
    !is_long && text.contains(char::is_alphanumeric) && !text.contains(char::is_control)
}

fn is_link(link: &str) -> bool {
    let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| host.starts_with(char::is_alphanumeric));
    let is_long = link.chars().count() > limits::ANSWER_LINK_CHARACTERS;
    link.is_empty() || (is_address && !is_long && !link.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, phrasings: &str, body: &str, link: &str) -> Draft {
        let [title, phrasings, body, link] = [title, phrasings, body, link].map(str::to_owned);
        Draft { title, phrasings, body, link, ..Draft::new(AnswerId::from_random([1; 16])) }
    }

    #[test]
    fn a_draft_is_the_answer_that_it_was_made_from() {
        let read = draft(
            " Returns ",
            "Can I send it back?\n\n  and how? \n",
            "Yes.\n\nWithin 30 days.",
            " https://a.example ",
        );
        let answer = read.read().unwrap();
        assert_eq!(answer.title, "Returns");
        assert_eq!(answer.phrasings, ["Can I send it back?", "and how?"]);
        assert_eq!(answer.link, "https://a.example");
        assert_eq!(Draft::from(&answer).read(), Some(answer));
    }

    #[test]
    fn what_cannot_be_saved_is_known_by_its_field() {
        let check = |draft: Draft, part| {
            let wrong: Vec<_> = [Part::Title, Part::Phrasings, Part::Body, Part::Link]
                .into_iter()
                .filter(|part| !draft.is_sound(*part))
                .collect();
            assert_eq!(wrong, [part]);
            assert_eq!(draft.read(), None);
        };
        check(draft("", "", "a", ""), Part::Title);
        check(draft("?!", "", "a", ""), Part::Title);
        check(draft(&"a".repeat(61), "", "a", ""), Part::Title);
        check(draft("a", &"a\n".repeat(20), "a", ""), Part::Phrasings);
        check(draft("a", &"a".repeat(301), "a", ""), Part::Phrasings);
        check(draft("a", "b\n…", "a", ""), Part::Phrasings);
        check(draft("a", "", " \n ", ""), Part::Body);
        check(draft("a", "", &"a".repeat(3_001), ""), Part::Body);
        check(draft("a", "", "a", "shop.example"), Part::Link);
        check(draft("a", "", "a", "https://"), Part::Link);
    }

    #[test]
    fn a_question_is_added_once_and_beside_what_is_being_typed() {
        let answer = draft("Returns", "And how?", "Yes.", "").read().unwrap();
        let more = asked_also(&answer, "May I?").unwrap();
        assert_eq!(more.phrasings, ["And how?", "May I?"]);
        assert_eq!(asked_also(&more, "May I?"), None);
        assert_eq!(asked_also(&more, "Returns"), None);
        let mut typed = Draft { version: 6, ..draft("Returns", "And h", "", "") };
        typed.asked_also(6, 7, "May I?");
        assert_eq!((typed.version, typed.phrasings.as_str()), (7, "And h\nMay I?"));
        typed.asked_also(8, 9, "Can I?");
        assert_eq!((typed.version, typed.phrasings.as_str()), (7, "And h\nMay I?\nCan I?"));
    }

    #[test]
    fn what_is_to_be_filled_in_is_found() {
        assert!(is_unfinished("Within [2] days."));
        for done in ["Within 2 days.", "[", "] and ["] {
            assert!(!is_unfinished(done), "{done}");
        }
    }
}
