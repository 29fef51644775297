//! Short names between a wasm and its glue. Ignores what is behind them.
//!
//! wasm-bindgen names each import after what it does and a hash, 30 letters in the wasm and 30 in the glue, which
//! are hashes and so do not compress. `wasm-opt` gives them short names and says which; here the glue follows, and the
//! later parts, which import what the main one exports.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// What `wasm-opt --minify-imports-and-exports-and-modules` prints.
pub(crate) struct Names {
    /// Module, name, short name.
    imports: Vec<[String; 3]>,
    /// Name, short name.
    exports: Vec<[String; 2]>,
}

/// The one module that everything is imported from, afterwards.
const MODULE: &str = "a";

/// How a later part imports from the main one.
const IMPORT: &str = " (import \"__wasm_split\" \"";

impl Names {
    pub(crate) fn parse(printed: &str) -> Result<Self> {
        let all: Value = serde_json::from_str(printed).context("wasm-opt printed no table of names")?;
        Ok(Self { imports: table(&all, "imports")?, exports: table(&all, "exports")? })
    }

    /// The glue with the short names. Fails when a name is not where it is looked for: then the glue is made
    /// otherwise than this knows.
    pub(crate) fn apply(&self, glue: &str) -> Result<String> {
        let mut glue = glue.to_owned();
        for [module, name, short] in &self.imports {
            glue = glue.replace(&format!("\"{module}\":"), &format!("\"{MODULE}\":"));
            // A key of the object of imports.
            let key = format!("\n        {name}: ");
            if glue.matches(&key).count() != 1 {
                bail!("the glue does not define `{name}` once, which the wasm imports");
            }
            glue = glue.replace(&key, &format!("\n        {short}: "));
        }
        for [name, short] in &self.exports {
            glue = renamed(&glue, &format!("wasm.{name}"), &format!("wasm.{short}"));
        }
        Ok(imported(&glue))
    }

    /// A later part in its text form, which imports the short names.
    pub(crate) fn follow(&self, text: &str) -> String {
        let mut followed = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            let import = line.strip_prefix(IMPORT).and_then(|rest| rest.split_once('"'));
            let short = import.and_then(|(name, _)| self.exports.iter().find(|[long, _]| long == name));
            match (import, short) {
                (Some((_, rest)), Some([_, short])) => followed.extend([IMPORT, short, "\"", rest]),
                _ => followed += line,
            }
        }
        followed
    }
}

/// The glue without what is still named by wasm-bindgen: `wasm-opt` found that the wasm does not import it.
fn imported(glue: &str) -> String {
    let mut left = String::new();
    let mut inside = false;
    for line in glue.split_inclusive('\n') {
        inside |= line.starts_with("        __wb") && line.contains(": function(");
        if !inside {
            left += line;
        }
        inside &= !line.starts_with("        }");
    }
    left
}

/// `old` as a whole word, replaced by `new`.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let mut parts = text.split(old);
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '$');
        done += if goes_on { old } else { new };
        done += part;
    }
    done
}

fn table<const COLUMNS: usize>(all: &Value, name: &str) -> Result<Vec<[String; COLUMNS]>> {
    let rows = all[name].as_array().with_context(|| format!("wasm-opt's table has no {name}"))?;
    let row = |row: &Value| {
        let cells: Option<Vec<String>> = row.as_array()?.iter().map(|cell| Some(cell.as_str()?.to_owned())).collect();
        <[String; COLUMNS]>::try_from(cells?).ok()
    };
    rows.iter().map(|it| row(it).with_context(|| format!("an odd row in wasm-opt's {name}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str =
        r#"{"imports": [["./app_bg.js", "__wbg_now_1a", "b"]], "exports": [["run", "c"], ["run_2", "d"]]}"#;

    #[test]
    fn the_glue_follows_the_wasm() {
        let glue = "\
        \n        __wbg_now_1a: function() {\n            wasm.run(wasm.run_2(), wasm.memory);\n        },\
        \n        \"./app_bg.js\": import0,";
        let expected = "\
        \n        b: function() {\n            wasm.c(wasm.d(), wasm.memory);\n        },\
        \n        \"a\": import0,";
        assert_eq!(Names::parse(PRINTED).and_then(|names| names.apply(glue)).ok().as_deref(), Some(expected));
    }

    #[test]
    fn a_later_part_follows_the_main_one() {
        let text = "(module\n (import \"__wasm_split\" \"run\" (func $run))\n (import \"env\" \"run\" (func $x))\n)\n";
        let expected = text.replacen("\"run\"", "\"c\"", 1);
        assert_eq!(Names::parse(PRINTED).ok().map(|names| names.follow(text)), Some(expected));
    }

    #[test]
    fn what_is_not_imported_goes() {
        let entry = |name: &str| format!("        {name}: function() {{\n            go();\n        }},\n");
        let glue = |names: &[&str]| names.iter().map(|name| entry(name)).collect::<String>();
        let names = Names::parse(PRINTED).and_then(|names| {
            names.apply(&["{\n", &glue(&["__wbg_gone_2b", "__wbg_now_1a", "__wbindgen_gone"]), "}"].concat())
        });
        assert_eq!(names.ok(), Some(["{\n", &glue(&["b"]), "}"].concat()));
    }

    #[test]
    fn an_import_that_the_glue_does_not_define_is_an_error() {
        let error = Names::parse(PRINTED).and_then(|names| names.apply("wasm.run()")).err();
        assert!(error.is_some_and(|error| error.to_string().contains("`__wbg_now_1a`")));
    }
}
