//! Which crate may stand on which: the architecture's one table. Ignores whether they obey.

/// A crate of the workspace, the folder it lies in, and every crate of the workspace it may reach.
pub(crate) struct Layer {
    pub(crate) name: &'static str,
    pub(crate) folder: &'static str,
    pub(crate) stands_on: &'static [&'static str],
}

/// `calendar ← protocol ← chat, cards ← worker`, `protocol ← session ← reading, browser ← picker ← widget, console`, and
/// `words` below worker, chat and both apps. `answers` stands on nothing, and chat on it.
pub(crate) const LAYERS: [Layer; 13] = [
    Layer { name: "edgewise-calendar", folder: "crates/calendar", stands_on: &[] },
    Layer { name: "edgewise-protocol", folder: "crates/protocol", stands_on: &["edgewise-calendar"] },
    Layer { name: "edgewise-words", folder: "crates/words", stands_on: &[] },
    Layer { name: "edgewise-answers", folder: "crates/answers", stands_on: &[] },
    Layer {
        name: "edgewise-chat",
        folder: "crates/chat",
        stands_on: &["edgewise-protocol", "edgewise-answers", "edgewise-words", "edgewise-calendar"],
    },
    Layer { name: "edgewise-cards", folder: "crates/cards", stands_on: &["edgewise-protocol", "edgewise-calendar"] },
    Layer {
        name: "edgewise-session",
        folder: "crates/session",
        stands_on: &["edgewise-protocol", "edgewise-calendar"],
    },
    Layer {
        name: "edgewise-reading",
        folder: "crates/reading",
        stands_on: &["edgewise-session", "edgewise-protocol", "edgewise-calendar"],
    },
    Layer {
        name: "edgewise-browser",
        folder: "crates/browser",
        stands_on: &["edgewise-session", "edgewise-protocol", "edgewise-calendar"],
    },
    Layer {
        name: "edgewise-picker",
        folder: "crates/picker",
        stands_on: &[
            "edgewise-browser",
            "edgewise-reading",
            "edgewise-session",
            "edgewise-protocol",
            "edgewise-calendar",
        ],
    },
    Layer {
        name: "edgewise-worker",
        folder: "worker",
        stands_on: &[
            "edgewise-chat",
            "edgewise-cards",
            "edgewise-protocol",
            "edgewise-answers",
            "edgewise-words",
            "edgewise-calendar",
        ],
    },
    Layer { name: "edgewise-widget", folder: "widget", stands_on: &OF_A_BROWSER },
    Layer { name: "edgewise-console", folder: "console", stands_on: &OF_A_BROWSER },
];

/// What both apps may reach.
const OF_A_BROWSER: [&str; 7] = [
    "edgewise-picker",
    "edgewise-browser",
    "edgewise-reading",
    "edgewise-session",
    "edgewise-protocol",
    "edgewise-words",
    "edgewise-calendar",
];

/// The crates that decide, and so build and test natively, without a browser or a runtime.
pub(crate) const PURE: [&str; 8] = [
    "edgewise-calendar",
    "edgewise-protocol",
    "edgewise-words",
    "edgewise-answers",
    "edgewise-chat",
    "edgewise-cards",
    "edgewise-session",
    "edgewise-reading",
];

/// What a pure crate must not reach, on any target.
pub(crate) const IMPURE: [&str; 5] = ["wasm-bindgen", "js-sys", "web-sys", "tokio", "worker"];

/// The targets for which a pure crate must be pure: where it is tested, and where it runs.
pub(crate) const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"];

pub(crate) fn layer(name: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.name == name)
}

/// The folders that a change of may change `name`: its own, and those it may stand on.
pub(crate) fn folders(name: &str) -> Vec<&'static str> {
    let Some(own) = layer(name) else { return Vec::new() };
    let below = own.stands_on.iter().filter_map(|name| layer(name));
    std::iter::once(own).chain(below).map(|layer| layer.folder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chat_and_session_never_meet() {
        for layer in &LAYERS {
            let meets = ["edgewise-chat", "edgewise-session"]
                .iter()
                .all(|side| layer.stands_on.contains(side) || layer.name == *side);
            assert!(!meets, "{} stands on both", layer.name);
        }
    }

    #[test]
    fn whoever_stands_on_a_crate_stands_on_what_is_below_it() {
        for layer in &LAYERS {
            for below in layer.stands_on.iter().filter_map(|name| super::layer(name)) {
                for deeper in below.stands_on {
                    assert!(layer.stands_on.contains(deeper), "{} misses {deeper}", layer.name);
                }
            }
        }
    }
}
