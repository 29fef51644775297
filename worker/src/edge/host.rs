//! On which host an address is served, where the deployment has one of its own for the console.

use protocol::{Party, Refusal, Refused};
use worker::{Env, Request};

use super::unavailable;

/// The variable with the name of the console's host, without a port. Without it every host serves everything.
const CONSOLE_HOST: &str = "CONSOLE_HOST";

/// Whether the host of this request serves what is meant for these people; on any other host it is not there.
pub(super) fn check(request: &Request, env: &Env, whose: Party) -> Result<(), Refused> {
    let console = env.var(CONSOLE_HOST).map(|name| name.to_string()).unwrap_or_default();
    let url = request.url().map_err(unavailable("reading an address"))?;
    if serves(&console, url.host_str().unwrap_or_default(), whose) { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

fn serves(console: &str, host: &str, whose: Party) -> bool {
    console.is_empty() || host.eq_ignore_ascii_case(console) == (whose == Party::Team)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_host_for_the_console_every_host_serves_everything() {
        for whose in [Party::Visitor, Party::Team] {
            assert!(serves("", "chat.example.com", whose));
        }
    }

    #[test]
    fn the_console_is_served_on_its_own_host_alone_and_visitors_on_the_others() {
        let check = |host, whose, expected| assert_eq!(serves("desk.example.com", host, whose), expected, "{host}");
        check("desk.example.com", Party::Team, true);
        check("Desk.Example.com", Party::Team, true);
        check("desk.example.com", Party::Visitor, false);
        for other in ["chat.example.com", "desk.example.com.evil.example", "example.com", ""] {
            check(other, Party::Team, false);
            check(other, Party::Visitor, true);
        }
    }
}
