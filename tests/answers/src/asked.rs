//! What was asked for on the command line. Knows nothing of how it is measured.

pub(crate) const USAGE: &str = "\
cargo xtask answers --train FILE --test FILE [MORE]
  FILE                    lines of label, tab, text; the label `oos` must not be answered
  --split TRAIN/TEST      the files have a head and three columns, split, label and text: which split to learn from, and
                          which to ask; rows of `oos_SPLIT` belong to SPLIT
  --tune FILE             where to choose the threshold on energy; without it, one half of the test chooses for the other
  --shots N               learns from N phrasings of each label, drawn by chance, instead of all
  --intents N             learns N labels, drawn by chance; questions of the others must not be answered
  --draws N               so many draws; figures are their mean (5 where something is drawn)
  --oos-share PERCENT     what share of the traffic must not be answered, for the figures on verdicts (30)
  --oos-class             learns the `oos` lines of the training file as a label of its own
  --typos N               N slips in each question: a letter left out, doubled, replaced, or two exchanged
  --words FILE            prints weights of the function words in FILE, a word a line, by their share of the training texts";

/// What to measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    pub(crate) train: String,
    pub(crate) test: String,
    pub(crate) tune: Option<String>,
    pub(crate) words: Option<String>,
    /// Of the training file and of the test file, where they have three columns.
    pub(crate) splits: Option<(String, String)>,
    pub(crate) shots: Option<usize>,
    pub(crate) intents: Option<usize>,
    pub(crate) draws: Option<usize>,
    pub(crate) oos_share: Option<usize>,
    pub(crate) typos: Option<usize>,
    pub(crate) oos_class: bool,
}

/// The measurement, or one sentence about what was not understood.
pub(crate) fn parse(args: impl IntoIterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked::default();
    let mut args = args.into_iter();
    while let Some(flag) = args.next() {
        if flag == "--oos-class" {
            asked.oos_class = true;
            continue;
        }
        let mut value = || args.next().ok_or_else(|| format!("{flag} needs something behind it."));
        match flag.as_str() {
            "--train" => asked.train = value()?,
            "--test" => asked.test = value()?,
            "--tune" => asked.tune = Some(value()?),
            "--words" => asked.words = Some(value()?),
            "--split" => {
                let both = value()?;
                let (train, test) = both.split_once('/').ok_or_else(|| format!("`{both}` is not TRAIN/TEST."))?;
                asked.splits = Some((train.to_owned(), test.to_owned()));
            }
            "--shots" => asked.shots = Some(number(&value()?)?),
            "--intents" => asked.intents = Some(number(&value()?)?),
            "--draws" => asked.draws = Some(number(&value()?)?),
            "--typos" => asked.typos = Some(number(&value()?)?),
            "--oos-share" => {
                let percent = number(&value()?)?;
                if percent > 99 {
                    return Err(format!("`{percent}` is not a share from 1 to 99 percent."));
                }
                asked.oos_share = Some(percent);
            }
            _ => return Err(format!("`{flag}` is not understood here.")),
        }
    }
    if asked.train.is_empty() || (asked.test.is_empty() && asked.words.is_none()) {
        return Err("Which files? --train and --test are needed.".to_owned());
    }
    Ok(asked)
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| format!("`{text}` is no number from 1 on."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Asked, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_measurement_is_understood() {
        let expected = Asked {
            train: "a".to_owned(),
            test: "b".to_owned(),
            splits: Some(("train".to_owned(), "val".to_owned())),
            shots: Some(5),
            oos_class: true,
            ..Asked::default()
        };
        assert_eq!(asked("--train a --test b --split train/val --oos-class --shots 5"), Ok(expected));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for (line, complaint) in [
            ("", "Which files? --train and --test are needed."),
            ("--train a", "Which files? --train and --test are needed."),
            ("--train", "--train needs something behind it."),
            ("--train a --test b --shots 0", "`0` is no number from 1 on."),
            ("--train a --test b --split train", "`train` is not TRAIN/TEST."),
            ("--train a --test b --oos-share 100", "`100` is not a share from 1 to 99 percent."),
            ("--train a --test b --fast", "`--fast` is not understood here."),
        ] {
            assert_eq!(asked(line), Err(complaint.to_owned()), "{line}");
        }
    }
}
