//! The way to what is not needed to type: answers to choose from, the signs to react with, photos and files. What draws
//! them is a part of its own, which is loaded once the panel is open, or when a message needs it.

mod attach;
mod bar;
mod buttons;
mod card;
mod editing;
mod elsewhere;
mod emoji_only;
mod file;
mod greeting;
mod held;
mod hours;
mod introduction;
mod reception;
mod sending;
mod smileys;
mod uploads;
mod viewer;

use std::cell::Cell;

use browser::later::Failed;
use words::later::Later;

use super::{rating, sheet, wording};
use crate::talk::{Held, Kind, Message, Talk};

browser::later! {
    /// Answers, reactions, files.
    Part in "extras": draw(key: u64) -> () = crate::view::extras::draw
}

/// Stands for what all messages hold, in place of a row's key.
const ALL: u64 = 0;

/// Stands for the newest message that can be given another text, in place of a row's key.
pub(super) const NEWEST: u64 = 1;

/// What one can do with the message of that row: gives one's own another text, offers reactions to others' or offers
/// them no more.
pub(super) fn act(talk: Talk, key: u64) {
    Part::load(move |part| match part {
        Ok(part) => part.draw(key),
        Err(failed) => talk.notify(sentence(failed)),
    });
}

/// What there is to say where a part did not come.
pub(super) fn sentence(failed: Failed) -> &'static str {
    match failed {
        Failed::Unreachable => Talk.texts().part_unreachable,
        Failed::Gone => Talk.texts().part_gone,
    }
}

/// Draws what the messages on the screen hold, and what else the part brings once the panel is open.
pub(super) fn follow(talk: Talk) {
    let holds = |message: &Message| message.held != Held::Nothing;
    let is_wanted = talk.see(|screen| {
        talk.is_open()
            || talk.is_asked()
            || screen.rows.iter().any(|row| matches!(&row.kind, Kind::Message(message) if holds(message)))
    });
    if is_wanted {
        // Nobody has asked for it: without it there is less to do, and the next change tries again.
        Part::load(|part| _ = part.map(|part| part.draw(ALL)));
    }
}

thread_local! {
    static IS_STYLED: Cell<bool> = const { Cell::new(false) };
}

fn draw(key: u64) {
    wording::load(move |texts| match texts {
        Ok(texts) => draw_with(texts, key),
        Err(_) if key == ALL => {}
        Err(failed) => Talk.notify(sentence(failed)),
    });
}

fn draw_with(texts: &'static Later, key: u64) {
    if !IS_STYLED.replace(true) {
        sheet::add(include_str!("../../../style/later.css"));
        sheet::add(include_str!("../../../style/extras.css"));
        sheet::add(include_str!("../../../style/files.css"));
        sheet::add(include_str!("../../../style/elsewhere.css"));
        sheet::add(include_str!("../../../style/card.css"));
        attach::offer(texts);
        editing::offer(texts);
        smileys::follow();
        Talk.take_calls();
    }
    Talk.answer_page();
    if key == ALL {
        held::draw(texts);
        editing::follow();
        introduction::follow(texts);
        greeting::follow();
        reception::follow(texts);
        elsewhere::follow(texts);
        rating::follow();
    } else if !Talk.edit(Some(key).filter(|key| *key != NEWEST)) && key != NEWEST {
        bar::open(texts, key);
    }
}
