use protocol::{
    Audience, Event, Face, Number, Page as Address, Party, Refusal, Sent, Seq, Status, Timestamp, ToAgent, VisitorCard,
    What, Who,
};
use serde_json::json;

use crate::client::ClientKey;
use crate::room::story::*;
use crate::room::{Effect, Guest, Input, Row, Visitor};

fn whats(effects: &[Effect], key: ClientKey) -> Vec<What> {
    events(effects, key).into_iter().map(|event| event.what).collect()
}

#[test]
fn n1_a_note_reaches_agents_alone_and_keeps_its_place_for_visitors() {
    let mut story = Story::of(1);
    let (guest, anna, bram) = (story.enter(visitor()), story.enter(agent("Anna")), story.enter(agent("Bram")));
    let effects = story.frame(anna, &note(tab(anna), 1, "a difficult customer"));
    for key in [anna, bram] {
        assert!(
            matches!(&whats(&effects, key)[..], [What::Noted(noted)] if noted.body == body("a difficult customer"))
        );
    }
    let hidden = Event { seq: Seq(2), at: story.now, by: Who::System, sent: None, what: What::Hidden };
    assert_eq!(events(&effects, guest), [hidden]);
    let told = effects.iter().filter_map(|effect| match effect {
        Effect::Send(to, text) if to.contains(&guest) => Some(text.as_str()),
        _ => None,
    });
    let told = told.collect::<String>();
    assert!(!told.contains("difficult") && !told.contains(&tab(anna).to_string()), "{told}");
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Send(to, text) if to.contains(&guest) && text.contains("Anna")))
    );
    // So it is in a page, and the visitor's next message goes on after it.
    let (page, whole) = (story.arrive(visitor()).unwrap(), story.arrive(agent("Bram")).unwrap());
    let page_of = |story: &mut Story, key| whats(&story.frame(key, &hello(tab(key), 0, 0)), key);
    assert_eq!(page_of(&mut story, page)[1], What::Hidden);
    assert!(matches!(page_of(&mut story, whole)[1], What::Noted(_)));
    assert_eq!(seqs(&story.frame(guest, &say(tab(guest), 1, "hello?")), guest), [3]);
}

