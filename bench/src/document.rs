//! `docs/performance-tables.md` and `docs/scale.md` from the records of a run: tables and plots where the pages ask for
//! them. Their words are written by hand.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::figure::Figures;
use crate::peer;
use crate::plot;
use crate::record::Record;
use crate::scale::{self, Costs};

/// What is between such a line and the next that ends it is written from the record of that part.
const BEGIN: &str = "<!-- measured: ";
const END: &str = "<!-- end of what was measured -->";

/// Puts the records there are into the pages; a part without one stays as it is.
pub(crate) fn write() -> Result<()> {
    let docs = peer::repository().join("docs");
    let plots = docs.join("plots");
    fill(&docs.join("performance-tables.md"), |part| {
        let Some(record) = Record::find(part)? else { return Ok(None) };
        draw(&plots, part, &record.figures, &record.base)?;
        Ok(Some(section(part, &record)))
    })?;
    let costs = Costs::measured()?;
    fill(&docs.join("scale.md"), |part| {
        let Some(costs) = costs else { return Ok(None) };
        draw(&plots, part, &scale::busy(&costs), "")?;
        Ok(Some(format!("![{part}](plots/{part}.svg)\n\n{}", scale::section(&costs))))
    })
}

fn fill(file: &Path, section: impl Fn(&str) -> Result<Option<String>>) -> Result<()> {
    let page = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(fs::write(file, filled(&page, section)?)?)
}

fn draw(plots: &Path, part: &str, figures: &Figures, base: &str) -> Result<()> {
    fs::create_dir_all(plots)?;
    Ok(fs::write(plots.join(format!("{part}.svg")), plot::bars(figures, base))?)
}

/// The words of one record.
fn section(part: &str, record: &Record) -> String {
    let Record { taken, machine, versions, base, figures } = record;
    let tables = figures.tables(base);
    let versions = versions.join(", ");
    format!("![{part}](plots/{part}.svg)\n\n{tables}\nTaken on {taken}: {machine}; {versions}.\n")
}

/// The page with what `section` gives for each part that it names; where that is nothing, as it was.
fn filled(page: &str, section: impl Fn(&str) -> Result<Option<String>>) -> Result<String> {
    let mut rest = page;
    let mut filled = String::new();
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (part, after) = after.split_once(" -->\n").context("a mark without an end")?;
        let (was, after) = after.split_once(END).with_context(|| format!("what was measured of {part} has no end"))?;
        ensure!(!was.contains(BEGIN), "what was measured of {part} has no end");
        let now = section(part)?.map(|now| format!("\n{now}\n"));
        filled.extend([before, BEGIN, part, " -->\n", now.as_deref().unwrap_or(was), END]);
        rest = after;
    }
    Ok(filled + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_measured_is_written_anew() -> Result<()> {
        let page = format!("# Page\n{BEGIN}relay -->\nold\n{END}\nwords\n{BEGIN}wake -->\nold\n{END}\nend\n");
        let filled = filled(&page, |part| Ok((part == "wake").then(|| "new".to_owned())))?;
        let expected = format!("# Page\n{BEGIN}relay -->\nold\n{END}\nwords\n{BEGIN}wake -->\n\nnew\n{END}\nend\n");
        assert_eq!(filled, expected);
        Ok(())
    }

    #[test]
    fn a_mark_without_an_end_is_refused() {
        let page = format!("{BEGIN}relay -->\nold\n{BEGIN}wake -->\nold\n{END}\n");
        assert!(filled(&page, |_| Ok(None)).is_err());
    }
}
