//! One app (widget or console) as the files a browser loads. Ignores how the site is laid out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value, json};
use words::{Formality, Language};

use crate::build::bindgen::{self, Bound};
use crate::build::emoji::Short;
use crate::build::profile::Profile;
use crate::build::site::Site;
use crate::build::{emoji, page};
use crate::machine::place::Place;
use crate::machine::run;

/// Old enough for nearly everybody; also lowers nested CSS for browsers of before 2023.
const BROWSERS: &str = "--target=chrome109,edge109,firefox115,safari16";

/// An app's folder and the name of its page in the site.
pub(crate) struct App {
    pub(crate) name: &'static str,
    pub(crate) page: &'static str,
    /// Whether every byte counts, and every request: all is shrunk hard, and the page holds script, styles and wasm
    /// itself, where a page that names its files needs a second request after the first. Files of their own are kept for
    /// ever, and are compiled while they arrive.
    pub(crate) lean: bool,
}

pub(crate) const APPS: [App; 2] = [
    App { name: "widget", page: "frame.html", lean: true },
    App { name: "console", page: "console.html", lean: false },
];

/// The wasm out of the page (see `page::text_of`), which then need not hold it any longer. In a function, whose variables
/// a browser looks up faster than a module's.
const READS_PAGE: &str = "\
const held = document.getElementById('wasm');
held.remove();
const wasm = ((text, length) => {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) bytes[i] = text.charCodeAt(i) ^ KEY;
  return bytes;
})(held.textContent, held.textContent.length);
";

/// What loads later parts and data, below the table of their addresses.
const LOADS_LATER: &str = include_str!("later.js");

/// Adds the app's wasm, script, styles, static files, later parts and page. `data` is what the names of all data end in.
pub(crate) fn add(place: &Place, app: &App, profile: Profile, data: &str, site: &mut Site) -> Result<()> {
    let bound = bindgen::bind(place, app, profile)?;
    let bytes = fs::read(&bound.wasm).context("the app's wasm vanished")?;
    let sheet = place.at(app.name).join("style/main.css");
    let css = esbuild(place, &sheet, &["--bundle", "--external:/assets/*", BROWSERS])?;
    let file = place.at(app.name).join("index.html");
    let template = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;

    let addresses = add_later(app, &bound, site)?;
    let later = format!("const ADDRESSES = {addresses};\nconst DATA = \"{data}\";\n{LOADS_LATER}");
    fs::write(bound.folder.join("later.js"), later)?;
    let page = if app.lean {
        let (key, wasm) = page::text_of(&bytes);
        let js = script(place, &bound, &READS_PAGE.replace("KEY", &key.to_string()))?;
        for (text, end) in [(&js, "</script"), (&css, "</style")] {
            ensure!(!text.contains(end), "{} has {end} within", app.name);
        }
        let [js_source, css_source] = [&js, &css].map(|text| page::source(text));
        let texts = [("js", js), ("css", css), ("wasm", wasm), ("js_source", js_source), ("css_source", css_source)];
        page::render(&template, &texts.each_ref().map(|(name, text)| (*name, text.as_str())))
    } else {
        let wasm = site.add_asset(app.name, "wasm", bytes);
        let js = script(place, &bound, &format!("const wasm = \"{wasm}\";\n"))?;
        let js = site.add_asset(app.name, "js", js.into_bytes());
        let css = site.add_asset(app.name, "css", css.into_bytes());
        page::render(&template, &[("js", &js), ("css", &css), ("wasm", &wasm)])
    };
    site.add_page(app.page, page.with_context(|| format!("{}/index.html", app.name))?.into_bytes());
    site.add_static(&place.at(app.name).join("static"))
}

/// One module for glue, start and what loads later. `before` defines `wasm`.
fn script(place: &Place, bound: &Bound, before: &str) -> Result<String> {
    let boot = bound.folder.join("boot.js");
    fs::write(
        &boot,
        format!(
            "import init from \"./{}\";\nimport {{ started }} from \"./later.js\";\n{before}\
             init({{ module_or_path: wasm }}).then(started);\n",
            bound.glue
        ),
    )?;
    esbuild(place, &boot, &["--bundle", "--format=esm", BROWSERS])
}

/// Adds the later parts. Their addresses, as a JSON object of lists by name.
fn add_later(app: &App, bound: &Bound, site: &mut Site) -> Result<Value> {
    let main = fs::read(&bound.wasm)?;
    let mut addresses = Map::new();
    for (part, files) in &bound.later {
        let mut list = Vec::new();
        for file in files {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            let stem = format!("{}-{}", app.name, name.trim_start_matches("split_"));
            list.push(site.add_part(&stem, &main, fs::read(file)?));
        }
        addresses.insert(part.clone(), list.into());
    }
    Ok(Value::Object(addresses))
}

