//! Whether a crate reaches only what it may. Reads cargo's printed tree, and knows nothing of files.

use std::collections::BTreeMap;

use crate::check::layers::{IMPURE, PURE, layer};

/// One line for each forbidden package that `name` reaches, with one way to it. What a forbidden
/// package reaches in turn is its own affair.
///
/// `tree` is what `cargo tree --prefix depth --format ' {p}'` prints: a depth, then a package.
pub(crate) fn trespasses(name: &str, tree: &str) -> Vec<String> {
    let mut way: Vec<&str> = Vec::new();
    let mut found: BTreeMap<&str, String> = BTreeMap::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (Some(depth), Some(package)) = (words.next(), words.next()) else { continue };
        let Ok(depth) = depth.parse::<usize>() else { continue };
        way.truncate(depth);
        let below_another = way.iter().skip(1).any(|above| is_forbidden(name, above));
        way.push(package);
        if depth > 0 && !below_another && is_forbidden(name, package) {
            found.entry(package).or_insert_with(|| way.join(" → "));
        }
    }
    found.into_iter().map(|(package, way)| format!("{name} must not reach {package}: {way}")).collect()
}

fn is_forbidden(name: &str, package: &str) -> bool {
    // By its name, so that a new crate must be given its place in the table.
    let ours = package.starts_with("edgewise-");
    let may = layer(name).is_some_and(|layer| layer.stands_on.contains(&package));
    (ours && !may) || (PURE.contains(&name) && IMPURE.contains(&package))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tree: &str, expected: &[&str]) {
        let name = tree.split_whitespace().nth(1).unwrap_or_default();
        assert_eq!(trespasses(name, tree), expected, "{tree}");
    }

    #[test]
    fn the_design_is_allowed() {
        check("0 edgewise-protocol v0.1.0 (x)\n1 serde v1.0.0\n2 serde_core v1.0.0", &[]);
        check("0 edgewise-chat v0.1.0\n1 edgewise-protocol v0.1.0\n2 serde v1.0.0", &[]);
        check("0 edgewise-worker v0.1.0\n1 worker v0.8.7\n2 tokio v1.0.0\n1 edgewise-chat v0.1.0", &[]);
        check("0 edgewise-widget v0.1.0\n1 edgewise-browser v0.1.0\n2 edgewise-session v0.1.0", &[]);
    }

    #[test]
    fn chat_must_not_meet_session() {
        check(
            "0 edgewise-chat v0.1.0\n1 edgewise-session v0.1.0",
            &["edgewise-chat must not reach edgewise-session: edgewise-chat → edgewise-session"],
        );
    }

    #[test]
    fn nothing_points_back_up() {
        check(
            "0 edgewise-protocol v0.1.0\n1 edgewise-chat v0.1.0",
            &["edgewise-protocol must not reach edgewise-chat: edgewise-protocol → edgewise-chat"],
        );
        check(
            "0 edgewise-console v0.1.0\n1 edgewise-browser v0.1.0\n2 edgewise-worker v0.1.0",
            &["edgewise-console must not reach edgewise-worker: \
               edgewise-console → edgewise-browser → edgewise-worker"],
        );
    }

    #[test]
    fn what_a_forbidden_crate_reaches_is_not_told_again() {
        check(
            "0 edgewise-chat v0.1.0\n1 worker v0.8.7\n2 tokio v1.0.0\n2 js-sys v0.3.106\n1 serde v1.0.0",
            &["edgewise-chat must not reach worker: edgewise-chat → worker"],
        );
    }

    #[test]
    fn a_pure_crate_reaches_no_browser_however_deep() {
        check(
            "0 edgewise-session v0.1.0\n1 serde v1.0.0\n1 getrandom v0.4.3\n2 js-sys v0.3.106\n1 serde v1.0.0 (*)",
            &["edgewise-session must not reach js-sys: edgewise-session → getrandom → js-sys"],
        );
    }
}
