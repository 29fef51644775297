//! The emoji picker: a field to search in, and the emoji in their groups. Arrow keys lead through it.
//!
//! Both apps load it when it is first wanted, put it where they want it, and style it. The widget's part was 5 KB larger
//! as a view of Leptos.

use std::cell::RefCell;
use std::rc::Rc;

use browser::dom::{around, element, focus, say, text};
use browser::{Listener, js};
use reading::emoji::{Book, Group, moved};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// What it says.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// What the picker is.
    pub name: &'static str,
    /// What the field is for.
    pub search: &'static str,
    /// The group of those that were used last.
    pub recent: &'static str,
    /// That nothing was found.
    pub none: &'static str,
}

/// A picker; dropped, it goes.
#[derive(Debug)]
pub struct Picker {
    place: Element,
    search: Element,
    _ears: [Listener; 3],
}

impl Picker {
    /// One with the emoji of `book`, and before them those of `recent`: signs with a space between.
    /// It calls `choose` with each sign that a person chooses.
    pub fn new(texts: Texts, book: &'static Book, recent: &str, choose: impl Fn(&str) + 'static) -> Self {
        let recent = Group { label: texts.recent.to_owned(), emoji: book.of_signs(recent.split(' ')) };
        // They stay as they are until the picker is opened again: nothing moves while somebody chooses.
        let all: Vec<_> =
            [recent].into_iter().filter(|group| !group.emoji.is_empty()).chain(book.groups().iter().cloned()).collect();
        let search = element(
            "input",
            &[
                ("type", "search"),
                ("autocomplete", "off"),
                ("enterkeyhint", "done"),
                ("placeholder", texts.search),
                ("aria-label", texts.search),
            ],
        );
        let (signs, none) = (element("div", &[("class", "signs")]), element("p", &[("role", "status")]));
        let place = around(
            element("div", &[("class", "picker"), ("role", "dialog"), ("aria-label", texts.name), ("data-keys", "")]),
            [&search, &signs, &none],
        );
        let shown = Rc::new(Shown { place: signs, lengths: RefCell::default() });
        shown.draw(&all);

        let choose = Rc::new(choose);
        let click = {
            let choose = choose.clone();
            move |event: Event| {
                if let Some(sign) = target(&event).get_attribute("value") {
                    choose(&sign);
                }
            }
        };
        let input = {
            let (search, shown) = (search.clone(), shown.clone());
            move |_| {
                let query = js::get(&search, "value").as_string().unwrap_or_default();
                let found = if query.trim().is_empty() { all.clone() } else { book.search(&query) };
                shown.draw(&found);
                say(&none, if found.is_empty() { texts.none } else { "" });
            }
        };
        let keydown = {
            let search = search.clone();
            move |event: Event| shown.press(&event, &search, &*choose)
        };
        let ears = [
            Listener::on(&place, "click", click),
            Listener::on(&search, "input", input),
            Listener::on(&place, "keydown", keydown),
        ];
        Self { place, search, _ears: ears }
    }

    /// What the app puts into its page.
    pub fn place(&self) -> &Element {
        &self.place
    }

    /// What is typed now is searched for.
    pub fn focus(&self) {
        focus(&self.search);
    }
}

impl Drop for Picker {
    fn drop(&mut self) {
        browser::dom::remove(&self.place);
    }
}

/// The emoji that are shown.
struct Shown {
    place: Element,
    /// How many each group has.
    lengths: RefCell<Vec<usize>>,
}

impl Shown {
    fn draw(&self, groups: &[Group]) {
        say(&self.place, "");
        around(self.place.clone(), &groups.iter().map(group).collect::<Vec<_>>());
        self.lengths.replace(groups.iter().map(|group| group.emoji.len()).collect());
    }

    fn press(&self, event: &Event, search: &Element, choose: &dyn Fn(&str)) {
        let of = |name| js::get(event, name);
        // Which keys a person composes a letter with is nothing to a picker.
        if of("isComposing").is_truthy() || of("keyCode") == 229 {
            return;
        }
        let signs = self.place.get_elements_by_tag_name("button");
        let sign = |at: usize| u32::try_from(at).ok().and_then(|at| signs.item(at));
        let target = target(event);
        let key = of("key").as_string().unwrap_or_default();
        let at = (0..signs.length() as usize).find(|at| sign(*at).as_ref() == Some(&target));
        match (&*key, at, sign(0)) {
            ("Enter", None, Some(first)) => choose(&first.get_attribute("value").unwrap_or_default()),
            ("ArrowDown", None, Some(first)) => focus(&first),
            (_, Some(at), _) if key.starts_with("Arrow") => {
                match moved(at, &key, &self.lengths.borrow()).and_then(sign) {
                    Some(sign) => focus(&sign),
                    None if key == "ArrowUp" => focus(search),
                    None => {}
                }
            }
            _ => return,
        }
        event.prevent_default();
    }
}

fn group(Group { label, emoji }: &Group) -> Element {
    let group = element("div", &[("role", "group"), ("aria-label", label)]);
    let group = around(group, [&text(element("h2", &[]), label)]);
    // In no tab order: from the search on, arrows lead.
    let sign = |it: &reading::emoji::Emoji| {
        let (sign, name) = (&*it.sign, &*it.name);
        let named = [("type", "button"), ("tabindex", "-1"), ("value", sign), ("title", name), ("aria-label", name)];
        text(element("button", &named), sign)
    };
    around(group, &emoji.iter().map(sign).collect::<Vec<_>>())
}

fn target(event: &Event) -> Element {
    js::get(event, "target").unchecked_into()
}
