//! Answers to choose from: buttons below their message.

use browser::dom;
use web_sys::Element;

use crate::talk::Talk;

pub(super) fn buttons(choices: Vec<String>, said: Option<&str>) -> Element {
    let group = dom::element("div", &[("class", "choices")]);
    for text in choices {
        let pressed = if said == Some(text.as_str()) { "true" } else { "false" };
        let answer = text.clone();
        let button = dom::button("", &text, &text, move || Talk.choose(&answer));
        let _ = button.set_attribute("aria-pressed", pressed);
        if said.is_some() {
            let _ = button.set_attribute("disabled", "");
        }
        dom::put(&group, &button);
    }
    group
}
