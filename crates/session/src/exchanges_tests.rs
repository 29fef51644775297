use super::*;

fn moment(second: u64) -> Moment {
    Moment { now: Timestamp(second * 1_000), chance: u32::MAX }
}

fn asks(exchanges: &mut Exchanges, second: u64) -> bool {
    exchanges.tick(moment(second), Attention::Visible)
}

/// Down since 0, asked at 3.
fn out() -> Exchanges {
    let mut exchanges = Exchanges::default();
    exchanges.line_down(Timestamp(0));
    assert!(!asks(&mut exchanges, 2));
    assert!(asks(&mut exchanges, 3));
    exchanges
}

fn due(exchanges: &Exchanges) -> Option<u64> {
    exchanges.due().map(|due| due.0.div_ceil(1_000))
}

#[test]
fn c9_the_first_request_waits_for_a_socket_longer_where_one_has_worked() {
    let mut exchanges = Exchanges::default();
    assert_eq!(due(&exchanges), None);
    exchanges.line_down(Timestamp(0));
    exchanges.line_down(Timestamp(2_000));
    assert_eq!(due(&exchanges), Some(3), "since it went down, however often it is tried");
    exchanges.line_up();
    assert_eq!(due(&exchanges), None);
    exchanges.line_down(Timestamp(10_000));
    assert_eq!(due(&exchanges), Some(30));
    exchanges.stop();
    exchanges.line_down(Timestamp(40_000));
    assert_eq!(due(&exchanges), Some(60), "it has worked here, before the page went away");
}

#[test]
fn c9_requests_follow_each_other_more_rarely_in_the_background() {
    for (attention, next) in [(Attention::Visible, 7), (Attention::Hidden, 19)] {
        let mut exchanges = out();
        exchanges.answer(Timestamp(4_000), attention);
        assert!(exchanges.is_well());
        assert_eq!(due(&exchanges), Some(next));
    }
}

#[test]
fn c9_what_is_to_be_said_waits_half_a_second_at_most() {
    let mut exchanges = out();
    exchanges.carry(Timestamp(3_100));
    assert_eq!(due(&exchanges), Some(18), "one at a time");
    exchanges.answer(Timestamp(4_000), Attention::Visible);
    exchanges.carry(Timestamp(4_100));
    assert_eq!(exchanges.due(), Some(Timestamp(4_500)));
    exchanges.carry(Timestamp(4_200));
    assert_eq!(exchanges.due(), Some(Timestamp(4_500)));
    assert!(exchanges.tick(Moment { now: Timestamp(4_500), chance: 0 }, Attention::Visible));
    exchanges.lose(moment(5), Attention::Visible);
    let again = exchanges.due();
    exchanges.carry(Timestamp(5_000));
    assert_eq!(exchanges.due(), again, "where nobody answers, haste is no use");
}

#[test]
fn c9_a_request_that_is_not_answered_is_tried_again_as_attempts_are() {
    let mut exchanges = out();
    assert!(!asks(&mut exchanges, 17));
    assert!(exchanges.is_out());
    assert!(!asks(&mut exchanges, 18), "given up");
    assert!(!exchanges.is_out() && !exchanges.is_well());
    assert_eq!(exchanges.due(), Some(Timestamp(18_499)));
    assert!(asks(&mut exchanges, 19));
    exchanges.lose(moment(20), Attention::Visible);
    assert_eq!(exchanges.due(), Some(Timestamp(20_999)));
    exchanges.lose(moment(20), Attention::Visible);
    assert_eq!(exchanges.due(), Some(Timestamp(20_999)), "only what is out can be lost");
    exchanges.hurry(Timestamp(20_100));
    assert_eq!(exchanges.due(), Some(Timestamp(20_100)));
}

#[test]
fn c9_a_first_request_is_not_hurried_nor_one_that_was_answered() {
    let mut exchanges = Exchanges::default();
    exchanges.line_down(Timestamp(0));
    exchanges.hurry(Timestamp(1_000));
    assert_eq!(due(&exchanges), Some(3));
    let mut exchanges = out();
    exchanges.answer(Timestamp(4_000), Attention::Visible);
    exchanges.hurry(Timestamp(5_000));
    assert_eq!(due(&exchanges), Some(7));
    exchanges.answer(Timestamp(6_000), Attention::Visible);
    assert_eq!(due(&exchanges), Some(7), "an answer that nobody waits for is none");
}

#[test]
fn c9_a_request_gives_way_to_a_socket_and_is_made_anew_without_one() {
    let mut exchanges = out();
    exchanges.give_way(Timestamp(4_000));
    assert!(!exchanges.is_out());
    assert_eq!(due(&exchanges), Some(4));
    exchanges.give_way(Timestamp(9_000));
    assert_eq!(due(&exchanges), Some(4));
}

#[test]
fn c6_a_clock_that_is_set_back_holds_no_request_up() {
    let mut exchanges = Exchanges::default();
    exchanges.line_down(Timestamp(9_000_000));
    exchanges.set_back(Timestamp(1_000));
    assert_eq!(due(&exchanges), Some(61));
    assert!(asks(&mut exchanges, 61));
    exchanges.set_back(Timestamp(2_000));
    assert_eq!(due(&exchanges), Some(17));
    exchanges.answer(Timestamp(9_000_000), Attention::Visible);
    exchanges.set_back(Timestamp(3_000));
    exchanges.carry(Timestamp(3_000));
    assert_eq!(exchanges.due(), Some(Timestamp(3_500)));
}
