//! What was asked for on the command line. Knows nothing of how it is done.

use std::str::FromStr;

use crate::build::profile::Profile;

pub(crate) const USAGE: &str = "\
cargo xtask dev [--port 8787] [--shop-port 8788]   build, start worker and shop, print a sign-in link
cargo xtask build [--release]                      what wrangler's [build] calls: target/site, target/worker
cargo xtask check                                  direction of dependencies, no circles, no machine paths
cargo xtask simulate [--seeds N] [--from N]        the rules of both ends in a network that loses and cuts
cargo xtask faults [--kills N] [--clients N]       the real runtime killed, cut off, crashed, without room
cargo xtask answers --train FILE --test FILE       how well the bot's engine does on labelled questions
cargo xtask bench [--quick] [PARTS]                the edge, and a page with it, beside what one would have instead
cargo xtask bench --write                          what that has left, into docs/performance-tables.md
cargo xtask size                                   bytes that a browser loads, against their budgets
cargo xtask test [--native | --e2e] [-- ARGS]      everything; or up to the native tests; or only the
                                                   browser stories, with ARGS passed on to Playwright";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Build(Option<Profile>),
    Dev(Ports),
    Check,
    Size,
    Simulate(Seeds),
    Faults(Faults),
    /// What follows is the measuring program's own.
    Answers(Vec<String>),
    Bench(Bench),
    Test {
        part: Part,
        passed_on: Vec<String>,
    },
}

/// Where `dev` listens: the worker on `localhost`, the shop on `127.0.0.1`, so that they are two sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ports {
    pub(crate) worker: u16,
    pub(crate) shop: u16,
}

/// Which schedules to play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seeds {
    pub(crate) count: u64,
    pub(crate) from: u64,
}

/// How much goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Faults {
    pub(crate) kills: u32,
    /// Clients of the restart storm.
    pub(crate) clients: u32,
}

/// What is measured: everything, unless parts are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bench {
    /// For the documentation.
    Full(Vec<String>),
    /// Fewer rounds, to see whether something has become much worse.
    Quick(Vec<String>),
    /// Nothing: what the last run has left goes into the documentation.
    Write,
}

/// How much of the tests to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Everything,
    Native,
    EndToEnd,
}

/// The task, or one sentence about what was not understood.
pub(crate) fn parse(args: impl IntoIterator<Item = String>) -> Result<Task, String> {
    let mut args = args.into_iter();
    let task = args.next();
    let rest: Vec<String> = args.collect();
    match task.as_deref() {
        None => Err("Which task?".to_owned()),
        Some("help" | "--help" | "-h") => Ok(Task::Help),
        Some("build") => parse_build(&rest),
        Some("dev") => parse_dev(&rest),
        Some("check") => nothing_more(&rest).map(|()| Task::Check),
        Some("size") => nothing_more(&rest).map(|()| Task::Size),
        Some("simulate") => parse_simulate(&rest),
        Some("faults") => parse_faults(&rest),
        Some("answers") => Ok(Task::Answers(rest)),
        Some("bench") => parse_bench(rest),
        Some("test") => parse_test(&rest),
        Some(other) => Err(format!("There is no task `{other}`.")),
    }
}

fn parse_build(rest: &[String]) -> Result<Task, String> {
    match rest {
        [] => Ok(Task::Build(None)),
        [flag, more @ ..] if flag == "--release" => nothing_more(more).map(|()| Task::Build(Some(Profile::Release))),
        [first, ..] => Err(unknown(first)),
    }
}

/// Fills in what `--flag number` says, as often as there is one.
fn fill<T: FromStr>(
    rest: &[String],
    fields: &mut [(&str, &mut T)],
    is_good: fn(&T) -> bool,
    complaint: &str,
) -> Result<(), String> {
    for pair in rest.chunks(2) {
        let (_, field) = fields.iter_mut().find(|(flag, _)| *flag == pair[0]).ok_or_else(|| unknown(&pair[0]))?;
        let value = pair.get(1).ok_or_else(|| format!("{} needs a number.", pair[0]))?;
        **field = value.parse().ok().filter(is_good).ok_or_else(|| format!("`{value}` {complaint}."))?;
    }
    Ok(())
}

fn parse_simulate(rest: &[String]) -> Result<Task, String> {
    let mut seeds = Seeds { count: 10_000, from: 0 };
    let fields = &mut [("--seeds", &mut seeds.count), ("--from", &mut seeds.from)];
    fill(rest, fields, |_| true, "is no number").map(|()| Task::Simulate(seeds))
}

fn parse_faults(rest: &[String]) -> Result<Task, String> {
    let mut faults = Faults { kills: 100, clients: 200 };
    let fields = &mut [("--kills", &mut faults.kills), ("--clients", &mut faults.clients)];
    fill(rest, fields, |count| *count > 0, "is no number from 1 on").map(|()| Task::Faults(faults))
}

