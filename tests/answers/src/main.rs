//! `cargo xtask answers`: learns from one file of labelled questions, asks another, prints how well that went.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of questions lie far below 2^52"
)]

mod asked;
mod draw;
mod figures;
mod function_words;
mod report;
mod rows;

use std::process::ExitCode;
use std::time::Instant;

use answers::{Limits, Model, Verdict};

use crate::asked::Asked;
use crate::draw::{Is, Question, draw};
use crate::figures::{CAUTIONS, Kind, Outcome};
use crate::report::Run;
use crate::rows::{OOS, Row};

fn main() -> ExitCode {
    let asked = match asked::parse(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(complaint) => {
            eprintln!("{complaint}\n\n{}", asked::USAGE);
            return ExitCode::FAILURE;
        }
    };
    match measured(&asked) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprintln!("error: {complaint}");
            ExitCode::FAILURE
        }
    }
}

fn measured(asked: &Asked) -> Result<String, String> {
    let (learned, questions) = asked.splits.as_ref().map_or((None, None), |(train, test)| (Some(train), Some(test)));
    let train = rows::read(&asked.train, learned.map(String::as_str))?;
    if let Some(path) = &asked.words {
        return function_words::weighed(path, &train);
    }
    let test = rows::read(&asked.test, questions.map(String::as_str))?;
    let tune = asked.tune.as_ref().map(|path| rows::read(path, questions.map(String::as_str))).transpose()?;
    let is_drawn = asked.shots.is_some() || asked.intents.is_some();
    let draws = asked.draws.unwrap_or(if is_drawn { 5 } else { 1 });
    let mut runs = Vec::new();
    for seed in 0..draws as u64 {
        runs.push(run(asked, &train, &test, tune.as_deref(), seed)?);
    }
    Ok(report::report(asked, &runs))
}

fn run(asked: &Asked, train: &[Row], test: &[Row], tune: Option<&[Row]>, seed: u64) -> Result<Run, String> {
    let (intents, questions) = draw(asked, train, test, seed);
    let started = Instant::now();
    let model = Model::train(&intents, Limits::MEASURING).map_err(|refused| format!("{}: {refused}", asked.train))?;
    let training = started.elapsed().as_secs_f64();
    let bytes = model.to_bytes();
    let started = Instant::now();
    // What is measured is what is stored.
    let model = Model::from_bytes(&bytes).map_err(|unreadable| unreadable.to_string())?;
    let reading = started.elapsed().as_secs_f64();
    let tuned = tune.map(|rows| {
        let (_, questions) = draw(asked, train, rows, seed);
        outcomes(&model, &questions)
    });
    Ok(Run {
        intents: intents.len(),
        phrasings: intents.iter().map(|intent| intent.phrasings.len()).sum(),
        features: model.features(),
        bytes: bytes.len(),
        training,
        reading,
        outcomes: outcomes(&model, &questions),
        tuned,
    })
}

fn outcomes(model: &Model, questions: &[Question]) -> Vec<Outcome> {
    questions.iter().map(|question| outcome(model, question)).collect()
}

fn outcome(model: &Model, question: &Question) -> Outcome {
    let started = Instant::now();
    let ranking = model.ask(&question.text);
    let seconds = started.elapsed().as_secs_f64();
    let place = |id: &str| ranking.answers.iter().position(|answer| answer.id == id).unwrap_or(usize::MAX);
    let kind = match &question.is {
        Is::Of(id) => Kind::InScope(place(id)),
        Is::Near => Kind::Near,
        Is::Far => Kind::Far,
    };
    // Where `oos` was learned, choosing it is handing over, whatever the energy.
    let is_refused = ranking.answers.first().is_some_and(|answer| answer.id == OOS);
    Outcome {
        kind,
        energy: if is_refused { f32::NEG_INFINITY } else { ranking.energy },
        confidence: if is_refused { 0.0 } else { ranking.confidence },
        verdicts: CAUTIONS.map(|caution| if is_refused { Verdict::HandOver } else { Verdict::of(&ranking, caution) }),
        seconds,
    }
}