#[test]
fn n1_a_note_changes_neither_who_waits_nor_the_last_line() {
    let mut story = Story::of(1);
    let anna = story.enter(agent("Anna"));
    let before = story.wake().summary(story.now).unwrap();
    story.frame(anna, &note(tab(anna), 1, "a difficult customer"));
    let after = story.wake().summary(story.now).unwrap();
    assert_eq!((before.status, before.last), (after.status, after.last));
    // A visitor cannot edit it, nor learn that it is one.
    let guest = story.enter(visitor());
    let edit = format!(r#"{{"edit":{{"tab":"{}","number":1,"of":2,"body":"Hi"}}}}"#, tab(guest));
    assert_eq!(refused(&story.frame(guest, &edit), guest), Some(Refusal::NotFound));
}

#[test]
fn typing_is_shown_to_all_others() {
    let mut story = Story::of(1);
    let (guest, second) = (story.enter(visitor()), story.enter(visitor()));
    let (anna, bram) = (story.enter(agent("Anna")), story.enter(agent("Bram")));
    let shown = |effects: &[Effect], by: &Who| {
        let shown =
            |key: &ClientKey| heard(effects, *key).contains(&ToAgent::Typing(protocol::Typing { by: by.clone() }));
        [guest, second, anna, bram].into_iter().filter(shown).collect::<Vec<_>>()
    };
    let effects = story.frame(guest, r#"{"typing":{}}"#);
    assert_eq!(shown(&effects, &Who::Visitor), [second, anna, bram]);
    let effects = story.frame(anna, r#"{"typing":{}}"#);
    assert_eq!(shown(&effects, &Who::Agent(looker("Anna", 1).face)), [guest, second, bram]);
    assert_eq!(story.log.len(), 1);
}

#[test]
fn agents_learn_who_looks_and_visitors_do_not() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    let bram = story.arrival_of(agent("Bram"));
    let looking = |key| {
        heard(&bram, key).into_iter().find_map(|frame| match frame {
            ToAgent::Looking { agents } => Some(agents.into_iter().map(|Face { name, .. }| name).collect::<Vec<_>>()),
            _ => None,
        })
    };
    assert_eq!(looking(anna), Some(vec!["Anna".to_owned(), "Bram".to_owned()]));
    assert_eq!(looking(guest), None);
    let Some(Effect::Summarise(summary)) = bram.iter().rfind(|effect| matches!(effect, Effect::Summarise(_))) else {
        panic!("the inbox is not told")
    };
    assert_eq!(summary.looking.len(), 2);
}

fn card(effects: &[Effect], key: ClientKey) -> Option<VisitorCard> {
    heard(effects, key).into_iter().rev().find_map(|frame| match frame {
        ToAgent::Visitor(card) => Some(*card),
        _ => None,
    })
}

#[test]
fn o4_what_a_page_reports_is_kept_once_and_the_newest_of_it() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.enter(Guest::Visitor(Visitor::default())), story.enter(agent("Anna")));
    let about = |tracked: &[(u64, &str, &str)]| {
        let tracked: Vec<_> =
            tracked.iter().map(|(at, name, detail)| json!({"at": at, "name": name, "detail": detail})).collect();
        json!({"about": {"page": {"url": "https://shop.example/", "title": ""}, "tracked": tracked}}).to_string()
    };
    let kept = |card: &VisitorCard| -> Vec<(u64, String, String)> {
        card.about.tracked.iter().map(|it| (it.at.0, it.name.clone(), it.detail.clone())).collect()
    };
    let row = |at: u64, name: &str, detail: &str| (at, name.to_owned(), detail.to_owned());
    let first = [(5, "Added to cart", "Tan belt"), (7, "  Paid\u{7}", ""), (8, " ", "nameless")];
    let shown = card(&story.frame(guest, &about(&first)), anna).unwrap();
    assert_eq!(kept(&shown), [row(5, "Added to cart", "Tan belt"), row(7, "Paid", "")]);
    assert_eq!(story.frame(guest, &about(&first)), [], "which is not news");
    // The next page has reported something else; what was before stays.
    let shown = card(&story.frame(guest, &about(&[(9, "Paid", "49.95")])), anna).unwrap();
    assert_eq!(kept(&shown)[1..], [row(7, "Paid", ""), row(9, "Paid", "49.95")]);
    // Two at once, of different things.
    let shown = card(&story.frame(guest, &about(&[(9, "Paid", "49.95"), (9, "Paid", "12.50")])), anna).unwrap();
    assert_eq!(kept(&shown)[2..], [row(9, "Paid", "49.95"), row(9, "Paid", "12.50")]);
    let (name, detail) = ("é".repeat(61), "é".repeat(201));
    let many: Vec<_> = (10..30).map(|at| (at, name.as_str(), detail.as_str())).collect();
    let shown = card(&story.frame(guest, &about(&many)), anna).unwrap();
    assert_eq!(kept(&shown), (10..30).map(|at| row(at, &"é".repeat(60), &"é".repeat(200))).collect::<Vec<_>>());
    // What is no report does not keep the rest from being read.
    let odd = r#"{"about":{"page":{"url":"https://shop.example/b","title":""},"tracked":[7,{"name":"x"}]}}"#;
    let shown = card(&story.frame(guest, odd), anna).unwrap();
    assert_eq!((kept(&shown).len(), &*shown.about.page.url), (20, "https://shop.example/b"));
}