/// Adds the emoji, and what people read in later parts: JSON by its name. What all the names end in.
pub(crate) fn add_data(place: &Place, site: &mut Site) -> Result<String> {
    Ok(site.add_data(for_visitors(place)?, for_agents(place)?))
}

/// The emoji with their short names, which would be 2.7 KB more for a visitor.
fn for_agents(place: &Place) -> Result<BTreeMap<String, Vec<u8>>> {
    let all = emoji::of_every_language(place, Short::Known)?;
    Ok(all.into_iter().map(|(language, emoji)| (format!("agents-emoji-{language}"), emoji.into_bytes())).collect())
}

fn for_visitors(place: &Place) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for (language, emoji) in emoji::of_every_language(place, Short::LeftOut)? {
        files.insert(format!("emoji-{language}"), emoji.into_bytes());
    }
    for language in Language::ALL {
        for formality in Formality::ALL {
            let texts = serde_json::to_vec(&words::later::of(language, formality).list())?;
            files.insert(words::later::name(language, formality), texts);
        }
    }
    Ok(files)
}

/// The loader stays a classic script with its placeholders: the worker fills in a site's settings. What few sites use is
/// in a second one only. What a page needs beyond the launcher is a module that both import.
pub(crate) fn add_loader(place: &Place, site: &mut Site) -> Result<()> {
    let page = filled(
        &esbuild(place, &place.at("widget/loader/page.js"), &["--format=esm", BROWSERS])?,
        "__TEXTS__",
        &page_texts().to_string(),
    )?;
    let address = site.add_later("page", "js", page.into_bytes());
    for (name, full) in [("loader.js", "--define:FULL=false"), ("loader-full.js", "--define:FULL=true")] {
        let loader = esbuild(place, &place.at("widget/loader/loader.js"), &["--target=es2020", full])?;
        site.add_page(name, filled(&loader, "__PAGE__", &address)?.into_bytes());
    }
    let template = fs::read_to_string(place.at("widget/loader/forget.html")).context("cannot read forget.html")?;
    let js = esbuild(place, &place.at("widget/loader/forget.js"), &["--format=iife", BROWSERS])?;
    let forget = page::render(&template, &[("js", &js), ("js_source", &page::source(&js))])?;
    site.add_page("forget.html", forget.into_bytes());
    Ok(())
}

/// The texts that the page's module shows on the launcher, in the order that it takes them, by language.
fn page_texts() -> Value {
    let texts = |language: Language| {
        let texts = words::launcher::of(language);
        (language.tag().to_owned(), json!([texts.close, texts.unread]))
    };
    Value::Object(Language::ALL.into_iter().map(texts).collect())
}

/// The script with its one placeholder filled in.
fn filled(script: &str, placeholder: &str, with: &str) -> Result<String> {
    ensure!(script.matches(placeholder).count() == 1, "a script must contain {placeholder} exactly once");
    Ok(script.replace(placeholder, with))
}

/// The chat's page of its own. Its script and style are files, kept for ever, as a page without anything inline may have
/// no others; the worker fills in what is the site's and the visitor's.
pub(crate) fn add_chat(place: &Place, site: &mut Site) -> Result<()> {
    let folder = place.at("widget/chat");
    let script = esbuild(place, &folder.join("chat.js"), &[BROWSERS, "--format=esm"])?;
    let style = esbuild(place, &folder.join("chat.css"), &["--bundle", BROWSERS])?;
    let js = site.add_asset(CHAT, "js", script.into_bytes());
    let css = site.add_asset(CHAT, "css", style.into_bytes());
    let template = fs::read_to_string(folder.join("index.html")).context("cannot read widget/chat/index.html")?;
    let page = page::render(&template, &[("js", &js), ("css", &css)]).context("widget/chat/index.html")?;
    site.add_page(CHAT_PAGE, page.into_bytes());
    Ok(())
}

/// What the assets of the chat's page of its own are called.
pub(crate) const CHAT: &str = "chat";

/// The page's template in the site.
pub(crate) const CHAT_PAGE: &str = "chat.html";

fn esbuild(place: &Place, entry: &Path, options: &[&str]) -> Result<String> {
    let mut esbuild = Command::new(place.npm_bin("esbuild"));
    esbuild
        .arg(entry)
        .args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .args(options)
        .current_dir(place.root());
    run::output(&mut esbuild)
}
