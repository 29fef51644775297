//! What the owner greets visitors with on some pages, in place of the usual.

use std::cell::{OnceCell, RefCell};

use browser::{dom, js};
use wasm_bindgen::prelude::*;

use crate::page::{LOG, element};
use crate::talk::Talk;
use crate::wire::json::{Json as _, parse};

thread_local! {
    /// As the worker wrote them: `protocol::FrameGreeting`.
    static PAGES: OnceCell<Vec<JsValue>> = const { OnceCell::new() };
    /// Where the visitor was greeted last.
    static AT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Greets as the owner wants it on the page where the visitor is; where none is named, as always.
pub(super) fn follow() {
    PAGES.with(|pages| {
        let pages = pages.get_or_init(|| {
            let settings = element("settings").and_then(|element| parse(&element.text_content()?));
            settings.and_then(|settings| settings.get("greetings").list()).unwrap_or_default()
        });
        let address = Talk.address();
        if !pages.is_empty() && AT.replace(address.clone()) != address {
            greet(pages, &address);
        }
    });
}

fn greet(pages: &[JsValue], address: &str) {
    let Some(greeting) = element(LOG).and_then(|log| log.next_element_sibling()) else { return };
    let path = js::new("URL", &[&address.into()]).map(|url| js::get(&url, "pathname")).unwrap_or_default();
    let fits = |page: &&JsValue| {
        let expression = js::new("RegExp", &[&page.get("path")]);
        expression.and_then(|it| js::call(&it, "test", &[&path])).is_ok_and(|fits| fits.is_truthy())
    };
    let page = pages.iter().find(fits);
    let says =
        |name: &str, usual: &str| page.and_then(|page| page.get(name).text()).unwrap_or_else(|| usual.to_owned());
    let texts = Talk.texts();
    for (selector, text) in
        [("h2", says("greeting", texts.greeting)), ("p:not(.here)", says("invitation", texts.invitation))]
    {
        if let Some(line) = greeting.query_selector(selector).ok().flatten() {
            dom::say(&line, &text);
        }
    }
}