#[test]
fn the_card_is_shown_to_agents_with_what_is_kept_of_an_address() {
    let mut story = Story::of(1);
    let about = |url: &str, referrer: &str| {
        format!(
            r#"{{"about":{{"page":{{"url":"{url}","title":"Shop\u0007","referrer":"{referrer}"}},"language":"nl"}}}}"#
        )
    };
    let guest =
        Guest::Visitor(Visitor { query: vec!["size".to_owned()], country: "NL".to_owned(), ..Visitor::default() });
    let (guest, anna) = (story.enter(guest), story.enter(agent("Anna")));
    let told = about("https://shop.example/a?token=secret&size=32#x", "https://search.example/?q=trousers&utm_id=1");
    let effects = story.frame(guest, &told);
    let page = Address {
        url: "https://shop.example/a?size=32".to_owned(),
        title: "Shop".to_owned(),
        referrer: "https://search.example/?utm_id=1".to_owned(),
    };
    let shown = card(&effects, anna).unwrap();
    assert_eq!((&shown.about.page, shown.country.as_str(), shown.online), (&page, "NL", true));
    assert_eq!(card(&effects, guest), None, "visitors are told of nobody's card");
    assert_eq!(story.stored.card, Some(shown));
    assert_eq!(story.frame(guest, &told), [], "which is not news, and costs no row");
    // The referrer is the first page's and stays.
    let effects = story.frame(guest, &about("https://shop.example/b", ""));
    assert_eq!(card(&effects, anna).unwrap().about.page.referrer, page.referrer);
    // An agent who comes later learns it, and all learn that the visitor leaves.
    let bram = story.arrive(agent("Bram")).unwrap();
    let effects = story.frame(bram, &hello(tab(bram), 0, 0));
    assert_eq!(card(&effects, bram).map(|card| card.online), Some(true));
    let effects = story.play(Input::Gone(guest));
    assert_eq!([anna, bram].map(|key| card(&effects, key).map(|card| card.online)), [Some(false), Some(false)]);
}

/// What a later release may have stored: an event of a kind that nobody knows here.
fn of_later(seq: u32, audience: Audience, sent: Option<Sent>) -> Row {
    let sent = sent.map(|sent| format!(r#""sent":{},"#, serde_json::to_string(&sent).unwrap())).unwrap_or_default();
    let rest = format!(r#"{{"by":"visitor",{sent}"mood":"good","what":{{"rated":{{"stars":5}}}}}}"#);
    Row { seq: Seq(seq), at: Timestamp(START), audience, rest }
}

#[test]
fn an_event_of_a_later_release_keeps_its_place_and_the_room_goes_on() {
    for audience in [Audience::All, Audience::Team] {
        let mut story = Story::of(1);
        let guest = story.enter(visitor());
        let sent = Sent { tab: tab(guest), number: Number(1) };
        story.put_row(of_later(2, audience, Some(sent)));
        story.put_row(of_later(3, audience, None));
        // Its sender has used that number, and is told where it stands.
        let effects = story.frame(guest, &say(tab(guest), 1, "a rating"));
        assert!(matches!(heard(&effects, guest)[..], [ToAgent::Acknowledged(ref it)] if it.seq == Seq(2)));
        assert_eq!(seqs(&story.frame(guest, &say(tab(guest), 2, "thanks")), guest), [4]);
        let status = story.wake().summary(story.now).unwrap().status;
        assert_eq!(status, Status::Waiting { since: Timestamp(START) });
        // Clients get it as it is stored, for they may know it; visitors only what their side may see.
        let (second, anna) = (story.arrive(visitor()).unwrap(), story.arrive(agent("Anna")).unwrap());
        let seen = |effects: Vec<Effect>| {
            let texts = effects
                .into_iter()
                .filter_map(|effect| if let Effect::Send(_, text) = effect { Some(text) } else { None });
            texts.collect::<String>().matches("rated").count()
        };
        let both = |party| if audience.admits(party) { 2 } else { 0 };
        let effects = story.frame(second, &hello(tab(second), 0, 0));
        assert_eq!((seqs(&effects, second), seen(effects)), (vec![1, 2, 3, 4], both(Party::Visitor)));
        let effects = story.frame(anna, &hello(tab(anna), 0, 0));
        assert_eq!((seqs(&effects, anna), seen(effects)), (vec![1, 2, 3, 4], both(Party::Team)));
    }
}
