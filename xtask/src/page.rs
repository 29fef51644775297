//! A page with its files' names filled in. Ignores where the names come from.

use anyhow::{Result, bail};

/// The addresses that an app's page names.
#[derive(Debug, Clone)]
pub(crate) struct Addresses {
    pub(crate) js: String,
    pub(crate) wasm: String,
    pub(crate) css: String,
}

/// The template with `{{js}}`, `{{wasm}}` and `{{css}}` replaced, its lines trimmed and none blank.
pub(crate) fn render(template: &str, addresses: &Addresses) -> Result<String> {
    let filled = template
        .replace("{{js}}", &addresses.js)
        .replace("{{wasm}}", &addresses.wasm)
        .replace("{{css}}", &addresses.css);
    if let Some((_, rest)) = filled.split_once("{{") {
        let name = rest.split("}}").next().unwrap_or_default();
        bail!("a page asks for `{{{{{name}}}}}`, and only js, wasm and css are known");
    }
    let lines = filled.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses {
        Addresses {
            js: "/assets/widget-1a2b3c4d.js".to_owned(),
            wasm: "/assets/widget-5e6f7a8b.wasm".to_owned(),
            css: "/assets/widget-9c0d1e2f.css".to_owned(),
        }
    }

    #[test]
    fn names_are_filled_in_and_lines_trimmed() {
        let page = render("<head>\n  <link href=\"{{css}}\">\n\n  {{js}} {{js}}\n</head>", &addresses());
        assert_eq!(
            page.ok().as_deref(),
            Some(
                "<head>\n<link href=\"/assets/widget-9c0d1e2f.css\">\n\
                  /assets/widget-1a2b3c4d.js /assets/widget-1a2b3c4d.js\n</head>\n"
            )
        );
    }

    #[test]
    fn an_unknown_name_is_an_error() {
        let error = render("{{title}}", &addresses()).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains("`{{title}}`")));
    }
}
