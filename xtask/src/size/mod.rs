//! `cargo xtask size`: what a browser and the edge load, against the budgets. Ignores how it is made.

mod bytes;
mod makeup;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use words::Language;

use crate::build;
use crate::build::app::{APPS, CHAT, CHAT_PAGE};
use crate::build::profile::Profile;
use crate::build::{bindgen, shrink, site, worker};
use crate::machine::place::Place;
use crate::machine::{fresh, run};
use crate::size::bytes::Bytes;
use crate::size::makeup::Makeup;

/// What comes in a file for each language.
const LANGUAGES: [&str; 2] = ["emoji-", "texts-"];

const KIB: u64 = 1024;
/// The host page's one request, brotli.
const LOADER: u64 = 2 * KIB;
/// What the chat's page of its own adds to the frame, brotli.
const OWN_PAGE: u64 = 4 * KIB;
/// Everything until a visitor can type, with what splitting costs in it, brotli.
const UNTIL_TYPING: u64 = 70 * KIB;
/// One file that a visitor's page loads when it is needed, brotli.
const ONE_PART: u64 = 36 * KIB;
/// Everything that a visitor could ever load, brotli: 140 KiB, and what two machines' builds differ by.
const EVER: u64 = 140 * KIB + 512;
/// Everything until the list shows, brotli.
const UNTIL_LIST: u64 = 410 * KIB;
/// One file that the console loads once the list shows, brotli.
const ONE_OF_CONSOLE: u64 = 224 * KIB;
/// The edge's script and wasm, gzip, since that is how the platform counts. It takes 3 MB of who pays nothing.
const WORKER: u64 = 1280 * KIB;

