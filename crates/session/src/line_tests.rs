use super::*;

/// Plays `(seconds, input)` and compares what came out, and when the socket next wants a tick, in seconds.
fn check(steps: &[(u64, LineInput, Option<LineOutput>, Option<u64>)]) {
    let mut line = Line::default();
    for (second, input, output, due) in steps {
        let moment = Moment { now: Timestamp(second * 1_000), chance: u32::MAX };
        assert_eq!(line.handle(moment, *input), *output, "{input:?} at {second} s");
        let seconds = line.socket_due().map(|due| due.0.div_ceil(1_000));
        assert_eq!(seconds, *due, "due after {input:?} at {second} s");
    }
}

#[test]
fn c1_a_quiet_line_is_asked_after_25_seconds_and_given_up_10_later() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (1, LineInput::Opened, Some(LineOutput::Greet), Some(16)),
        (2, LineInput::Welcomed, None, Some(27)),
        (26, LineInput::Tick, None, Some(27)),
        (27, LineInput::Tick, Some(LineOutput::Ping), Some(37)),
        (30, LineInput::Heard, None, Some(55)),
        (55, LineInput::Tick, Some(LineOutput::Ping), Some(65)),
        (65, LineInput::Tick, Some(LineOutput::Disconnect), Some(66)),
        (66, LineInput::Tick, Some(LineOutput::Connect), Some(81)),
    ]);
}

#[test]
fn c2_each_failed_attempt_waits_longer_and_a_hurry_does_not() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (0, LineInput::Closed, None, Some(1)),
        (1, LineInput::Tick, Some(LineOutput::Connect), Some(16)),
        (1, LineInput::Closed, None, Some(2)),
        (2, LineInput::Tick, Some(LineOutput::Connect), Some(17)),
        (2, LineInput::Closed, None, Some(4)),
        (2, LineInput::Hurry, Some(LineOutput::Connect), Some(17)),
        (9, LineInput::Attention(Attention::Visible), None, Some(17)),
        (9, LineInput::Hurry, Some(LineOutput::Connect), Some(24)),
        (24, LineInput::Tick, Some(LineOutput::Disconnect), Some(32)),
    ]);
}

#[test]
fn c3_a_suspended_line_stays_down_until_it_is_started() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (1, LineInput::Suspend, Some(LineOutput::Disconnect), None),
        (1, LineInput::Closed, None, None),
        (1, LineInput::Hurry, None, None),
        (2, LineInput::Opened, Some(LineOutput::Disconnect), None),
        (3, LineInput::Start, Some(LineOutput::Connect), Some(18)),
    ]);
}

#[test]
fn c4_a_page_that_becomes_visible_asks_a_line_that_was_long_silent() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
        (0, LineInput::Welcomed, None, Some(25)),
        (5, LineInput::Attention(Attention::Hidden), None, Some(25)),
        (9, LineInput::Attention(Attention::Visible), None, Some(25)),
        (20, LineInput::Attention(Attention::Visible), Some(LineOutput::Ping), Some(23)),
        (21, LineInput::Hurry, None, Some(23)),
        (23, LineInput::Tick, Some(LineOutput::Disconnect), Some(24)),
    ]);
}

#[test]
fn c4_a_device_that_slept_asks_with_the_first_tick_it_hears() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
        (0, LineInput::Welcomed, None, Some(25)),
        (36, LineInput::Tick, Some(LineOutput::Ping), Some(39)),
        (39, LineInput::Tick, Some(LineOutput::Disconnect), Some(40)),
    ]);
}

#[test]
fn c7_a_device_that_says_it_is_offline_asks_at_once_and_believes_the_answer() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (0, LineInput::Doubt, None, Some(15)),
        (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
        (0, LineInput::Welcomed, None, Some(25)),
        (1, LineInput::Doubt, Some(LineOutput::Ping), Some(4)),
        (2, LineInput::Heard, None, Some(27)),
        (27, LineInput::Tick, Some(LineOutput::Ping), Some(37)),
        (28, LineInput::Doubt, None, Some(31)),
        (29, LineInput::Doubt, None, Some(31)),
        (31, LineInput::Tick, Some(LineOutput::Disconnect), Some(32)),
        (31, LineInput::Doubt, None, Some(32)),
        (31, LineInput::Hurry, Some(LineOutput::Connect), Some(46)),
    ]);
}

#[test]
fn c4_ten_seconds_of_silence_are_not_yet_long_and_a_tick_ten_seconds_late_is_not_yet_late() {
    check(&[
        (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
        (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
        (0, LineInput::Welcomed, None, Some(25)),
        (10, LineInput::Hurry, None, Some(25)),
        (35, LineInput::Tick, Some(LineOutput::Ping), Some(45)),
    ]);
}

#[test]
fn c6_a_clock_that_is_set_back_holds_no_attempt_up() {
    check(&[
        (9_000, LineInput::Start, Some(LineOutput::Connect), Some(9_015)),
        (100, LineInput::Doubt, None, Some(115)),
        (9_000, LineInput::Closed, None, Some(9_001)),
        (100, LineInput::Doubt, None, Some(160)),
        (9_000, LineInput::Hurry, Some(LineOutput::Connect), Some(9_015)),
        (9_000, LineInput::Opened, Some(LineOutput::Greet), Some(9_015)),
        (9_000, LineInput::Welcomed, None, Some(9_025)),
        (100, LineInput::Doubt, Some(LineOutput::Ping), Some(103)),
    ]);
    let mut line = Line::default();
    let mut play = |second: u64, input| {
        line.handle(Moment { now: Timestamp(second * 1_000), chance: 0 }, input);
        line.due().map(|due| due.0 / 1_000)
    };
    for input in [LineInput::Start, LineInput::Opened, LineInput::Welcomed] {
        play(9_000, input);
    }
    assert_eq!(play(9_025, LineInput::Tick), Some(9_035));
    assert_eq!(play(100, LineInput::Attention(Attention::Visible)), Some(110), "the answer is still awaited");
}

#[test]
fn attempts_are_counted_until_one_is_welcomed() {
    let mut line = Line::default();
    let mut after = |input| {
        line.handle(Moment { now: Timestamp(1_000), chance: 0 }, input);
        line.attempts()
    };
    assert_eq!(after(LineInput::Start), 1);
    after(LineInput::Closed);
    assert_eq!(after(LineInput::Tick), 2);
    assert_eq!(after(LineInput::Hurry), 3);
    assert_eq!(after(LineInput::Opened), 3);
    assert_eq!(after(LineInput::Welcomed), 0);
}

#[test]
fn c9_while_exchanges_stand_in_sockets_are_tried_more_rarely() {
    let mut line = Line::default();
    let mut play = |second: u64, input| {
        let output = line.handle(Moment { now: Timestamp(second * 1_000), chance: u32::MAX }, input);
        (output, line.socket_due().map(|due| due.0.div_ceil(1_000)))
    };
    play(0, LineInput::Start);
    for _ in 0..8 {
        play(0, LineInput::Hurry);
    }
    assert_eq!(play(3, LineInput::Tick).0, Some(LineOutput::Exchange));
    assert_eq!(play(3, LineInput::Closed), (None, Some(13)));
    play(4, LineInput::Exchanged);
    play(4, LineInput::Hurry);
    assert_eq!(play(5, LineInput::Closed), (None, Some(65)));
}
