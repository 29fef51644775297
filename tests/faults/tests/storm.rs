//! Everybody comes back at once.

use std::time::Duration;

use edgewise_faults::scenario::storm;

#[tokio::test(flavor = "multi_thread")]
async fn c2_d5_everybody_is_back_within_seconds_of_a_restart_and_has_lost_nothing() {
    let storm = storm::play(200).await.unwrap();
    println!("{storm}");
    assert!(storm.proof.holds(), "{storm}");
    assert!(storm.percentile(99) <= Duration::from_secs(5), "{storm}");
    assert!(storm.attempts <= 4, "{storm}");
}
