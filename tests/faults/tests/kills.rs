//! The power fails a hundred times while visitors and agents write.

use edgewise_faults::scenario::kills::{self, Plan};

#[tokio::test(flavor = "multi_thread")]
async fn d1_d2_d3_d4_d9_nothing_acknowledged_is_lost_doubled_or_moved_by_a_hundred_kills() {
    let killed = kills::play(Plan { kills: 100, conversations: 4, between: 20 }).await.unwrap();
    println!("{killed}");
    assert!(killed.proof.holds(), "{killed}");
    assert!(killed.proof.acknowledged >= 1_000, "hardly anything was said: {killed}");
}
