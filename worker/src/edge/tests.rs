//! Which address stands for what, and what is none.

use protocol::{AgentId, ConversationId, PictureId, SignInId};

use super::*;

const KEY: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

/// What a method does at a path: a noun's address, the methods that there are, or nothing.
fn found(method: &str, path: &str) -> Result<Address, String> {
    let methods = at(path).ok_or("not found")?;
    let wanted = Method::of(method);
    let found = methods.iter().find(|(method, _)| Some(*method) == wanted);
    found.map(|(_, address)| address.clone()).ok_or_else(|| method::allowed(&methods))
}

fn check(method: &str, path: &str, expected: Address) {
    assert_eq!(found(method, path), Ok(expected), "{method} {path}");
}

fn check_api(method: &str, path: &str, expected: Api) {
    let site = "main".parse().unwrap();
    check(method, &format!("/api/main/{path}"), Address::Api(site, expected));
}

#[test]
fn each_page_is_where_its_address_says() {
    let main: SiteId = "main".parse().unwrap();
    check("GET", "/main.js", Address::Page(pages::Address::Loader(main.clone())));
    check("HEAD", "/main.js", Address::Page(pages::Address::Loader(main.clone())));
    check("GET", "/frame/main", Address::Page(pages::Address::Frame(main.clone())));
    check("GET", "/frame/main/forget", Address::Page(pages::Address::Forget(main.clone())));
    check("GET", "/chat/main", Address::Page(pages::Address::Chat(main)));
    for path in ["/console/main", "/console/main/", "/console/main/settings", "/console/main/team/new"] {
        check("GET", path, Address::Page(pages::Address::Console));
    }
    for short in ["/", "/console", "/console/"] {
        check("GET", short, Address::Page(pages::Address::ToConsole));
    }
}

#[test]
fn each_noun_answers_at_its_addresses() {
    let conversation: ConversationId = format!("3-{KEY}").parse().unwrap();
    let (agent, sign_in): (AgentId, SignInId) = (KEY.parse().unwrap(), KEY.parse().unwrap());
    check_api("GET", "setup", Api::Site(site::Address::IsSetUp));
    check_api("POST", "setup", Api::Site(site::Address::SetUp));
    check_api("POST", "sign-in", Api::SignIn(sign_in::Address::SignIn));
    check_api("POST", "sign-in-links", Api::SignIn(sign_in::Address::MakeLink));
    check_api("POST", "sign-in-links/use", Api::SignIn(sign_in::Address::UseLink));
    check_api("POST", "sign-out", Api::SignIn(sign_in::Address::SignOut));
    check_api("GET", "me", Api::SignIn(sign_in::Address::Me));
    check_api("GET", "sign-ins", Api::SignIn(sign_in::Address::SignIns));
    check_api("DELETE", &format!("sign-ins/{KEY}"), Api::SignIn(sign_in::Address::Revoke(sign_in)));
    check_api("GET", "settings", Api::Settings(settings::Address::Read));
    check_api("PUT", "settings", Api::Settings(settings::Address::Change));
    check_api("POST", "cards", Api::Cards(cards::Address::Page));
    check_api("POST", "cards/picture", Api::Cards(cards::Address::Picture));
    check_api("GET", "team", Api::Team(team::Address::Team));
    check_api("POST", "invitations", Api::Team(team::Address::Invite));
    check_api("POST", "invitations/accept", Api::Team(team::Address::Accept));
    check_api("DELETE", "invitations/a%40b.example", Api::Team(team::Address::Uninvite("a%40b.example".to_owned())));
    check_api("DELETE", &format!("agents/{KEY}"), Api::Team(team::Address::RemoveAgent(agent)));
    check_api("POST", "conversations", Api::Conversations(conversations::Address::Begin));
    let one = format!("conversations/3-{KEY}");
    check_api("GET", &one, Api::Conversations(conversations::Address::Renew(conversation)));
    let (visitor, team) = (format!("{one}/visitor"), format!("{one}/agent"));
    check_api("GET", &visitor, Api::Conversations(conversations::Address::VisitorSocket(conversation)));
    check_api("POST", &visitor, Api::Conversations(conversations::Address::VisitorExchange(conversation)));
    check_api("GET", &team, Api::Conversations(conversations::Address::AgentSocket(conversation)));
    check_api("POST", &team, Api::Conversations(conversations::Address::AgentExchange(conversation)));
    let picture: PictureId = KEY.parse().unwrap();
    check_api("PUT", "me/picture", Api::Pictures(pictures::Address::Set));
    check_api("DELETE", "me/picture", Api::Pictures(pictures::Address::Forget));
    check_api("GET", "team/pictures", Api::Pictures(pictures::Address::All));
    check_api("GET", &format!("team/pictures/{KEY}"), Api::Pictures(pictures::Address::Show(picture)));
    check_api("GET", "reception", Api::Reception(reception::Address::Reception));
    let shown = Api::Reception(reception::Address::Picture(picture));
    check_api("GET", &format!("reception/pictures/{KEY}"), shown);
    let link = |link| Api::Conversations(conversations::Address::Link(conversation, link));
    check_api("POST", &format!("{visitor}/links"), link(links::Address::Open));
    check_api("POST", &format!("{visitor}/links/claim"), link(links::Address::Claim));
    check_api("GET", "inbox/3", Api::Inbox(inbox::Address::Socket(3)));
    check_api("POST", "inbox/63", Api::Inbox(inbox::Address::Exchange(63)));
}