/// A site with default settings as the worker renders it into the loader: two origins, a colour, and all languages.
const SAMPLE: [(&str, &str); 13] = [
    ("__SITE__", "main"),
    ("__CHAT__", "https://chat.hem-and-haw.example"),
    ("__ORIGINS__", r#"["https://www.hem-and-haw.example","https://hem-and-haw.example"]"#),
    ("__LANG__", "\"\""),
    ("__SIDE__", "right"),
    ("__X__", "20"),
    ("__Y__", "20"),
    ("__ACCENT__", "#7a3e2b"),
    ("__INK__", "#fff"),
    ("__ICON__", "content:\"\";padding:0 4px;border-radius:13px 13px 13px 0;border:11px solid"),
    ("__SIZE__", "56"),
    ("__ABOVE__", "68"),
    ("__ROOM__", "104"),
];

/// So many parts of a wasm are named.
const PARTS: usize = 24;

/// One line of the table.
struct Row {
    name: String,
    bytes: Bytes,
}

/// What a sum may be.
struct Budget {
    what: &'static str,
    bytes: u64,
    limit: u64,
}

pub(crate) fn size(place: &Place) -> Result<()> {
    build::build(place, Profile::Release)?;
    let widget = rows(place, &visitor_files(place)?)?;
    let console = rows(place, &app_files(place, "console")?)?;
    let own_page = rows(place, &page_files(place, CHAT_PAGE, CHAT)?)?;
    let worker = rows(place, &["index_bg.wasm", "index.js"].map(|name| place.worker().join(name)))?;

    let (agents, visitors): (Vec<_>, Vec<_>) = site::later(place)?.into_iter().partition(|file| is_of("console", file));
    let (later, console_later) = (rows(place, &visitors)?, rows(place, &agents)?);
    println!("{}", table("a visitor, until one can type", &widget));
    println!("{}", table("loaded later, when needed", &later));
    println!("{}", table("the chat's page of its own", &own_page));
    println!("{}", table("an agent, until the list shows", &console));
    println!("{}", table("an agent, loaded later", &console_later));
    println!("{}", table("the edge", &worker));
    for (what, wasm) in [
        ("widget", bindgen::named(place, "widget")),
        ("console", bindgen::named(place, "console")),
        ("worker", optimised(place)?),
    ] {
        let made_of = makeup::of(&fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?)?;
        println!("{}", parts(what, &made_of));
    }

    let loader = widget.first().context("the loader comes first")?.bytes;
    let whole = sum(&widget).brotli + ever_later(&later);
    let budgets = [
        Budget { what: "loader, brotli", bytes: loader.brotli, limit: LOADER },
        Budget { what: "the chat's page of its own, brotli", bytes: sum(&own_page).brotli, limit: OWN_PAGE },
        Budget { what: "until one can type, brotli", bytes: sum(&widget).brotli, limit: UNTIL_TYPING },
        Budget { what: "largest file loaded later, brotli", bytes: largest(&later), limit: ONE_PART },
        Budget { what: "everything that a visitor could ever load, brotli", bytes: whole, limit: EVER },
        Budget { what: "until the list shows, brotli", bytes: sum(&console).brotli, limit: UNTIL_LIST },
        Budget {
            what: "largest file that the console loads later, brotli",
            bytes: largest(&console_later),
            limit: ONE_OF_CONSOLE,
        },
        Budget { what: "worker, gzip", bytes: sum(&worker).gzip, limit: WORKER },
    ];
    let mut over = 0;
    for budget in &budgets {
        println!("{}", verdict(budget));
        over += usize::from(budget.bytes > budget.limit);
    }
    if over > 0 {
        bail!("{over} budget(s) exceeded, named above");
    }
    Ok(())
}

/// What one visitor could load later: every part, and of what comes in a file for each language the largest.
fn ever_later(later: &[Row]) -> u64 {
    let mut files = BTreeMap::new();
    for row in later {
        // One of all languages counts; a file that several parts need, once.
        let stem = LANGUAGES.iter().find(|stem| row.name.starts_with(**stem)).map_or(row.name.as_str(), |stem| stem);
        let largest = files.entry(stem).or_insert(0);
        *largest = row.bytes.brotli.max(*largest);
    }
    files.into_values().sum()
}

/// The loader as a site gets it, then what the frame loads.
fn visitor_files(place: &Place) -> Result<Vec<PathBuf>> {
    let loader = place.own("loader.js");
    let template = fs::read_to_string(place.site().join("loader.js")).context("there is no loader")?;
    let template = template.replace("__TEXTS__", &texts().to_string());
    let sample = SAMPLE.iter().fold(template, |script, (name, value)| script.replace(name, value));
    if sample.contains("__") {
        bail!("the sample of a site lacks something that loader.js wants");
    }
    fs::write(&loader, sample)?;
    let mut files = vec![loader];
    files.extend(app_files(place, "widget")?);
    Ok(files)
}

/// What the worker renders of the launcher's texts.
fn texts() -> Value {
    let texts = |language: Language| {
        let texts = words::launcher::of(language);
        (language.tag().to_owned(), json!([texts.open, format!("{} {}", texts.unreachable, texts.again)]))
    };
    Value::Object(Language::ALL.into_iter().map(texts).collect())
}

/// The app's page, then the assets that it names.
fn app_files(place: &Place, app: &str) -> Result<Vec<PathBuf>> {
    let app = APPS.iter().find(|it| it.name == app).context("no such app")?;
    // A lean app's page holds all that it needs at first.
    if app.lean { Ok(vec![place.site().join(app.page)]) } else { page_files(place, app.page, app.name) }
}

/// A page, and the assets of that app that it names. What comes later it does not name.
fn page_files(place: &Place, page: &str, app: &str) -> Result<Vec<PathBuf>> {
    let page = place.site().join(page);
    let text = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let assets = fresh::files(&place.site().join("assets"))?;
    let named = assets.into_iter().filter(|file| is_of(app, file) && text.contains(&name(file)));
    Ok(std::iter::once(page).chain(named).collect())
}

/// Whether an asset is that app's.
fn is_of(app: &str, file: &Path) -> bool {
    name(file).starts_with(&format!("{app}-"))
}

/// The edge's wasm as it is deployed, but with the names of its functions.
fn optimised(place: &Place) -> Result<PathBuf> {
    let folder = place.own("worker");
    run::output(&mut bindgen::wasm_bindgen(place, &worker::named(place), &folder))?;
    let small = folder.join("small.wasm");
    run::output(shrink::wasm_opt(place, &folder.join("named_bg.wasm"), &small)?.args(["-O", "--debuginfo"]))?;
    Ok(small)
}

fn rows(place: &Place, files: &[PathBuf]) -> Result<Vec<Row>> {
    let measured = bytes::measure(place, files)?;
    Ok(files.iter().zip(measured).map(|(file, bytes)| Row { name: name(file), bytes }).collect())
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn largest(rows: &[Row]) -> u64 {
    rows.iter().map(|row| row.bytes.brotli).max().unwrap_or_default()
}

fn sum(rows: &[Row]) -> Bytes {
    rows.iter().map(|row| row.bytes).sum()
}

fn table(title: &str, rows: &[Row]) -> String {
    let line = |name: &str, bytes: Bytes| format!("  {name:<28} {:>9} {:>9}\n", bytes.raw, bytes.brotli);
    let mut text = format!("{title:<30} {:>9} {:>9}\n", "raw", "brotli");
    for row in rows {
        text += &line(&row.name, row.bytes);
    }
    text + &line("sum", sum(rows))
}

/// What the wasm is made of, the largest parts first, as bytes and in per cent.
fn parts(what: &str, made_of: &Makeup) -> String {
    let Makeup { code, data, rest } = made_of;
    let all = code.iter().map(|(_, bytes)| bytes).sum::<u64>() + data + rest;
    let line = |name: &str, bytes: u64| {
        let per_mille = 1000 * bytes / all.max(1);
        format!("  {name:<38} {bytes:>9} {:>3}.{}%\n", per_mille / 10, per_mille % 10)
    };
    let shown = code.len().min(PARTS);
    let mut text = format!("what the {what}'s wasm is          {:>9}\n", "raw");
    for (name, bytes) in &code[..shown] {
        text += &line(name, *bytes);
    }
    let others: u64 = code[shown..].iter().map(|(_, bytes)| bytes).sum();
    text += &line(&format!("{} smaller parts", code.len() - shown), others);
    text + &line("data: texts, tables, constants", *data) + &line("types, imports, exports, table", *rest)
}

fn verdict(budget: &Budget) -> String {
    let Budget { what, bytes, limit } = budget;
    if bytes > limit {
        format!("OVER  {what}: {bytes} of {limit} bytes, {} too many", bytes - limit)
    } else {
        format!("ok    {what}: {bytes} of {limit} bytes, {} left", limit - bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, raw: u64, brotli: u64) -> Row {
        Row { name: name.to_owned(), bytes: Bytes { raw, brotli, gzip: brotli + 1 } }
    }

    #[test]
    fn a_table_ends_in_its_sum() {
        let table = table("a visitor", &[row("loader.js", 5000, 1900), row("frame.html", 700, 300)]);
        let expected = "\
a visitor                            raw    brotli
  loader.js                         5000      1900
  frame.html                         700       300
  sum                               5700      2200
";
        assert_eq!(table, expected);
    }

    #[test]
    fn a_visitor_loads_each_part_once_and_one_language() {
        let later =
            [("a-1.wasm", 10), ("b-1.wasm", 5), ("b-1.wasm", 5), ("emoji-en-1.json", 7), ("emoji-nl-1.json", 8)];
        assert_eq!(ever_later(&later.map(|(name, bytes)| row(name, bytes, bytes))), 23);
    }

    #[test]
    fn what_an_agent_loads_later_is_no_visitors() {
        let is_consoles = |file: &str| is_of("console", Path::new(file));
        assert!(is_consoles("target/site/assets/console-pages-1.wasm"));
        for visitors in ["widget-picker-1.wasm", "emoji-en-1.json", "page-1.js", "console.html"] {
            assert!(!is_consoles(&format!("console-x/{visitors}")), "{visitors}");
        }
    }

    #[test]
    fn a_budget_says_by_how_much() {
        let budget = |bytes| Budget { what: "loader, brotli", bytes, limit: 2048 };
        assert_eq!(verdict(&budget(2048)), "ok    loader, brotli: 2048 of 2048 bytes, 0 left");
        assert_eq!(verdict(&budget(2050)), "OVER  loader, brotli: 2050 of 2048 bytes, 2 too many");
    }
}
