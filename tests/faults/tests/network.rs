//! Everybody writes over a network that fails them; afterwards the log is what was said.

use edgewise_faults::scenario::network::{Carried, Trouble, play};

fn check(carried: &Carried) {
    println!("{carried}");
    assert!(carried.proof.holds(), "{carried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d5_d9_connections_that_are_cut_again_and_again_lose_nothing() {
    let carried = play(Trouble::Cuts).await.unwrap();
    check(&carried);
    assert!(carried.reconnects > 0, "nobody noticed: {carried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn c1_c5_a_half_open_connection_is_given_up_and_loses_nothing() {
    let carried = play(Trouble::HalfOpen).await.unwrap();
    check(&carried);
    assert!(carried.reconnects >= 6, "somebody never noticed: {carried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d6_what_arrives_one_byte_at_a_time_is_read_whole() {
    check(&play(Trouble::Trickles).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn d6_d9_what_a_network_loses_is_asked_for() {
    let carried = play(Trouble::Loses).await.unwrap();
    check(&carried);
    assert!(carried.lost >= 20, "hardly anything was lost: {carried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d3_d6_frames_that_arrive_twice_are_stored_and_read_once() {
    check(&play(Trouble::Repeats).await.unwrap());
}