#[test]
fn what_is_no_address_is_not_found_whatever_the_method() {
    let no_site = "a".repeat(33);
    let paths = "// //main.js /Main.js /main.css /main /a/b.js /.js /frame /frame/ /frame/A /frame/main/ /chat /chat/ /chat/A /chat/main/ /console/A /console// \
                 /api /api/ /api/main /api/main/ /api//setup /api/Main/setup /api/main/nothing /api/main/settings/ /api/main/me/me";
    for path in paths.split(' ').chain(["", &format!("/{no_site}.js")]) {
        for method in ["GET", "POST", "PATCH"] {
            assert_eq!(found(method, path), Err("not found".to_owned()), "{method} {path}");
        }
    }
}

#[test]
fn an_id_that_is_none_leads_nowhere() {
    let ids = format!(
        "conversations/x conversations/0-short/visitor conversations/00-x conversations/{KEY} conversations/01-{KEY} \
         conversations/0-{KEY}/owner sign-ins/x agents/x agents agents/{KEY}/x inbox inbox/ inbox/64 inbox/70000 \
         inbox/-1 inbox/+1 inbox/01 inbox/0/0"
    );
    for rest in ids.split(' ') {
        assert_eq!(found("GET", &format!("/api/main/{rest}")), Err("not found".to_owned()), "{rest}");
    }
}

#[test]
fn an_address_says_which_methods_it_knows() {
    let check = |method, path: &str, allowed: &str| assert_eq!(found(method, path), Err(allowed.to_owned()), "{path}");
    check("POST", "/main.js", "GET, HEAD");
    check("PROPFIND", "/frame/main", "GET, HEAD");
    check("DELETE", "/console/main", "GET, HEAD");
    check("OPTIONS", "/api/main/settings", "GET, HEAD, PUT");
    check("POST", "/api/main/settings", "GET, HEAD, PUT");
    check("GET", "/api/main/sign-in", "POST");
    check("GET", "/api/main/invitations/accept", "POST");
    check("PATCH", &format!("/api/main/conversations/0-{KEY}/visitor"), "GET, HEAD, POST");
}

#[test]
fn visitors_and_team_have_addresses_of_their_own() {
    let of = |path: &str| at(path).unwrap().iter().map(|(_, address)| address.party()).collect::<Vec<_>>();
    let conversation = format!("/api/main/conversations/0-{KEY}");
    for path in [
        "/main.js",
        "/frame/main",
        "/chat/main",
        "/api/main/conversations",
        &conversation,
        &format!("{conversation}/visitor"),
    ] {
        assert!(of(path).iter().all(|party| *party == Party::Visitor), "{path}");
    }
    for path in ["/", "/console/main", "/api/main/me", "/api/main/setup", "/api/main/team", "/api/main/settings"] {
        assert!(of(path).iter().all(|party| *party == Party::Team), "{path}");
    }
    for path in ["/api/main/inbox/0", &format!("{conversation}/agent")] {
        assert!(of(path).iter().all(|party| *party == Party::Team), "{path}");
    }
}
