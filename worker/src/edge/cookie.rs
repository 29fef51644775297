//! The cookie that signs an agent's device in.

use chat::gate::token::Holder;
use chat::site::Caller;
use protocol::{Refusal, Refused, SiteId, Timestamp};
use worker::{Env, Request};

use super::guard::header;
use super::keys::keys;
use crate::platform;

/// The agent's device that asks. Whether it is still signed in is for the site to say.
pub(super) fn caller(request: &Request, env: &Env, site: &SiteId) -> Result<Caller, Refused> {
    let cookies = header(request, "Cookie").ok_or(Refusal::NotSignedIn)?;
    let token = token_in(&cookies, site).ok_or(Refusal::NotSignedIn)?;
    match keys(env)?.verify(platform::now(), site, token).map(|claims| claims.holder) {
        Ok(Holder::Agent(agent, sign_in)) => Ok(Caller { agent, sign_in }),
        Ok(Holder::Visitor(_) | Holder::Contact(..)) | Err(_) => Err(Refusal::NotSignedIn.into()),
    }
}

/// Signs a device in until then.
pub(super) fn signing_in(env: &Env, site: &SiteId, caller: Caller, expires: Timestamp) -> Result<String, Refused> {
    let token = keys(env)?.sign(site, Holder::Agent(caller.agent, caller.sign_in), expires);
    Ok(cookie(site, &token, expires.since(platform::now()).as_secs()))
}

/// Signs a device out.
pub(super) fn signing_out(site: &SiteId) -> String {
    cookie(site, "", 0)
}

/// `__Host-`: only over https, for this host alone, and never written by a subdomain.
fn name(site: &SiteId) -> String {
    format!("__Host-edgewise-{site}")
}

fn cookie(site: &SiteId, token: &str, seconds: u64) -> String {
    format!("{}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={seconds}", name(site))
}

fn token_in<'a>(cookies: &'a str, site: &SiteId) -> Option<&'a str> {
    let name = name(site);
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a2_the_cookie_is_for_this_site_alone() {
        let main: SiteId = "main".parse().unwrap();
        let check = |cookies, expected| assert_eq!(token_in(cookies, &main), expected, "{cookies}");
        check("__Host-edgewise-main=a.b", Some("a.b"));
        check("theme=dark; __Host-edgewise-main=a.b;__Host-edgewise-shop=c.d", Some("a.b"));
        check("__Host-edgewise-main=a=b", Some("a=b"));
        for other in
            ["", "__Host-edgewise-main", "__Host-edgewise-shop=c.d", "edgewise-main=a.b", "x__Host-edgewise-main=a"]
        {
            check(other, None);
        }
    }

    #[test]
    fn a2_the_cookie_is_read_by_no_script_and_sent_from_no_other_site() {
        let main: SiteId = "main".parse().unwrap();
        let expected = "__Host-edgewise-main=a.b; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60";
        assert_eq!(cookie(&main, "a.b", 60), expected);
        assert!(signing_out(&main).ends_with("Max-Age=0"));
    }
}