fn parse_bench(rest: Vec<String>) -> Result<Task, String> {
    let (flags, parts): (Vec<String>, Vec<String>) = rest.into_iter().partition(|word| word.starts_with("--"));
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    match (flags.as_slice(), parts.is_empty()) {
        ([], _) => Ok(Task::Bench(Bench::Full(parts))),
        (["--quick"], _) => Ok(Task::Bench(Bench::Quick(parts))),
        (["--write"], true) => Ok(Task::Bench(Bench::Write)),
        (["--write"], false) => Err(unknown(&parts[0])),
        ([.., flag], _) => Err(unknown(flag)),
    }
}

fn parse_dev(rest: &[String]) -> Result<Task, String> {
    let mut ports = Ports { worker: 8787, shop: 8788 };
    let fields = &mut [("--port", &mut ports.worker), ("--shop-port", &mut ports.shop)];
    fill(rest, fields, |port| *port > 0, "is not a port")?;
    if ports.worker == ports.shop {
        return Err("The worker and the shop need two different ports.".to_owned());
    }
    Ok(Task::Dev(ports))
}

fn parse_test(rest: &[String]) -> Result<Task, String> {
    let (flags, passed_on) = match rest.iter().position(|arg| arg == "--") {
        Some(at) => (&rest[..at], rest[at + 1..].to_vec()),
        None => (rest, Vec::new()),
    };
    let (part, more) = match flags {
        [flag, more @ ..] if flag == "--native" => (Part::Native, more),
        [flag, more @ ..] if flag == "--e2e" => (Part::EndToEnd, more),
        all => (Part::Everything, all),
    };
    nothing_more(more)?;
    if !passed_on.is_empty() && part != Part::EndToEnd {
        return Err("Arguments after `--` go to Playwright, so they need --e2e.".to_owned());
    }
    Ok(Task::Test { part, passed_on })
}

fn nothing_more(rest: &[String]) -> Result<(), String> {
    rest.first().map_or(Ok(()), |first| Err(unknown(first)))
}

fn unknown(arg: &str) -> String {
    format!("`{arg}` is not understood here.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Task, &str>) {
        let parsed = parse(line.split_whitespace().map(str::to_owned));
        assert_eq!(parsed, expected.map_err(str::to_owned), "cargo xtask {line}");
    }

    #[test]
    fn each_task_is_understood() {
        check("check", Ok(Task::Check));
        check("size", Ok(Task::Size));
        check("build", Ok(Task::Build(None)));
        check("build --release", Ok(Task::Build(Some(Profile::Release))));
        check("dev", Ok(Task::Dev(Ports { worker: 8787, shop: 8788 })));
        check("dev --shop-port 90 --port 80", Ok(Task::Dev(Ports { worker: 80, shop: 90 })));
        check("simulate", Ok(Task::Simulate(Seeds { count: 10_000, from: 0 })));
        check("simulate --seeds 5 --from 7", Ok(Task::Simulate(Seeds { count: 5, from: 7 })));
        check("faults", Ok(Task::Faults(Faults { kills: 100, clients: 200 })));
        check("faults --clients 2000 --kills 1000", Ok(Task::Faults(Faults { kills: 1_000, clients: 2_000 })));
        let files = ["--train", "a", "--test", "b"].map(str::to_owned).to_vec();
        check("answers --train a --test b", Ok(Task::Answers(files)));
        check("bench", Ok(Task::Bench(Bench::Full(Vec::new()))));
        check("bench --write", Ok(Task::Bench(Bench::Write)));
        let parts = vec!["relay".to_owned(), "wake".to_owned()];
        check("bench relay --quick wake", Ok(Task::Bench(Bench::Quick(parts))));
        check("test", Ok(Task::Test { part: Part::Everything, passed_on: Vec::new() }));
        check("test --native", Ok(Task::Test { part: Part::Native, passed_on: Vec::new() }));
    }

    #[test]
    fn what_follows_two_dashes_is_passed_on() {
        let passed_on = vec!["reload".to_owned(), "--headed".to_owned()];
        check("test --e2e -- reload --headed", Ok(Task::Test { part: Part::EndToEnd, passed_on }));
        check("test -- x", Err("Arguments after `--` go to Playwright, so they need --e2e."));
    }

    #[test]
    fn what_is_unknown_is_refused() {
        check("", Err("Which task?"));
        check("deploy", Err("There is no task `deploy`."));
        check("size --all", Err("`--all` is not understood here."));
        check("build --fast", Err("`--fast` is not understood here."));
        check("build --release extra", Err("`extra` is not understood here."));
        check("test --native --e2e", Err("`--e2e` is not understood here."));
        check("simulate --seeds many", Err("`many` is no number."));
        check("faults --kills", Err("--kills needs a number."));
        check("faults --kills 0", Err("`0` is no number from 1 on."));
        check("faults --seeds 5", Err("`--seeds` is not understood here."));
        check("bench --all", Err("`--all` is not understood here."));
        check("bench --write relay", Err("`relay` is not understood here."));
        check("bench --quick --write", Err("`--write` is not understood here."));
        check("dev --port", Err("--port needs a number."));
        check("dev --port 0", Err("`0` is not a port."));
        check("dev --port 8788", Err("The worker and the shop need two different ports."));
    }
}
