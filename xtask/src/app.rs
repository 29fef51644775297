//! One app (widget or console) as the files a browser loads. Ignores how the site is laid out.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::page::{self, Addresses};
use crate::place::Place;
use crate::profile::Profile;
use crate::site::Site;
use crate::{bindgen, run};

/// Old enough for nearly everybody; also lowers nested CSS for browsers of before 2023.
const BROWSERS: &str = "--target=chrome109,edge109,firefox115,safari16";

/// An app's folder and the name of its page in the site.
pub(crate) struct App {
    pub(crate) name: &'static str,
    pub(crate) page: &'static str,
}

pub(crate) const APPS: [App; 2] =
    [App { name: "widget", page: "frame.html" }, App { name: "console", page: "console.html" }];

/// Adds the app's wasm, script, styles, static files and page.
pub(crate) fn add(place: &Place, app: &App, profile: Profile, site: &mut Site) -> Result<()> {
    let bound = bindgen::bind(place, app.name, profile)?;
    let bytes = fs::read(&bound.wasm).context("the app's wasm vanished")?;
    let wasm = site.add_asset(app.name, "wasm", bytes);

    // One module for glue and start: no inline script, so that the policy can forbid them all.
    let boot = bound.folder.join("boot.js");
    let start = format!("import init from \"./{}\";\ninit({{ module_or_path: \"{wasm}\" }});\n", bound.glue);
    fs::write(&boot, start)?;
    let script = esbuild(place, &boot, &["--bundle", "--format=esm", BROWSERS])?;
    let js = site.add_asset(app.name, "js", script.into_bytes());

    let sheet = place.at(app.name).join("style/main.css");
    let styles = esbuild(place, &sheet, &["--bundle", "--external:/assets/*", BROWSERS])?;
    let css = site.add_asset(app.name, "css", styles.into_bytes());

    site.add_static(&place.at(app.name).join("static"))?;

    let file = place.at(app.name).join("index.html");
    let template = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let page =
        page::render(&template, &Addresses { js, wasm, css }).with_context(|| format!("{}/index.html", app.name))?;
    site.add_page(app.page, page.into_bytes());
    Ok(())
}

/// The loader stays a classic script with its placeholder: the worker fills in a site's settings.
pub(crate) fn add_loader(place: &Place, site: &mut Site) -> Result<()> {
    let loader = esbuild(place, &place.at("widget/loader.js"), &["--target=es2020"])?;
    anyhow::ensure!(
        loader.matches(SETTINGS).count() == 1,
        "widget/loader.js must contain {SETTINGS} exactly once, for the worker to fill in"
    );
    site.add_page("loader.js", loader.into_bytes());
    Ok(())
}

/// Where the worker renders a site's settings, a JSON object, into the loader.
pub(crate) const SETTINGS: &str = "__SETTINGS__";

fn esbuild(place: &Place, entry: &Path, options: &[&str]) -> Result<String> {
    let mut esbuild = Command::new(place.npm_bin("esbuild"));
    esbuild
        .arg(entry)
        .args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .args(options)
        .current_dir(place.root());
    run::output(&mut esbuild)
}
