//! The bot's part in a conversation, folded from its log.

use answers::words;
use protocol::{Content, Deleted, Edited, Event, Posted, Seq, What, Who, Why};
use serde::{Deserialize, Serialize};

use super::Question;
use super::wish::{Control, Wish};

/// What the log tells of the bot and of what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// Whether it has the conversation.
    has_it: bool,
    /// What the visitor said, while nobody has answered.
    pub(super) asked: Option<Asked>,
    /// What they asked before, as words.
    before: Vec<String>,
    /// The answers to choose from below the bot's last message.
    offered: Vec<String>,
    /// Questions that it did not help with, one after another.
    pub(super) misses: u8,
    /// Whether it has said what it is since it took the conversation.
    pub(super) is_introduced: bool,
    /// Whether it has just handed over, and says so next.
    leaves: bool,
}

/// A message of the visitor that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) seq: Seq,
    /// Empty where it is no text, but a file.
    pub(super) text: String,
    /// Whether it is one of the answers that the bot offered.
    pub(super) is_chosen: bool,
    /// Whether they had said just that before.
    pub(super) is_repeated: bool,
    /// Why a person is needed whatever the answer is: this message says so, or one before it that nobody answered.
    pub(super) needs: Option<Why>,
}

impl Asked {
    /// What was said, as nobody has looked at it.
    const fn of(seq: Seq, text: String) -> Self {
        Self { seq, text, is_chosen: false, is_repeated: false, needs: None }
    }

    /// What the visitor chose that is no answer of the owner's.
    pub(super) fn control(&self) -> Option<Control> {
        if self.is_chosen { Control::of(&self.text) } else { None }
    }
}

impl Part {
    /// Folds what happened next.
    pub(crate) fn apply(&mut self, event: &Event) {
        match (&event.what, &event.by) {
            (What::Posted(posted), Who::Visitor) if self.has_it => self.ask(event.seq, text_of(posted)),
            // Where it has not, no more is looked at than it may be told next.
            (What::Posted(posted), Who::Visitor) => {
                self.asked = Some(Asked::of(event.seq, text_of(posted)));
                self.leaves = false;
            }
            (What::Posted(posted), Who::Bot) => {
                self.asked = None;
                self.offered = posted.choices().map(|choices| choices.as_slice().to_vec()).unwrap_or_default();
                self.is_introduced = true;
                self.leaves = false;
            }
            (What::Edited(Edited { of, body }), _) => {
                if let Some(asked) = self.asked.as_mut().filter(|asked| asked.seq == *of) {
                    (asked.text, asked.is_chosen) = (body.as_str().to_owned(), false);
                    asked.needs = Wish::of(&asked.text).and_then(Wish::needs);
                }
            }
            (What::Deleted(Deleted { of }), _) => drop(self.asked.take_if(|asked| asked.seq == *of)),
            // Now it answers what was just said, and nothing that was said before.
            (What::Automated, _) => {
                let said = self.asked.take();
                *self = Self { has_it: true, ..Self::default() };
                if let Some(Asked { seq, text, .. }) = said {
                    self.ask(seq, text);
                }
            }
            (What::HandedOver(_), _) => *self = Self { leaves: true, ..Self::default() },
            (What::Posted(_) | What::Assigned(_) | What::Closed, _) => *self = Self::default(),
            (What::Reacted(_) | What::Rated(_) | What::Noted(_) | What::Reopened | What::Hidden | What::Unknown, _) => {
            }
        }
    }

    /// Whether a message of its is its farewell.
    pub(crate) const fn leaves(&self) -> bool {
        self.leaves
    }

    /// Whether somebody said something that nobody has answered.
    pub(crate) const fn owes(&self) -> bool {
        self.asked.is_some()
    }

    /// What it has to answer.
    pub(crate) fn question(&self) -> Option<Question> {
        self.asked.as_ref().map(|asked| Question { of: asked.seq, text: asked.text.clone() })
    }

    fn ask(&mut self, seq: Seq, text: String) {
        let is_chosen = self.offered.contains(&text);
        let were_answers = self.offered.iter().any(|offered| Control::of(offered) == Some(Control::SomethingElse));
        let control = if is_chosen { Control::of(&text) } else { None };
        match control {
            Some(Control::Helped) => self.misses = 0,
            Some(Control::DidNotHelp | Control::SomethingElse) => self.misses = self.misses.saturating_add(1),
            // Whoever asks anew found nothing of what was offered.
            None if were_answers && !is_chosen => self.misses = self.misses.saturating_add(1),
            Some(Control::Person) | None => {}
        }
        let said = words(&text);
        let is_repeated = !is_chosen && !said.is_empty() && said == self.before;
        if !is_chosen {
            self.before = said;
        }
        self.offered.clear();
        let needs = match control {
            Some(Control::Person) => Some(Why::Asked),
            Some(_) => None,
            None if is_chosen => None,
            None => Wish::of(&text).and_then(Wish::needs),
        };
        let needs = needs.or(self.asked.take().and_then(|before| before.needs));
        self.asked = Some(Asked { seq, text, is_chosen, is_repeated, needs });
    }
}

/// What a message says; nothing where it is something else than a text.
fn text_of(posted: &Posted) -> String {
    match posted.with {
        None => posted.body.as_str().to_owned(),
        Some(Content::Choices(_) | Content::Closing(_) | Content::File(_) | Content::Card(_)) => String::new(),
    }
}
